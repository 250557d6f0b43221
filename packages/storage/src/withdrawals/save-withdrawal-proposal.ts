import { sourceOf } from '@mimamori/policy/breakdown/case-source-rules'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { AuditEvent } from '../audit/audit-event.ts'
import { holdCase, insertDecision, UNCOUNTED } from '../decisions/decision-statements.ts'
import { dropSentDrafts } from '../drafts/save-draft.ts'
import type { Tx } from '../engine/engine.ts'
import { withdrawalEvidence, withdrawals } from '../schema/sqlite.ts'
import type { WithdrawalChangeOf } from './withdrawal-changes.ts'
import { evidenceKey, originKey } from './withdrawal-pin-reads.ts'

type ProposalBase = { caseId: string; fence: number; contentVersion: number; target: Target; authorId: string }

const baseOf = ({ from }: WithdrawalChangeOf<'withdrawal.proposed'>): ProposalBase & { reverses: string | null } => {
  if (from.kind === 'reversal') return { ...from.decision, fence: 0, reverses: from.decision.id }
  const { id: caseId, fence, contentVersion, target, authorId } = from.case
  return { caseId, fence, contentVersion, target, authorId, reverses: null }
}

/** The columns a withdrawal is counted by once it is approved; a reversal is not counted. */
function countingColumns({ from }: WithdrawalChangeOf<'withdrawal.proposed'>) {
  if (from.kind === 'reversal') return UNCOUNTED
  const { openedAt, queue, reporters, format, jobCategory, language } = from.case
  return { ...UNCOUNTED, openedAt, queue, reporters, format, source: sourceOf(from.case), jobCategory, language }
}

/** Stores a proposal: a decision in the state `proposed`, the pinned evidence, and its case held. */
export async function saveWithdrawalProposal(
  tx: Tx,
  at: string,
  change: WithdrawalChangeOf<'withdrawal.proposed'>,
): Promise<AuditEvent> {
  const { id, decisionId, actorId, from, proposed, letter, effects, evidence } = change
  const { target, ...base } = baseOf(change)
  const { caseId, fence, contentVersion, authorId: memberId } = base
  if (from.kind === 'withdrawal') await holdCase(tx, { id: caseId, fence, contentVersion, holder: actorId, now: at })
  await dropSentDrafts(tx, 'decision', { staffId: actorId, subjectId: caseId })
  await insertDecision(tx.db).execute({
    id: decisionId,
    caseId,
    fence,
    contentVersion,
    targetType: target.type,
    targetId: target.id,
    authorId: memberId,
    actorId,
    decidedAt: at,
    measures: JSON.stringify([from.kind === 'reversal' ? 'reverse' : 'withdraw']),
    categories: JSON.stringify(proposed.categories),
    published: proposed.published,
    clause: letter.clause,
    templateId: letter.template?.id ?? null,
    templateVersion: letter.template?.version ?? null,
    text: letter.text,
    passages: '[]',
    note: letter.note,
    month: monthOf(at),
    counted: 0,
    state: 'proposed',
    heldUntil: '',
    reverses: base.reverses,
    ...countingColumns(change),
  })
  const reverses = from.kind === 'reversal' ? from.withdrawal.id : null
  const row = { id, kind: from.kind, decisionId, caseId, memberId, reverses, state: 'proposed', proposerId: actorId }
  await tx.db.insert(withdrawals).values({ ...row, proposedAt: at, waitingSince: at, effects: JSON.stringify(effects) })
  const pins = evidence.map(({ ref, origin, ...pin }, n) => {
    return { ...pin, withdrawalId: id, n: n + 1, kind: ref.kind, ref: evidenceKey(ref), source: originKey(origin) }
  })
  await tx.db.insert(withdrawalEvidence).values(pins)
  const detail = {
    withdrawal: id,
    decision: decisionId,
    kind: from.kind,
    n: pins.length,
    fence,
    version: contentVersion,
  }
  return { action: 'withdrawal.proposed', subject: { type: 'case', id: caseId }, detail }
}
