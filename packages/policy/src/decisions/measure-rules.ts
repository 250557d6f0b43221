import type { TargetType } from '../intake/intake-arrivals.ts'

/** What a decision can do to its target (措置). `no_violation` is a decision without any. */
export const MEASURES = [
  'request_correction',
  'advice',
  'hide',
  'show',
  'warn',
  'restrict',
  'lift',
  'withdraw',
  'reverse',
] as const
export type Measure = (typeof MEASURES)[number]

/** What is picked in a decision, several at once; `reverse` is a choice of its own, and `withdraw` is for two people. */
export const PICKED_MEASURES = ['request_correction', 'advice', 'hide', 'show', 'warn', 'restrict', 'lift'] as const
export type PickedMeasure = (typeof PICKED_MEASURES)[number]

/** Which measure exists for which target: the desk's decision table. */
export const MEASURES_BY_TARGET: Readonly<Record<TargetType, readonly Measure[]>> = {
  job: ['request_correction', 'advice', 'hide', 'show', 'warn'],
  proposal: ['advice', 'hide', 'show', 'warn'],
  message: ['advice', 'hide', 'show', 'warn'],
  member: ['request_correction', 'advice', 'warn', 'restrict', 'lift'],
}

/** Name of the event the marketplace receives. Events are thin: ids and codes, the text is fetched by id. */
export const EVENT_BY_MEASURE = {
  request_correction: 'job.correction_requested',
  advice: 'member.advised',
  hide: 'content.hidden',
  show: 'content.shown',
  warn: 'member.warned',
  restrict: 'member.restricted',
  lift: 'member.lifted',
  withdraw: 'member.withdrawn',
  reverse: 'measure.reversed',
} as const satisfies Readonly<Record<Measure, string>>

/** Measures that take something back; every other measure confirms a violation. */
const REVERSING_MEASURES: readonly Measure[] = ['show', 'lift', 'reverse']

/** Does this measure confirm a violation? */
export function confirmsViolation(measure: Measure): boolean {
  return !REVERSING_MEASURES.includes(measure)
}
