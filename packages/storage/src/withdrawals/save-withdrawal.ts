export type { WithdrawalChange } from './withdrawal-changes.ts'

import type { AuditEvent } from '../audit/audit-event.ts'
import { closeCase, finalizeDecision } from '../decisions/decision-statements.ts'
import { returnCase, voidDecision } from '../decisions/save-undone-decision.ts'
import { releaseOutgoing } from '../delivery/outbox-writes.ts'
import { saveFlagVerdicts } from '../detection/save-flag-verdicts.ts'
import type { Tx } from '../engine/engine.ts'
import { reindex } from '../search/search-document.ts'
import { saveDeskSetting } from '../settings/setting-writes.ts'
import { approveWithdrawal } from './save-withdrawal-approval.ts'
import { openEvidence, repinEvidence } from './save-withdrawal-evidence.ts'
import { saveWithdrawalProposal } from './save-withdrawal-proposal.ts'
import { BREAKER_MARK_NAME } from './withdrawal-breaker-reads.ts'
import type { WithdrawalChange, WithdrawalChangeOf } from './withdrawal-changes.ts'
import { moveWithdrawal, withdrawalDetail } from './withdrawal-statements.ts'

/** A withdrawal is proposed, its evidence opened, approved and executed; or sent back, taken back, stopped or blocked. */
async function saveWithdrawal(tx: Tx, at: string, change: WithdrawalChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'withdrawal.proposed':
      return await saveWithdrawalProposal(tx, at, change)
    case 'withdrawal.opened':
      return await openEvidence(tx, at, change)
    case 'withdrawal.approved':
      return await approveWithdrawal(tx, at, change)
    case 'withdrawal.ended':
      return await endWithdrawal(tx, at, change)
    case 'withdrawal.released':
      return await executeWithdrawal(tx, at, change)
    case 'withdrawal.blocked':
    case 'withdrawal.returned':
      return await setBackWithdrawal(tx, at, change)
    case 'withdrawal.repinned':
      return await repinEvidence(tx, change)
    default:
      return await setBreaker(tx, at, change)
  }
}

/** Stores why a withdrawal may not be executed: it stays held, or waits for an approver again; its event stays held. */
async function setBackWithdrawal(
  tx: Tx,
  at: string,
  change: WithdrawalChangeOf<'withdrawal.blocked'> | WithdrawalChangeOf<'withdrawal.returned'>,
): Promise<AuditEvent> {
  const { withdrawal, setback } = change
  const unapproved = {
    ...{ state: 'proposed', approverId: null, approvedAt: null, factorAt: null, heldUntil: null },
    waitingSince: at,
  }
  const to = change.type === 'withdrawal.returned' ? unapproved : { state: 'held' }
  await moveWithdrawal(tx, withdrawal, { ...to, setback, setbackAt: at })
  const { subject, detail } = withdrawalDetail(withdrawal)
  return { action: change.type, subject, detail: { ...detail, why: setback } }
}

async function endWithdrawal(tx: Tx, at: string, change: WithdrawalChangeOf<'withdrawal.ended'>): Promise<AuditEvent> {
  const { withdrawal, decision, how, actorId, reason, case: storedCase } = change
  await moveWithdrawal(tx, withdrawal, { state: how, endedBy: actorId, endedAt: at, reason })
  await voidDecision(tx, decision)
  if (storedCase) await returnCase(tx, storedCase, null)
  return { action: `withdrawal.${how}`, ...withdrawalDetail(withdrawal) }
}

async function executeWithdrawal(
  tx: Tx,
  at: string,
  change: WithdrawalChangeOf<'withdrawal.released'>,
): Promise<AuditEvent> {
  const { withdrawal, decision } = change
  await moveWithdrawal(tx, withdrawal, { state: 'released', releasedAt: at })
  await finalizeDecision(tx, { id: decision.id })
  if (withdrawal.kind === 'withdrawal') {
    await closeCase(tx, { id: decision.caseId, at })
    await saveFlagVerdicts(tx, decision)
  }
  await reindex(tx, decision.target)
  await releaseOutgoing(tx, decision.id, at)
  return { action: 'withdrawal.released', ...withdrawalDetail(withdrawal) }
}

async function setBreaker(
  tx: Tx,
  at: string,
  change: WithdrawalChangeOf<'withdrawals.paused' | 'withdrawals.resumed'>,
): Promise<AuditEvent> {
  await saveDeskSetting(tx, at, { name: BREAKER_MARK_NAME, value: change.breaker, changedBy: change.changedBy })
  return { action: change.type, subject: { type: 'desk', id: 'withdrawals' }, detail: {} }
}

/** The saver of each change of withdrawals. */
export const WITHDRAWAL_SAVERS = {
  'withdrawal.proposed': saveWithdrawal,
  'withdrawal.opened': saveWithdrawal,
  'withdrawal.approved': saveWithdrawal,
  'withdrawal.ended': saveWithdrawal,
  'withdrawal.released': saveWithdrawal,
  'withdrawal.blocked': saveWithdrawal,
  'withdrawal.returned': saveWithdrawal,
  'withdrawal.repinned': saveWithdrawal,
  'withdrawals.paused': saveWithdrawal,
  'withdrawals.resumed': saveWithdrawal,
}
