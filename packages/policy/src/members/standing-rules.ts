import { plusSeconds } from '../instant.ts'
import { type LedgerEntry, ledgerEntriesInForce, restrictionAfter } from '../ledger/ledger-rules.ts'
import type { Withdrawal, WithdrawalState } from '../withdrawals/withdrawal-model.ts'

/** A member's standing: the measures in force, computed from the ledger and never stored. */
export type MemberStanding = {
  readonly advice: number
  /** warnings that still count */
  readonly warnings: number
  /** warnings past their time */
  readonly expired: number
  readonly hidden: number
  readonly restricted: boolean
  /** the membership was ended */
  readonly withdrawn: boolean
  /** ending it was approved, and waits for its hold to end */
  readonly withdrawalHeld: boolean
  /** ending it was proposed, and waits for a second person */
  readonly withdrawalProposed: boolean
}

/** The proposed or held withdrawal, or reversal of one, that a standing depends on beside the ledger; `null`: there is none. */
export type WithdrawalUnderway = Pick<Withdrawal, 'kind' | 'state'> | null

export const NO_STANDING: MemberStanding = {
  advice: 0,
  warnings: 0,
  expired: 0,
  hidden: 0,
  restricted: false,
  withdrawn: false,
  withdrawalHeld: false,
  withdrawalProposed: false,
}

/** Of a membership one thing is said: the first of these that holds. */
const MEMBERSHIP = ['withdrawn', 'withdrawalHeld', 'withdrawalProposed'] as const
const COUNTED = ['warnings', 'hidden', 'advice', 'expired'] as const

/** One thing that is said about a standing: how far the end of the membership has got, a restriction, or how many of a measure. */
export type StandingPart =
  | { readonly kind: (typeof MEMBERSHIP)[number] | 'restricted' }
  | { readonly kind: (typeof COUNTED)[number]; readonly count: number }

/** What to say about a member's standing wherever it is shown, in this order. Nothing on record: empty. */
export function standingParts(standing: MemberStanding): readonly StandingPart[] {
  const membership = MEMBERSHIP.find((kind) => standing[kind])
  return [
    ...(membership ? [{ kind: membership }] : []),
    ...(standing.restricted ? [{ kind: 'restricted' } as const] : []),
    ...COUNTED.map((kind) => ({ kind, count: standing[kind] })).filter(({ count }) => count > 0),
  ]
}

const DAY_SECONDS = 24 * 60 * 60

/** Computes the standing at `now` from a ledger and what is under way. A warning counts for `warningDays`; `null`: for ever. */
export function computeStanding(
  entries: readonly Pick<LedgerEntry, 'id' | 'measure' | 'reverses' | 'at'>[],
  now: string,
  warningDays: number | null,
  underway: WithdrawalUnderway = null,
): MemberStanding {
  if (entries.length === 0 && underway === null) return NO_STANDING
  const inForce = ledgerEntriesInForce(entries)
  const of = (measure: LedgerEntry['measure']) => inForce.filter((entry) => entry.measure === measure)
  const warned = of('warn')
  const since = warningDays === null ? '' : plusSeconds(now, -warningDays * DAY_SECONDS)
  const warnings = warned.filter(({ at }) => at > since).length
  return {
    advice: of('advice').length,
    warnings,
    expired: warned.length - warnings,
    hidden: of('hide').length,
    restricted: restrictionAfter(entries),
    ...membership(of('withdraw').length > 0, underway),
  }
}

/** A line of the ledger ends a membership as soon as its hold is over, and a line that takes it back likewise. `line`: one is in force. */
function membership(line: boolean, underway: WithdrawalUnderway) {
  const is = (state: WithdrawalState) => underway?.kind === 'withdrawal' && underway.state === state
  const withdrawalHeld = is('held')
  const withdrawn = underway?.kind === 'reversal' || (line && !withdrawalHeld)
  return { withdrawn, withdrawalHeld, withdrawalProposed: is('proposed') }
}
