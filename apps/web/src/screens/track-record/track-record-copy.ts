import type { TrackRecordRefusal } from '@mimamori/contract/page-refusal-contract'
import { trackRecord as en } from '@mimamori/copy/track-record/en'
import { trackRecord as ja } from '@mimamori/copy/track-record/ja'
import { isModelRule } from '@mimamori/policy/breakdown/case-source-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { copyHook, useCopy } from '../../i18n/language-provider.tsx'
import { ruleName } from '../../i18n/rule-names.ts'
import { useWholeRuleNames } from '../../i18n/whole-rule-names.ts'

/** Texts of the track record; loaded with its page. */
export const useTrackRecordCopy = copyHook<
  Omit<typeof ja, 'refusals'> & { refusals: Readonly<Record<TrackRecordRefusal, string>> }
>({ ja, en })

/** The category of a rule's flags, from its id. */
export const categoryOfRule = (rule: string): Category => rule.slice(0, rule.indexOf('.')) as Category

/** Returns a function that names a rule, or a model's flags of a category; a rule without words is shown by its id. */
export function useRuleName(): (rule: string) => string {
  const copy = useTrackRecordCopy()
  const { words } = useCopy()
  const names = useWholeRuleNames()
  return (rule) => (isModelRule(rule) ? copy.model(words.categoriesShort[categoryOfRule(rule)]) : ruleName(names, rule))
}
