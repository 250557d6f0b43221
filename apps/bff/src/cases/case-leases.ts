import { endLease, extendLease } from '@mimamori/policy/cases/lease-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { casesToWake, casesWithExpiredLease } from '@mimamori/storage/cases/case-lease-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { notFoundError, presentCase, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

export type HeldCase = { readonly caseId: string; readonly fence: number }

/** Heartbeat of a claim, and the promotion of a reservation that came on screen. Answers when the lease now ends. */
export async function renewLease(app: AppContext, actor: Staff, held: HeldCase): Promise<{ endsAt: string }> {
  return await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const it = await caseById(tx.db, held.caseId)
    if (!it) throw notFoundError()
    const verdict = extendLease(it, actor, held.fence, at)
    if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, it))
    const { lease } = verdict.event
    await record(tx, at, actor.id, { type: 'case.renewed', case: it, lease })
    return { endsAt: lease.endsAt }
  })
}

/** Give a case back to its queue. */
export async function releaseCase(app: AppContext, actor: Staff, held: HeldCase): Promise<{ released: true }> {
  return await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const it = await caseById(tx.db, held.caseId)
    if (!it) throw notFoundError()
    const verdict = endLease(it, actor, held.fence, at)
    if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, it))
    await record(tx, at, actor.id, { type: 'case.released', case: it, why: 'released' })
    return { released: true }
  })
}

const BATCH_SIZE = 200

/** Open what nobody keeps alive any more. Answers how many. */
export async function releaseExpiredLeases(app: AppContext): Promise<number> {
  const now = app.clock.now()
  const over = await casesWithExpiredLease(app.storage.db, now, BATCH_SIZE)
  if (over.length === 0) return 0
  return await app.storage.write(async (tx) => {
    const still = await casesWithExpiredLease(tx.db, now, BATCH_SIZE)
    for (const it of still) await record(tx, now, SYSTEM, { type: 'case.released', case: it, why: 'lease_ended' })
    return still.length
  })
}

/** Wake what was snoozed until now. Answers how many. */
export async function wakeSnoozedCases(app: AppContext): Promise<number> {
  const now = app.clock.now()
  const due = await casesToWake(app.storage.db, now, BATCH_SIZE)
  if (due.length === 0) return 0
  return await app.storage.write(async (tx) => {
    const still = await casesToWake(tx.db, now, BATCH_SIZE)
    for (const it of still) await record(tx, now, SYSTEM, { type: 'case.woken', case: it })
    return still.length
  })
}
