/** What brought a case to the desk: a rule, a model, a report, or patrol. */
export const SOURCES = ['rule', 'model', 'report', 'patrol'] as const
export type Source = (typeof SOURCES)[number]

/** Flags of models have such a rule id: `mlm.model`. */
const OF_MODEL = /\.model$/

/**
 * The one source a case counts under. The detector reads on arrival, so it comes before any report; of its findings the
 * surest stands first.
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
