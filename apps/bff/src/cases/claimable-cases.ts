import type { LeaseKind } from '@mimamori/policy/cases/case-model'
import { claimLease } from '@mimamori/policy/cases/lease-rules'
import { compareBySort } from '@mimamori/policy/queue/queue-order-rules'
import {
  effectiveSort,
  isInView,
  matchesFilters,
  type ViewQuery,
  type WorkView,
} from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { casesAssignedTo, casesClaimedBy } from '@mimamori/storage/cases/case-lease-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { nextWaiting } from '@mimamori/storage/queue/queue-reads'
import { record } from '@mimamori/storage/record-change'
import { holdingsOf } from '@mimamori/storage/standards/holding-reads'
import type { Tx } from '@mimamori/storage/storage'
import { presentCase, refusalError } from '../rpc/refusal-errors.ts'

/** A list the next case is taken from, as it is on the screen. */
export type ClaimSource = ViewQuery<WorkView>

/**
 * The first cases of a list that this person could claim, at most `limit`. On PostgreSQL rows that another instance has
 * locked are skipped, so that two instances never claim the same case.
 */
export async function findClaimable(
  tx: Tx,
  at: string,
  actor: Staff,
  source: ClaimSource,
  limit: number,
): Promise<StoredCase[]> {
  const { view, filters = {} } = source
  const lead = may(actor.role, 'cases.lead')
  const sort = effectiveSort(source)
  return await nextWaiting(tx.db, { view, filters, sort, me: actor.id, queues: actor.queues, now: at, lead }, limit)
}

/** Claims or reserves a case. Returns it as it is from now on. Throws the refusal of the rule, with the case as it is. */
export async function leaseCase(
  tx: Tx,
  at: string,
  actor: Staff,
  storedCase: StoredCase,
  kind: Exclude<LeaseKind, 'assigned'>,
): Promise<StoredCase> {
  const verdict = claimLease(storedCase, actor, kind, at)
  if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, storedCase))
  const { fence, lease } = verdict.event
  await record(tx, at, actor.id, { type: 'case.claimed', case: storedCase, fence, lease })
  return { ...storedCase, state: 'claimed', fence, lease, snoozedUntil: null }
}

/** Those of these cases that would be in that list if nobody had claimed them. */
export async function keepListed(
  { db }: Tx,
  at: string,
  actor: Staff,
  { view, filters }: ClaimSource,
  storedCases: readonly StoredCase[],
): Promise<StoredCase[]> {
  const withoutHolder = { ...filters, holder: undefined }
  const listed: StoredCase[] = []
  for (const each of storedCases) {
    if (!isInView(each, view, { me: actor.id, now: at })) continue
    const standards = filters?.standard === undefined ? [] : Object.keys(await holdingsOf(db, each.authorId))
    if (matchesFilters({ ...each, standards }, withoutHolder, actor.id, at)) listed.push(each)
  }
  return listed
}

/** All reservations of this person, from whatever list, in the order of `source`. */
export async function loadReservations(tx: Tx, at: string, actor: Staff, source: ClaimSource): Promise<StoredCase[]> {
  const own = await casesClaimedBy(tx.db, actor.id)
  return own
    .filter(({ lease }) => lease?.kind === 'reservation' && lease.endsAt > at)
    .sort(compareBySort(effectiveSort(source)))
}

/** What is assigned to this person and would be in that list, in its order. */
export async function loadAssigned(tx: Tx, at: string, actor: Staff, source: ClaimSource): Promise<StoredCase[]> {
  const assigned = await casesAssignedTo(tx.db, actor.id)
  const kept = assigned.filter(({ lease }) => lease !== null && lease.endsAt > at)
  return (await keepListed(tx, at, actor, source, kept)).sort(compareBySort(effectiveSort(source)))
}
