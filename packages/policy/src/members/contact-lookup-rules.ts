import { plusSeconds } from '../instant.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { RelatedBy } from './timeline-kinds.ts'

/** Why members are looked up by a whole mail address or phone number (照会). Codes alone: free text could name somebody. */
export const LOOKUP_REASONS = [
  'member_contact',
  'duplicate_accounts',
  'fraud_enquiry',
  'legal_request',
  'other',
] as const
export type LookupReason = (typeof LOOKUP_REASONS)[number]

/** The two fields members are looked up by. */
export type LookupField = RelatedBy

/**
 * The units that one person may spend on look-ups in any hour, over all instances. A miss costs more than a hit, as guessing mostly
 * misses.
 */
export const MAX_LOOKUP_UNITS_PER_HOUR = 30
export const LOOKUP_UNIT_COST = { hit: 1, miss: 2 } as const
const HOUR_SECONDS = 3600

export type LookupRefusal = 'not_permitted' | 'too_many_lookups'

/** Units somebody spent at an instant. */
export type SpentUnits = { readonly at: string; readonly units: number }

/** How many units are left in this hour, and when more come back; `null`: none is spent. */
export type LookupBudget = { readonly left: number; readonly nextAt: string | null }

/** The cost, in units, of a look-up that found so many members. */
export const lookupCost = (found: number): number => (found > 0 ? LOOKUP_UNIT_COST.hit : LOOKUP_UNIT_COST.miss)

/** The instant from which spent units still count. */
export const lookupWindowStart = (now: string): string => plusSeconds(now, -HOUR_SECONDS)

const countedUnits = (spent: readonly SpentUnits[], now: string): SpentUnits[] =>
  spent.filter(({ at, units }) => units > 0 && at > lookupWindowStart(now)).sort((a, b) => (a.at < b.at ? -1 : 1))

/** The budget as it is now. `spent` may hold older rows. */
export function lookupBudget(spent: readonly SpentUnits[], now: string): LookupBudget {
  const counted = countedUnits(spent, now)
  const used = counted.reduce((sum, { units }) => sum + units, 0)
  const oldest = counted[0]
  return {
    left: Math.max(0, MAX_LOOKUP_UNITS_PER_HOUR - used),
    nextAt: oldest ? plusSeconds(oldest.at, HOUR_SECONDS) : null,
  }
}

/** The earliest instant at which so many units are available. */
export function lookupUnitsFreeAt(spent: readonly SpentUnits[], now: string, wanted: number): string {
  const counted = countedUnits(spent, now)
  let missing = wanted - lookupBudget(counted, now).left
  for (const { at, units } of counted) {
    if (missing <= 0) break
    missing -= units
    if (missing <= 0) return plusSeconds(at, HOUR_SECONDS)
  }
  return now
}

/**
 * May this person look up a contact now? `costs` units must be left: those of a miss, while the result is not known. It takes the
 * permission to reveal, as contacts could be found out by trying.
 */
export function lookUpContact(
  { actor, spent, now }: { readonly actor: Staff; readonly spent: readonly SpentUnits[]; readonly now: string },
  costs: number,
): Verdict<{ readonly type: 'member.looked_up' }, LookupRefusal> {
  if (!may(actor.role, 'members.reveal')) return refuse('not_permitted')
  if (lookupBudget(spent, now).left < costs) return refuse('too_many_lookups')
  return allow({ type: 'member.looked_up' })
}
