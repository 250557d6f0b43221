import { EVENT_BY_MEASURE } from '@mimamori/policy/decisions/measure-rules'
import { and, eq } from 'drizzle-orm'
import { countMade } from '../breakdown/save.ts'
import { returnCase, takeBackDecision } from '../decisions/save.ts'
import { close, insertMeasure, stand } from '../decisions/statements.ts'
import { holdOutgoing, releaseOutgoing } from '../delivery/save.ts'
import { stillIs } from '../engine/as-it-is.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { countFirst, recountReversed } from '../ledger/count.ts'
import { mustChange } from '../overtaken.ts'
import {
  decisions,
  deskSettings,
  outbox,
  withdrawalEvidence,
  withdrawalOpenings,
  withdrawals,
} from '../schema/sqlite.ts'
import { indexAnew } from '../search/document.ts'
import type { Trace } from '../trace.ts'
import type { Of, WithdrawalChange } from './changes.ts'
import { keyOf } from './pins.ts'
import { savePropose } from './propose.ts'
import { BREAKER, type StoredWithdrawal } from './reads.ts'

export type { WithdrawalChange } from './changes.ts'

/** How a membership ends: proposed, opened, approved, held, released; or sent back, taken back, stopped. */
export async function saveWithdrawal(tx: Tx, at: string, change: WithdrawalChange): Promise<Trace> {
  switch (change.type) {
    case 'withdrawal.proposed':
      return await savePropose(tx, at, change)
    case 'withdrawal.opened':
      return await open(tx, at, change)
    case 'withdrawal.approved':
      return await approve(tx, at, change)
    case 'withdrawal.ended':
      return await end(tx, at, change)
    case 'withdrawal.released':
      return await release(tx, at, change)
    case 'withdrawal.blocked':
    case 'withdrawal.returned':
      return await setBack(tx, at, change)
    case 'withdrawal.repinned':
      return await repin(tx, change)
    default:
      return await setBreaker(tx, at, change)
  }
}

const about = ({ id, caseId, decisionId }: StoredWithdrawal) => ({
  subject: { type: 'case', id: caseId },
  detail: { withdrawal: id, decision: decisionId },
})

async function open(tx: Tx, at: string, change: Of<'withdrawal.opened'>): Promise<Trace> {
  const { withdrawal, n, staffId } = change
  await tx.db.insert(withdrawalOpenings).values({ withdrawalId: withdrawal.id, n, staffId, at }).onConflictDoNothing()
  const { subject, detail } = about(withdrawal)
  return { action: 'withdrawal.opened', subject, detail: { ...detail, n } }
}

async function move(
  tx: Tx,
  { id, state }: StoredWithdrawal,
  to: Partial<typeof withdrawals.$inferInsert> & { state: string },
): Promise<void> {
  mustChange(
    await tx.db
      .update(withdrawals)
      .set(to)
      .where(and(eq(withdrawals.id, id), stillIs(withdrawals.state, state)))
      .returning({ id: withdrawals.id }),
    'withdrawal',
  )
}

/** What makes it delivered once: the event has the decision's id. */
const eventId = (decisionId: string): string => `msg_${decisionId}`

async function approve(tx: Tx, at: string, change: Of<'withdrawal.approved'>): Promise<Trace> {
  const { withdrawal, decision, approverId, factorAt, line } = change
  const { heldUntil, month } = change.approved
  const { id: decisionId, target, authorId: memberId, categories } = decision
  const held = { state: 'held', approverId, approvedAt: at, factorAt, heldUntil, setback: null, setbackAt: null }
  await move(tx, withdrawal, held)
  const { subject, detail } = about(withdrawal)
  const trace = { action: 'withdrawal.approved', subject, detail: { ...detail, heldUntil } } as const
  if (decision.state === 'held') {
    await holdLonger(tx, decisionId, heldUntil)
    return trace
  }
  mustChange(
    await tx.db
      .update(decisions)
      .set({ state: 'held', decidedAt: at, month, heldUntil })
      .where(and(eq(decisions.id, decisionId), stillIs(decisions.state, 'proposed')))
      .returning({ id: decisions.id }),
    'withdrawal.approved',
  )
  const measureId = newId(at)
  const measure = line === null ? 'withdraw' : 'reverse'
  const row = { id: measureId, decisionId, measure, targetType: target.type, targetId: target.id, memberId }
  await insertMeasure(tx.db).execute({ ...row, at, reverses: line })
  const takesBack = line === null ? {} : { reverses: { measureId: line, measure: 'withdraw' } }
  const payload = {
    type: EVENT_BY_MEASURE[measure],
    timestamp: at,
    data: { measureId, target, memberId, categories, ...takesBack },
  }
  await holdOutgoing(tx, { id: eventId(decisionId), decisionId, payload, at, dueAt: heldUntil })
  if (line === null) {
    await countMade(tx, target.type, { ...decision, decidedAt: at, month }, false)
    await countFirst(tx, target)
  } else await recountReversed(tx, [line])
  return trace
}

