import { endLease, extendLease } from '@mimamori/policy/cases/lease-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { casesToWake, casesWithExpiredLease } from '@mimamori/storage/cases/case-lease-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { type Change, record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { presentCase, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { recordAct } from '../workflows/record-act.ts'
import { requireCase } from '../workflows/require-case.ts'

/** cases a run of a background job */
const BATCH_SIZE = 200

/** A claim as the page of its holder knows it: the case, and the fence number it was claimed under. */
export type CaseClaim = { readonly caseId: string; readonly fence: number }

/**
 * Extends the lease of a claim by 120 s; a reservation becomes a claim. Throws NotFound, and the refusal of the rule with
 * the case as it is now.
 */
export async function renewClaim(
  tx: Tx,
  at: string,
  actor: Staff,
  { caseId, fence }: CaseClaim,
): Promise<{ caseId: string; endsAt: string }> {
  const storedCase = await requireCase(tx.db, caseId)
  const verdict = extendLease(storedCase, actor, fence, at)
  if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, storedCase))
  const { lease } = verdict.event
  await record(tx, at, actor.id, { type: 'case.renewed', case: storedCase, lease })
  return { caseId, endsAt: lease.endsAt }
}

/** Gives a claimed case back to its queue. Returns it as it was before. Throws as `renewClaim` does. */
export async function releaseClaim(
  tx: Tx,
  at: string,
  actor: Staff,
  { caseId, fence }: CaseClaim,
): Promise<StoredCase> {
  const storedCase = await requireCase(tx.db, caseId)
  const verdict = endLease(storedCase, actor, fence, at)
  if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, storedCase))
  await record(tx, at, actor.id, { type: 'case.released', case: storedCase, why: 'released' })
  return storedCase
}

/** Renews one claim in a transaction of its own; see `renewClaim`. Returns when the lease ends now. */
export async function renewLease(app: AppContext, actor: Staff, claim: CaseClaim): Promise<{ endsAt: string }> {
  const { endsAt } = await app.storage.write((tx) => renewClaim(tx, app.clock.now(), actor, claim))
  return { endsAt }
}

/**
 * Releases one claim in a transaction of its own; see `releaseClaim`. That is an act which can be undone, by `actId`; giving
 * back a reservation is none, as a page does that by itself.
 */
export async function releaseCase(
  app: AppContext,
  actor: Staff,
  claim: CaseClaim,
): Promise<{ released: true; actId: string | null }> {
  return await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const before = await releaseClaim(tx, at, actor, claim)
    if (before.lease?.kind !== 'claim') return { released: true, actId: null }
    return { released: true, actId: await recordAct(tx, at, actor, { kind: 'release', before }) }
  })
}

/**
 * Records a change of each due case. They are read again in the transaction, as another writer may have been faster.
 * Returns how many there were.
 */
async function recordForDueCases(
  { storage, clock }: AppContext,
  readDue: typeof casesToWake,
  changeOf: (due: StoredCase) => Change,
): Promise<number> {
  const now = clock.now()
  if ((await readDue(storage.db, now, BATCH_SIZE)).length === 0) return 0
  return await storage.write(async (tx) => {
    const stillDue = await readDue(tx.db, now, BATCH_SIZE)
    for (const due of stillDue) await record(tx, now, SYSTEM, changeOf(due))
    return stillDue.length
  })
}

/** Returns cases with an expired lease to their queues. Returns how many. */
export const releaseExpiredLeases = (app: AppContext): Promise<number> =>
  recordForDueCases(app, casesWithExpiredLease, (due) => ({ type: 'case.released', case: due, why: 'lease_ended' }))

/** Wakes cases that were snoozed until now. Returns how many. */
export const wakeSnoozedCases = (app: AppContext): Promise<number> =>
  recordForDueCases(app, casesToWake, (due) => ({ type: 'case.woken', case: due }))
