import { plusSeconds } from '../instant.ts'
import { type LedgerEntry, ledgerEntriesInForce, restrictionAfter } from '../ledger/ledger-rules.ts'

/** A member's standing: the measures in force, computed from the ledger and never stored. */
export type MemberStanding = {
  readonly advice: number
  /** warnings that still count */
  readonly warnings: number
  /** warnings past their time */
  readonly expired: number
  readonly hidden: number
  readonly restricted: boolean
  readonly withdrawn: boolean
}

export const NO_STANDING: MemberStanding = {
  advice: 0,
  warnings: 0,
  expired: 0,
  hidden: 0,
  restricted: false,
  withdrawn: false,
}

const DAY_SECONDS = 24 * 60 * 60

/** Computes the standing at `now` from a ledger. A warning counts for `warningDays`; `null`: for ever. */
export function computeStanding(
  entries: readonly Pick<LedgerEntry, 'id' | 'measure' | 'reverses' | 'at'>[],
  now: string,
  warningDays: number | null,
): MemberStanding {
  if (entries.length === 0) return NO_STANDING
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
    withdrawn: of('withdraw').length > 0,
  }
}
