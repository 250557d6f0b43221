import { SEVERITIES, type Severity } from '../catalogue/violation-categories.ts'
import { plusSeconds } from '../instant.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { QUEUES, type Queue } from './case-model.ts'

/** Minutes that a case may take from its arrival to its decision, by queue and severity. */
export type DueTimes = Readonly<Record<Queue, Readonly<Record<Severity, number>>>>

const DAY_MINUTES = 24 * 60

/** Patrol cases have a day, as every job is checked within one; reminders and enquiries have days, as people wait for money by them. */
export const SHIPPED_DUE_TIMES: DueTimes = {
  flagged: { urgent: 30, high: 120, medium: 240, low: 480 },
  patrol: { urgent: DAY_MINUTES, high: DAY_MINUTES, medium: DAY_MINUTES, low: DAY_MINUTES },
  reminders: { urgent: DAY_MINUTES, high: DAY_MINUTES, medium: 2 * DAY_MINUTES, low: 3 * DAY_MINUTES },
  enquiries: { urgent: DAY_MINUTES, high: DAY_MINUTES, medium: 3 * DAY_MINUTES, low: 5 * DAY_MINUTES },
}

/** Due times for what arrives from an instant on. */
export type DueTimesVersion = { readonly from: string; readonly times: DueTimes }

/** The due times for what arrives at an instant: those of the newest version that has begun. */
export function dueTimesAt(versions: readonly DueTimesVersion[], at: string): DueTimes {
  const begun = versions.filter(({ from }) => from <= at).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  // versions from before a queue was there say nothing of it
  return { ...SHIPPED_DUE_TIMES, ...begun.at(-1)?.times }
}

/**
 * When a case should be decided at the latest. A case raised from patrol, or brought back by a missed correction, has the time of its
 * severity from then on, but is due no later than before.
 */
export function computeDueAt(
  arrivedAt: string,
  severity: Severity,
  queue: Queue,
  times: DueTimes = SHIPPED_DUE_TIMES,
  raisedAt: string | null = null,
): string {
  if (raisedAt !== null) {
    const patrolled = computeDueAt(arrivedAt, severity, 'patrol', times)
    const raised = computeDueAt(raisedAt, severity, 'flagged', times)
    if (raised > patrolled) return patrolled
    return raised
  }
  return plusSeconds(arrivedAt, times[queue][severity] * 60)
}

/** Minutes that a lead may give a case: five minutes to a month. */
export const DUE_MINUTES_BOUNDS = { least: 5, most: 30 * DAY_MINUTES } as const
/** Longest reason of a change of due times, in characters. */
export const MAX_DUE_TIMES_REASON_LENGTH = 500

export type DueTimesRefusal =
  | 'not_permitted'
  | 'reason_required'
  | 'begins_in_past'
  | 'due_time_out_of_range'
  | 'due_times_reversed'
  | 'due_times_unchanged'

export type DueTimesSet = {
  readonly type: 'due_times.set'
  readonly from: string
  readonly times: DueTimes
  readonly reason: string
}

const isSame = (one: DueTimes, other: DueTimes) =>
  QUEUES.every((queue) => SEVERITIES.every((severity) => one[queue][severity] === other[queue][severity]))

const minutesOf = (times: DueTimes): readonly number[] =>
  QUEUES.flatMap((queue) => SEVERITIES.map((each) => times[queue][each]))

/** Is what is more severe due no later, within each queue? `SEVERITIES` goes from the least to the most severe. */
const isOrdered = (times: DueTimes) =>
  QUEUES.every((queue) =>
    SEVERITIES.slice(1).every((severity, at) => times[queue][severity] <= times[queue][SEVERITIES[at] ?? severity]),
  )

/**
 * Sets the due times of what arrives from an instant on; what has arrived keeps its own. A version that has not begun is replaced by
 * one from the same instant.
 */
export function setDueTimes(
  versions: readonly DueTimesVersion[],
  { from, times, reason }: DueTimesVersion & { readonly reason: string },
  actor: Staff,
  now: string,
): Verdict<DueTimesSet, DueTimesRefusal> {
  if (!may(actor.role, 'due_times.set')) return refuse('not_permitted')
  if (from < now) return refuse('begins_in_past')
  const { least, most } = DUE_MINUTES_BOUNDS
  if (minutesOf(times).some((minutes) => !Number.isInteger(minutes) || minutes < least || minutes > most))
    return refuse('due_time_out_of_range')
  if (!isOrdered(times)) return refuse('due_times_reversed')
  if (isSame(dueTimesAt(versions, from), times)) return refuse('due_times_unchanged')
  if (reason.trim() === '') return refuse('reason_required')
  return allow({ type: 'due_times.set', from, times, reason: reason.trim() })
}
