import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'

/** Names of flags that no rule on wording raises, as `<category>.<name>`; those of wording are in the detector. */
export const RULES_BESIDE_WORDING = [
  // of every category: a learned model, copies of hidden texts, and members whose texts were confirmed again and again
  ...CATEGORIES.flatMap((each) => [`${each}.model`, `${each}.hidden_copy`, `${each}.repeated`] as const),
  'other.reposts',
  'other.related_account',
] as const

/** The category that such a rule flags. */
export const ruleCategory = (rule: (typeof RULES_BESIDE_WORDING)[number]): Category =>
  rule.slice(0, rule.indexOf('.')) as Category