/**
 * Approved once more: its measure, its place in the month and its event are there since the first approval, and stay held for longer.
 */
async function holdLonger(tx: Tx, decisionId: string, heldUntil: string): Promise<void> {
  await tx.db.update(decisions).set({ heldUntil }).where(eq(decisions.id, decisionId))
  await tx.db
    .update(outbox)
    .set({ dueAt: heldUntil })
    .where(and(eq(outbox.decisionId, decisionId), stillIs(outbox.state, 'held')))
}

/** Kept from going out: it stays held, or waits for a second person again, with what it would send held as before. */
async function setBack(
  tx: Tx,
  at: string,
  change: Of<'withdrawal.blocked'> | Of<'withdrawal.returned'>,
): Promise<Trace> {
  const { withdrawal, setback } = change
  const unapproved = { state: 'proposed', approverId: null, approvedAt: null, factorAt: null, heldUntil: null }
  const to = change.type === 'withdrawal.returned' ? unapproved : { state: 'held' }
  await move(tx, withdrawal, { ...to, setback, setbackAt: at })
  const { subject, detail } = about(withdrawal)
  return { action: change.type, subject, detail: { ...detail, why: setback } }
}

async function repin(tx: Tx, { withdrawal, n, pin }: Of<'withdrawal.repinned'>): Promise<Trace> {
  const { ref, ...piece } = pin
  await tx.db
    .insert(withdrawalEvidence)
    .values({ ...piece, withdrawalId: withdrawal.id, n, kind: ref.kind, ref: keyOf(ref) })
  const { subject, detail } = about(withdrawal)
  return { action: 'withdrawal.repinned', subject, detail: { ...detail, n } }
}

async function end(tx: Tx, at: string, change: Of<'withdrawal.ended'>): Promise<Trace> {
  const { withdrawal, decision, how, actorId, reason, case: it } = change
  await move(tx, withdrawal, { state: how, endedBy: actorId, endedAt: at, reason })
  await takeBackDecision(tx, decision)
  if (it) await returnCase(tx, it, null)
  return { action: `withdrawal.${how}`, ...about(withdrawal) }
}

async function release(tx: Tx, at: string, change: Of<'withdrawal.released'>): Promise<Trace> {
  const { withdrawal, decision } = change
  await move(tx, withdrawal, { state: 'released', releasedAt: at })
  await stand(tx, { id: decision.id })
  if (withdrawal.kind === 'withdrawal') await close(tx, { id: decision.caseId, at })
  await indexAnew(tx, decision.target)
  await releaseOutgoing(tx, decision.id, at)
  return { action: 'withdrawal.released', ...about(withdrawal) }
}

async function setBreaker(
  tx: Tx,
  at: string,
  change: Of<'withdrawals.paused' | 'withdrawals.resumed'>,
): Promise<Trace> {
  const kept = { value: JSON.stringify(change.breaker), changedAt: at, changedBy: change.changedBy }
  await tx.db
    .insert(deskSettings)
    .values({ name: BREAKER, ...kept })
    .onConflictDoUpdate({ target: deskSettings.name, set: kept })
  return { action: change.type, subject: { type: 'desk', id: 'withdrawals' }, detail: {} }
}
