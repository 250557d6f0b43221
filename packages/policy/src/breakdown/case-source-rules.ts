/** What brought a case to the desk: a rule, a model, a report, or patrol. */
export const SOURCES = ['rule', 'model', 'report', 'patrol'] as const
export type Source = (typeof SOURCES)[number]

const MODEL_ENDING = '.model'

/** Is it a model's? Flags raised by a model carry a rule id such as `mlm.model`. */
export const isModelRule = (rule: string): boolean => rule.endsWith(MODEL_ENDING)

/**
 * The source that a case is counted under. The detector comes first, as it reads a text before anybody can report it: a model only where
 * no rule flagged the text as well. `rules`: ids of what flagged it.
 */
export function sourceOf({
  rules,
  reporters,
}: {
  readonly rules: readonly string[]
  readonly reporters: number
}): Source {
  if (rules.length > 0) return rules.every(isModelRule) ? 'model' : 'rule'
  return reporters > 0 ? 'report' : 'patrol'
}
