import { dayOf } from '../breakdown/japan-month.ts'
import { plusSeconds } from '../instant.ts'
import { MEMBER_ROLES, type MemberRole } from '../intake/intake-arrivals.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'

/** Why an evaluation runs: on its day, because a lead asked, as a version came into force, or to see what one would change. */
export const RUN_PURPOSES = ['scheduled', 'asked', 'activation', 'dry'] as const
export type RunPurpose = (typeof RUN_PURPOSES)[number]

export const RUN_STATES = ['running', 'done', 'cancelled', 'failed'] as const
export type RunState = (typeof RUN_STATES)[number]

/** Most changes in one exported file; more is refused and not cut, as a file that only looks complete would mislead. */
export const MAX_EXPORTED_CHANGES = 100_000

export type DryRunStartRefusal = 'not_permitted' | 'run_under_way'
export type RunRefusal = DryRunStartRefusal | 'standards_unapproved'

/** Why this person cannot try standards out now; `null`: they can. One evaluation runs at a time. */
export function checkTryOut(running: boolean, actor: Staff): DryRunStartRefusal | null {
  if (!may(actor.role, 'standards.decide')) return 'not_permitted'
  return running ? 'run_under_way' : null
}

/** Have people approved the standards with this number? 0 are those that ship with the desk, which nobody has. */
export const isApproved = (number: number): boolean => number > 0

/** Why this person cannot evaluate members by the standards with this number now; `null`: they can. Nobody is granted anything by what nobody has approved. */
export const checkRun = (number: number, running: boolean, actor: Staff): RunRefusal | null =>
  checkTryOut(running, actor) ?? (isApproved(number) ? null : 'standards_unapproved')

/** Minutes after which an evaluation that failed is begun again. */
const RETRY_MINUTES = 10

/** Is it too early to begin again, as the last evaluation failed at `failedAt`? `null`: it did not. */
export const restsAfterFailure = (failedAt: string | null, now: string): boolean =>
  failedAt !== null && now < plusSeconds(failedAt, RETRY_MINUTES * 60)

/** What an evaluation sends goes out in groups of so many, with a pause between, so that what cannot wait is never behind all of it. */
const GROUP_SIZE = 200
const PAUSE_SECONDS = { event: 2, letter: 20 } as const

/** Seconds after which the event or letter of an evaluation may go out; `place`: how many it sent before. */
export const sendingDelay = (what: keyof typeof PAUSE_SECONDS, place: number): number =>
  Math.floor(place / GROUP_SIZE) * PAUSE_SECONDS[what]

/** Hour of the day, Japan time, from which on members are evaluated on their day. */
const RUN_HOUR = 4

/**
 * The roles whose members are to be evaluated by now: clients every day, freelancers on the first of a month, from four in the morning on,
 * Japan time, or later where the desk was down then. `lastAt`: when each was evaluated last; `null`: never.
 */
export function rolesDue(lastAt: Readonly<Record<MemberRole, string | null>>, now: string): readonly MemberRole[] {
  // what is before four o'clock belongs to the day before
  const runDay = (at: string) => dayOf(new Date(Date.parse(at) - RUN_HOUR * 3_600_000).toISOString())
  const period: Readonly<Record<MemberRole, (at: string) => string>> = {
    client: runDay,
    freelancer: (at) => runDay(at).slice(0, 7),
  }
  return MEMBER_ROLES.filter((role) => {
    const last = lastAt[role]
    return last === null || period[role](last) < period[role](now)
  })
}
