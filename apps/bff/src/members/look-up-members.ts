import type { LookupResult } from '@mimamori/contract/members/member-contract'
import {
  LOOKUP_UNIT_COST,
  type LookupBudget,
  type LookupField,
  type LookupReason,
  lookUpContact,
  lookupBudget,
  lookupCost,
  lookupUnitsFreeAt,
} from '@mimamori/policy/members/contact-lookup-rules'
import type { ContactQuery } from '@mimamori/policy/search/search-query'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { lookupsInLastHour } from '@mimamori/storage/members/member-reads'
import { record } from '@mimamori/storage/record-change'
import { findMembersByContact } from '@mimamori/storage/search/search-reads'
import type { Tx } from '@mimamori/storage/storage'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadFoundMembers } from '../workflows/found-members.ts'

/** The members one field found. */
export type LookupMatch = { readonly field: LookupField; readonly memberIds: readonly string[] }

type LookupRequest = {
  /** the field that a first refusal is logged with */
  readonly field: LookupField
  readonly reason: LookupReason
  /** units that must be left: the most it can cost */
  readonly costs: number
  readonly find: (tx: Tx) => Promise<readonly LookupMatch[]>
}

type LookupPayment =
  | { readonly ok: true; readonly found: readonly LookupMatch[]; readonly units: LookupBudget }
  | { readonly ok: false; readonly until: string }

/**
 * Runs a look-up and pays for it. The units left are checked, and the matches stored, in one transaction under a lock
 * for the person, so that parallel calls at all instances never spend more than the units of an hour. Nothing is
 * returned before it is durable. Throws the refusal `too_many_lookups` with the instant at which there are units again;
 * the first refusal of an hour is logged.
 */
export async function payForLookup(
  { storage, clock }: AppContext,
  actor: Staff,
  { field, reason, costs, find }: LookupRequest,
): Promise<Extract<LookupPayment, { ok: true }>> {
  const payment = await storage.write(async (tx): Promise<LookupPayment> => {
    const now = clock.now()
    const staffId = actor.id
    tx.lock('key', `lookups/${staffId}`)
    const before = await lookupsInLastHour(tx.db, staffId, now)
    const verdict = lookUpContact({ actor, spent: before.spent, now }, costs)
    if (!verdict.ok) {
      if (verdict.refusal === 'not_permitted') throw refusalError(verdict.refusal)
      if (!before.refused) await record(tx, now, staffId, { type: 'member.lookup_refused', staffId, field, reason })
      return { ok: false, until: lookupUnitsFreeAt(before.spent, now, costs) }
    }
    const found = await find(tx)
    for (const each of found) await record(tx, now, staffId, { ...verdict.event, ...each, staffId, reason })
    const cost = found.map(({ memberIds }) => ({ at: now, units: lookupCost(memberIds.length) }))
    return { ok: true, found, units: lookupBudget([...before.spent, ...cost], now) }
  })
  if (payment.ok) return payment
  throw refusalError('too_many_lookups', null, payment.until)
}

/** Finds members by a whole mail address or phone number. Costs and refusals: `payForLookup`. */
export async function lookUpMembers(
  app: AppContext,
  actor: Staff,
  contact: ContactQuery,
  reason: LookupReason,
): Promise<LookupResult> {
  const { kind: field } = contact
  const find = async (tx: Tx) => [{ field, memberIds: await findMembersByContact(tx.db, app.storage.vault, contact) }]
  const { found, units } = await payForLookup(app, actor, { field, reason, costs: LOOKUP_UNIT_COST.miss, find })
  const ids = found.flatMap(({ memberIds }) => memberIds)
  return { members: await loadFoundMembers(app, actor.role, ids), units }
}
