import type { TargetType } from '../intake/arrivals.ts'

/** What a decision can do to its target (措置). `no_violation` is a decision without any. */
export const MEASURES = ['request_correction', 'advice', 'hide', 'show', 'warn'] as const
export type Measure = (typeof MEASURES)[number]

/** Which measure exists for which target: the desk's decision table. */
export const MEASURES_ON: Readonly<Record<TargetType, readonly Measure[]>> = {
  job: ['request_correction', 'advice', 'hide', 'show', 'warn'],
  proposal: ['advice', 'hide', 'show', 'warn'],
  message: ['advice', 'hide', 'show', 'warn'],
  member: ['request_correction', 'advice', 'warn'],
}

/** Name of the event the marketplace receives. Events are thin: ids and codes, the text is fetched by id. */
export const EVENT_OF = {
  request_correction: 'job.correction_requested',
  advice: 'member.advised',
  hide: 'content.hidden',
  show: 'content.shown',
  warn: 'member.warned',
} as const satisfies Readonly<Record<Measure, string>>

/** `show` takes a hide back and confirms nothing; every other measure says what was broken. */
export function confirms(measure: Measure): boolean {
  return measure !== 'show'
}
