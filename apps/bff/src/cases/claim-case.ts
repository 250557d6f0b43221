import { MAX_RESERVATIONS } from '@mimamori/policy/cases/case-model'
import { createLease } from '@mimamori/policy/cases/lease-rules'
import { compareBySort } from '@mimamori/policy/queue/queue-order-rules'
import { effectiveSort } from '@mimamori/policy/queue/queue-view-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { requireCase } from '../workflows/require-case.ts'
import {
  type ClaimSource,
  findClaimable,
  keepListed,
  leaseCase,
  loadAssigned,
  loadReservations,
} from './claimable-cases.ts'

/**
 * Claims one case. Returns its id. Throws NotFound, and the refusal of one that is claimed by somebody else or decided.
 * When two people claim the same case at once, also at two instances, the second waits for the first and is refused.
 */
export async function claimCase(app: AppContext, actor: Staff, caseId: string): Promise<string> {
  return await app.storage.write(async (tx) => {
    const storedCase = await requireCase(tx.db, caseId)
    return (await leaseCase(tx, app.clock.now(), actor, storedCase, 'claim')).id
  })
}

/**
 * Claims the case on top of a list; `null` when nothing waits. What is assigned to this person comes first, and one that they have reserved is theirs to claim.
 * `show` loads the answer while the claim is being committed; it is returned only after that.
 */
export async function claimNextCase<T>(
  app: AppContext,
  actor: Staff,
  source: ClaimSource,
  show: (claimed: StoredCase) => Promise<T>,
): Promise<T | null> {
  const claimed = await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const [assigned, [open]] = await Promise.all([
      loadAssigned(tx, at, actor, source),
      findClaimable(tx, at, actor, source, 1),
    ])
    const next = assigned[0] ?? open ?? (await loadListedReservations(tx, at, actor, source))[0]
    if (!next) return null
    const leased = await leaseCase(tx, at, actor, next, 'claim')
    // what is committed together with the claim, such as the text of the case, may not be readable yet
    const shown = show(leased).catch(() => null)
    return { leased, shown }
  })
  return claimed && ((await claimed.shown) ?? (await show(claimed.leased)))
}

async function loadListedReservations(tx: Tx, at: string, actor: Staff, source: ClaimSource): Promise<StoredCase[]> {
  return await keepListed(tx, at, actor, source, await loadReservations(tx, at, actor, source))
}

/** The same, with the case's id as the answer. */
export const claimNextCaseId = (app: AppContext, actor: Staff, source: ClaimSource): Promise<string | null> =>
  claimNextCase(app, actor, source, async ({ id }) => id)

/**
 * Reserves up to `count` cases of a list for a minute, or 20 s where they are due soon, at most 2, so that the next one is ready. Reservations from another
 * list are given back. Returns the ids of what is reserved, in the order of the list.
 */
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
    const listed = await keepListed(tx, at, actor, source, reserved)
    // a person has at most two reservations in all
    for (const other of reserved.filter((each) => !listed.includes(each))) {
      await record(tx, at, actor.id, { type: 'case.released', case: other, why: 'released' })
    }
    // what is assigned to this person is kept for them anyway
    const ready = [...(await loadAssigned(tx, at, actor, source)), ...listed].slice(0, maxReservations)
    for (const each of ready.filter(({ lease }) => lease?.kind === 'reservation')) {
      const lease = createLease('reservation', actor.id, each.dueAt, at)
      await record(tx, at, actor.id, { type: 'case.renewed', case: each, lease })
    }
    for (const next of await findClaimable(tx, at, actor, source, maxReservations - ready.length)) {
      ready.push(await leaseCase(tx, at, actor, next, 'reservation'))
    }
    return ready.sort(compareBySort(effectiveSort(source))).map(({ id }) => id)
  })
}
