import { isLeaseRunning } from '@mimamori/policy/cases/lease-rules'
import type { AnswerKind } from '@mimamori/policy/inbox/answer-rules'
import { eq, inArray, sql } from 'drizzle-orm'
import type { ActChange } from '../acts/save-act.ts'
import type { Change } from '../change-savers.ts'
import type { StoredDecision } from '../decisions/decision-reads.ts'
import type { Db, Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { cases, caseWatchers, contactReminders, decisions, measures } from '../schema/sqlite.ts'
import { SYSTEM } from '../system-actor.ts'
import type { ToldAnswer } from './answer-detail.ts'
import { tellOfDraft, tellOfLostAgreement, tellOfMonth, tellOfSilence, tellOfUnanswered } from './tell-everyone.ts'
import { tellOfUnused } from './tell-of-unused.ts'

type ChangeOf<Type extends Change['type']> = Extract<Change, { type: Type }>

const watchersOfCase = prepared((db) =>
  db
    .select({ staffId: caseWatchers.staffId })
    .from(caseWatchers)
    .where(eq(caseWatchers.caseId, sql.placeholder('caseId'))),
)

/** Who watches a case. */
export const watchersOf = async (db: Db, caseId: string): Promise<string[]> =>
  (await watchersOfCase(db).execute({ caseId })).map(({ staffId }) => staffId)

async function tellWatchers(
  db: Db,
  caseId: string,
  told: Omit<ToldAnswer, 'staffId' | 'caseId'>,
): Promise<ToldAnswer[]> {
  return (await watchersOf(db, caseId)).map((staffId) => ({ ...told, staffId, caseId }))
}

const deciderOf = prepared((db) =>
  db
    .select({ staffId: decisions.actorId, caseId: decisions.caseId })
    .from(decisions)
    .where(eq(decisions.id, sql.placeholder('id'))),
)

/** Who made this decision is told something. */
async function tellDecider(
  db: Db,
  decisionId: string,
  told: Omit<ToldAnswer, 'staffId' | 'caseId'>,
): Promise<ToldAnswer[]> {
  return (await deciderOf(db).execute({ id: decisionId })).map((decider) => ({ ...told, ...decider }))
}

/** Who chose this outcome of a contact reminder, and who agreed to it, are told something. */
async function tellOutcomeMakers(
  db: Db,
  reminderId: string,
  told: Omit<ToldAnswer, 'staffId' | 'caseId'>,
): Promise<ToldAnswer[]> {
  const { caseId, decidedBy, agreedBy } = contactReminders
  const rows = await db
    .select({ caseId, decidedBy, agreedBy })
    .from(contactReminders)
    .where(eq(contactReminders.id, reminderId))
  return rows.flatMap(({ caseId: id, ...makers }) =>
    [makers.decidedBy, makers.agreedBy].flatMap((staffId) =>
      staffId === null || id === null ? [] : [{ ...told, staffId, caseId: id }],
    ),
  )
}

/** Whose measures this decision takes back: they are told in the case of their own decision. */
async function tellReversed(db: Db, { id, measures: taken }: StoredDecision): Promise<ToldAnswer[]> {
  if (!taken.includes('reverse')) return []
  const back = db.select({ id: measures.reverses }).from(measures).where(eq(measures.decisionId, id))
  const deciders = await db
    .selectDistinct({ staffId: decisions.actorId, caseId: decisions.caseId })
    .from(measures)
    .innerJoin(decisions, eq(decisions.id, measures.decisionId))
    .where(inArray(measures.id, back))
  return deciders.map((decider) => ({ ...decider, kind: 'decision_reversed', detail: { decision: id } }))
}

async function onDecided(tx: Tx, decision: StoredDecision, escalatedBy: string | null): Promise<ToldAnswer[]> {
  const { id, caseId, measures: taken } = decision
  const detail = { decision: id, measures: taken }
  const asker: ToldAnswer[] =
    escalatedBy === null ? [] : [{ staffId: escalatedBy, kind: 'escalation_decided', caseId, detail }]
  const watchers = await tellWatchers(tx.db, caseId, { kind: 'watched_decided', detail })
  return [...asker, ...(await tellReversed(tx.db, decision)), ...watchers]
}

/** A case of another kind than a review was decided or answered, which has no measures. */
async function onConcluded(tx: Tx, caseId: string, escalatedBy: string | null): Promise<ToldAnswer[]> {
  const asker: ToldAnswer[] =
    escalatedBy === null ? [] : [{ staffId: escalatedBy, kind: 'escalation_decided', caseId, detail: {} }]
  return [...asker, ...(await tellWatchers(tx.db, caseId, { kind: 'watched_decided', detail: {} }))]
}

/** An act is told once its undo window is over: until then it may be taken back. */
async function onActDone(tx: Tx, { act, assigned }: Extract<ActChange, { type: 'act.done' }>): Promise<ToldAnswer[]> {
  const { kind, caseId, escalatedBy, undoUntil: from } = act
  const detail = { act: act.id, ...(act.noteId === null ? {} : { note: act.noteId }) }
  if (kind === 'escalate') return await tellWatchers(tx.db, caseId, { kind: 'watched_escalated', detail, from })
  if (assigned) {
    const { to, until, before } = assigned
    const told: ToldAnswer =
      until === null
        ? { staffId: to, kind: 'assigned_unkept', caseId, detail, from }
        : { staffId: to, kind: 'assigned', caseId, detail: { ...detail, until }, from }
    return before === null ? [told] : [told, { staffId: before, kind: 'assignment_taken', caseId, detail, from }]
  }
  if (kind !== 'send_back') return []
  const asker: ToldAnswer[] =
    escalatedBy === null ? [] : [{ staffId: escalatedBy, kind: 'escalation_sent_back', caseId, detail, from }]
  return [...asker, ...(await tellWatchers(tx.db, caseId, { kind: 'watched_sent_back', detail, from }))]
}

async function onExecuted(
  tx: Tx,
  { withdrawal, decision }: ChangeOf<'withdrawal.released'>,
): Promise<readonly ToldAnswer[]> {
  if (withdrawal.kind === 'reversal') return await tellReversed(tx.db, decision)
  const [row] = await tx.db.select({ escalatedBy: cases.escalatedBy }).from(cases).where(eq(cases.id, decision.caseId))
  return await onDecided(tx, decision, row?.escalatedBy ?? null)
}

async function onWithdrawal(
  tx: Tx,
  actorId: string,
  change: ChangeOf<'withdrawal.approved' | 'withdrawal.ended'>,
): Promise<ToldAnswer[]> {
  const { id, caseId, proposerId, approverId } = change.withdrawal
  const detail = { withdrawal: id }
  const told = (staffId: string, kind: AnswerKind): ToldAnswer => ({ staffId, kind, caseId, detail })
  if (change.type === 'withdrawal.approved') return [told(proposerId, 'withdrawal_approved')]
  if (change.how === 'taken_back') return []
  if (actorId === SYSTEM)
    return [told(proposerId, 'withdrawal_unanswered'), ...(await tellOfUnanswered(tx.db, change.withdrawal))]
  if (change.how === 'sent_back') return [told(proposerId, 'withdrawal_sent_back')]
  return [proposerId, ...(approverId === null ? [] : [approverId])].map((each) => told(each, 'withdrawal_stopped'))
}

type OutcomeChange = ChangeOf<'reminder.agreed' | 'reminder.sent_back' | 'reminder.undone' | 'reminder.contacted_late'>

/** Who chose the outcome of a contact reminder is told what others did about it, and that late contact took it back. */
function onOutcome(actorId: string, change: OutcomeChange): ToldAnswer[] {
  const { decidedBy: staffId, caseId } = change.reminder
  if (staffId === null || caseId === null || staffId === actorId) return []
  switch (change.type) {
    case 'reminder.agreed':
      return [{ staffId, kind: 'outcome_agreed', caseId, detail: {} }]
    case 'reminder.sent_back':
      return [{ staffId, kind: 'outcome_sent_back', caseId, detail: {} }]
    case 'reminder.undone':
      return [{ staffId, kind: 'outcome_taken_back', caseId, detail: {} }]
    case 'reminder.contacted_late':
      return change.takesBack ? [{ staffId, kind: 'outcome_taken_back', caseId, detail: {} }] : []
  }
}

/** Who is told what of this change, before who did it is left out; most changes tell nobody, and read nothing. */
export async function answersFrom(tx: Tx, at: string, actorId: string, change: Change): Promise<readonly ToldAnswer[]> {
  switch (change.type) {
    case 'decision.stands':
      // beside the proposal of a withdrawal the case is not decided yet
      if (change.decision.beside > 0) return []
      return await onDecided(tx, change.decision, change.escalatedBy)
    case 'decision.undone': {
      const { id, actorId: staffId, caseId } = change.decision
      return actorId === staffId ? [] : [{ staffId, kind: 'decision_undone', caseId, detail: { decision: id } }]
    }
    case 'enquiry.stands':
      return await onConcluded(tx, change.enquiry.caseId, change.escalatedBy)
    case 'reminder.stands': {
      const { caseId } = change.reminder
      return caseId === null ? [] : await onConcluded(tx, caseId, change.escalatedBy)
    }
    case 'reminder.agreed':
    case 'reminder.sent_back':
    case 'reminder.undone':
    case 'reminder.contacted_late':
      return onOutcome(actorId, change)
    case 'appeal.stands': {
      const { id: appeal, decisionId, reminderId } = change.appeal
      const told = { kind: `appeal_${change.outcome}`, detail: { appeal } } as const
      if (reminderId !== '') return await tellOutcomeMakers(tx.db, reminderId, told)
      return await tellDecider(tx.db, decisionId, told)
    }
    case 'withdrawal.released':
      return await onExecuted(tx, change)
    case 'withdrawal.approved':
    case 'withdrawal.ended':
      return await onWithdrawal(tx, actorId, change)
    case 'measure.answered': {
      const kind = change.measure === 'warn' ? 'warning_acknowledged' : 'correction_made'
      return await tellDecider(tx.db, change.decisionId, { kind, detail: {} })
    }
    case 'correction.missed': {
      const { caseId, askedBy: staffId } = change
      return caseId === null ? [] : [{ staffId, kind: 'correction_missed', caseId, detail: {} }]
    }
    case 'case.claimed': {
      const { id: caseId, lease } = change.case
      const taken = lease?.kind === 'assigned' && isLeaseRunning(lease, at)
      return taken ? [{ staffId: lease.holder, kind: 'assignment_taken', caseId, detail: {} }] : []
    }
    case 'act.done':
      return await onActDone(tx, change)
    case 'notice.begun':
      return actorId === SYSTEM ? await tellOfDraft(tx.db, change) : []
    case 'reminder.agreement_lost':
      return await tellOfLostAgreement(tx.db, { reminderId: change.reminder.id, appealId: null })
    case 'appeal.agreement_lost':
      return await tellOfLostAgreement(tx.db, { reminderId: change.appeal.reminderId, appealId: change.appeal.id })
    case 'own_texts.removed':
      return change.ownerIds.map((staffId) => ({ staffId, kind: 'own_text_removed', caseId: '', detail: {} }))
    case 'retention.stepped':
      return await tellOfUnused(tx.db, change)
    case 'rule.silenced':
      return await tellOfSilence(tx.db, change)
    case 'month.reminded':
      return await tellOfMonth(tx.db, change)
    case 'case.opened': {
      const { id: caseId, previousCaseId } = change
      if (previousCaseId === null) return []
      const watchers = await watchersOf(tx.db, previousCaseId)
      return watchers.map((staffId) => ({ staffId, kind: 'watched_reopened', caseId, detail: {} }))
    }
    default:
      return []
  }
}
