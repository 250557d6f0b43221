/** What brought a case to the desk: a rule, a model, a report, or patrol. */
export const SOURCES = ['rule', 'model', 'report', 'patrol'] as const
export type Source = (typeof SOURCES)[number]

/** Flags raised by a model carry a rule id with this ending, such as `mlm.model`. */
const OF_MODEL = /\.model$/

/**
 * The source that a case is counted under. The detector comes first, as it reads a text before anybody can report it. `rules`: ids of
 * the rules that flagged the text, the one with the highest score first.
 */
export function sourceOf({
  rules,
  reporters,
}: {
  readonly rules: readonly string[]
  readonly reporters: number
}): Source {
  const [surest] = rules
  if (surest !== undefined) return OF_MODEL.test(surest) ? 'model' : 'rule'
  return reporters > 0 ? 'report' : 'patrol'
}
