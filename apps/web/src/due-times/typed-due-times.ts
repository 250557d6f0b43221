import { QUEUES, type Queue } from '@mimamori/policy/cases/case-model'
import { DUE_MINUTES_BOUNDS, type DueTimes } from '@mimamori/policy/cases/due-time-rules'
import { SEVERITIES, type Severity } from '@mimamori/policy/catalogue/violation-categories'

/** Minutes as they are typed. */
export type TypedDueTimes = Readonly<Record<Queue, Readonly<Record<Severity, string>>>>

function mapTimes<From, To>(
  times: Readonly<Record<Queue, Readonly<Record<Severity, From>>>>,
  map: (value: From) => To,
): Record<Queue, Record<Severity, To>> {
  const ofQueue = (queue: Queue) =>
    Object.fromEntries(SEVERITIES.map((severity) => [severity, map(times[queue][severity])])) as Record<Severity, To>
  return Object.fromEntries(QUEUES.map((queue) => [queue, ofQueue(queue)])) as Record<Queue, Record<Severity, To>>
}

/** The fields with these minutes in them. */
export const typedFromTimes = (times: DueTimes): TypedDueTimes => mapTimes(times, String)

/** The minutes of a field; `null`: it holds none that can be set. */
export function minutesFromTyped(typed: string): number | null {
  const minutes = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : 0
  return minutes >= DUE_MINUTES_BOUNDS.least && minutes <= DUE_MINUTES_BOUNDS.most ? minutes : null
}

/** What the fields hold; `null`: one of them holds no minutes. */
export function timesFromTyped(typed: TypedDueTimes): DueTimes | null {
  const minutes = mapTimes(typed, minutesFromTyped)
  return QUEUES.every((queue) => SEVERITIES.every((severity) => minutes[queue][severity] !== null))
    ? (minutes as DueTimes)
    : null
}
