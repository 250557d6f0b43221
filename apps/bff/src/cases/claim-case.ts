import { LEASE_SECONDS, type LeaseKind, MAX_RESERVATIONS } from '@mimamori/policy/cases/case-model'
import { grantLease } from '@mimamori/policy/cases/lease-rules'
import { plusSeconds } from '@mimamori/policy/instant'
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
import { casesClaimedBy } from '@mimamori/storage/cases/case-lease-reads'
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { nextWaiting } from '@mimamori/storage/queue/queue-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { notFoundError, presentCase, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** A list the next case is taken from, as it is on the screen. */
export type ClaimSource = ViewQuery<WorkView>

/** The first cases of a list that this person could take. */
export async function findClaimable(
  tx: Tx,
  at: string,
  actor: Staff,
  source: ClaimSource,
  limit: number,
): Promise<StoredCase[]> {
  const { view, filters = {} } = source
  const lead = may(actor.role, 'cases.lead')
  return await nextWaiting(
    tx.db,
    { view, filters, sort: effectiveSort(source), me: actor.id, queues: actor.queues, now: at, lead },
    limit,
  )
}

/** Answers the case as it is from now on. */
export async function leaseCase(
  tx: Tx,
  at: string,
  actor: Staff,
  it: StoredCase,
  kind: LeaseKind,
): Promise<StoredCase> {
  const verdict = grantLease(it, actor, kind, at)
  if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, it))
  const { fence, lease } = verdict.event
  await record(tx, at, actor.id, { type: 'case.claimed', case: it, fence, lease })
  return { ...it, state: 'claimed', fence, lease, snoozedUntil: null }
}

/** Take one case. Refuses what somebody else holds or what is decided. Answers its id. */
export async function claimCase(app: AppContext, actor: Staff, caseId: string): Promise<string> {
  return await app.storage.write(async (tx) => {
    const it = await caseById(tx.db, caseId)
    if (!it) throw notFoundError()
    return (await leaseCase(tx, app.clock.now(), actor, it, 'claim')).id
  })
}

/** Would this case be in that list if nobody held it? */
function belongsToList(it: StoredCase, { view, filters }: ClaimSource, actor: Staff, at: string): boolean {
  return isInView(it, view, actor.id) && matchesFilters(it, { ...filters, holder: undefined }, actor.id, at)
}

/** What this person has reserved, in whatever list; what is of this one comes in its order. */
async function loadReservations(tx: Tx, at: string, actor: Staff, source: ClaimSource): Promise<StoredCase[]> {
  const held = await casesClaimedBy(tx.db, actor.id)
  return held
    .filter((it) => it.lease?.kind === 'reservation' && it.lease.endsAt > at)
    .sort(compareBySort(effectiveSort(source)))
}

/**
 * Take the case on top of a list; `null` when nothing waits. What only waits because this person has it reserved, as
 * right after leaving the review screen, is theirs to take. `show` reads what is to be answered of the case while the claim
 * becomes durable; it is answered after that alone.
 */
export async function claimNextCase<T>(
  app: AppContext,
  actor: Staff,
  source: ClaimSource,
  show: (it: StoredCase) => Promise<T>,
): Promise<T | null> {
  const taken = await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const [open] = await findClaimable(tx, at, actor, source, 1)
    const it =
      open ?? (await loadReservations(tx, at, actor, source)).find((each) => belongsToList(each, source, actor, at))
    if (!it) return null
    const shown = show(await leaseCase(tx, at, actor, it, 'claim'))
    // a claim that fails has its own fault to tell
    shown.catch(() => undefined)
    return { shown }
  })
  return taken ? await taken.shown : null
}

/** The same, answering its id. */
export const claimNextCaseId = (app: AppContext, actor: Staff, source: ClaimSource): Promise<string | null> =>
  claimNextCase(app, actor, source, async ({ id }) => id)

/** Prefetch: hold up to `count` cases of a list for a minute. Answers the ids of what is reserved, in the order of the list. */
export async function reserveNextCases(
  app: AppContext,
  actor: Staff,
  source: ClaimSource,
  count: number,
): Promise<string[]> {
  const maxReservations = Math.min(count, MAX_RESERVATIONS)
  return await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const reserved = await loadReservations(tx, at, actor, source)
    const kept = reserved.filter((it) => belongsToList(it, source, actor, at))
    // what was reserved in another list goes back: a person has at most two in all
    for (const other of reserved.filter((it) => !kept.includes(it))) {
      await record(tx, at, actor.id, { type: 'case.released', case: other, why: 'released' })
    }
    const ready = kept.slice(0, maxReservations)
    for (const it of ready) await extendReservation(tx, at, actor, it)
    for (const it of await findClaimable(tx, at, actor, source, maxReservations - ready.length)) {
      ready.push(await leaseCase(tx, at, actor, it, 'reservation'))
    }
    return ready.sort(compareBySort(effectiveSort(source))).map(({ id }) => id)
  })
}

async function extendReservation(tx: Tx, at: string, actor: Staff, it: StoredCase) {
  const endsAt = plusSeconds(at, LEASE_SECONDS.reservation)
  await record(tx, at, actor.id, {
    type: 'case.renewed',
    case: it,
    lease: { kind: 'reservation', holder: actor.id, endsAt },
  })
}
