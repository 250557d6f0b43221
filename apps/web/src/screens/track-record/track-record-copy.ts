import { isModelRule } from '@mimamori/policy/breakdown/case-source-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { ruleName } from '../../i18n/rule-names.ts'

/** The category of a rule's flags, from its id. */
export const categoryOfRule = (rule: string): Category => rule.slice(0, rule.indexOf('.')) as Category

/** Returns a function that names a rule, or a model's flags of a category; a rule without words is shown by its id. */
export function useRuleName(): (rule: string) => string {
  const copy = useMessages('track-record')
  const { words } = useCopy()
  const names = useMessages('rule-names')
  return (rule) => (isModelRule(rule) ? copy.model(words.categoriesShort[categoryOfRule(rule)]) : ruleName(names, rule))
}
