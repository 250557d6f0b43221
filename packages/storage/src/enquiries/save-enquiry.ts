import type { Lease } from '@mimamori/policy/cases/case-model'
import {
  EMPTY_CHECKLIST,
  type Enquiry,
  type EnquiryChecklist,
  type EnquiryLinks,
  statedKeyOf,
} from '@mimamori/policy/enquiries/enquiry'
import { and, eq } from 'drizzle-orm'
import { settleAct } from '../acts/settle-act.ts'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { StoredCase } from '../cases/case-reads.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { closeCase, holdCase } from '../decisions/decision-statements.ts'
import { returnCase } from '../decisions/save-undone-decision.ts'
import { insertReady, insertReadyLetter } from '../delivery/outbox-writes.ts'
import { dropSentDrafts } from '../drafts/save-draft.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { enquiries, enquiryCases } from '../schema/sqlite.ts'
import type { StoredEnquiry, StoredEvidence } from './enquiry-reads.ts'

type Side = keyof EnquiryLinks

export type EnquiryChange =
  | { type: 'enquiry.received'; enquiry: Enquiry; caseId: string }
  /** `found`: the id of a member or job; `null`: looked for, and not found */
  | { type: 'enquiry.linked'; enquiry: StoredEnquiry; side: Side; found: string | null; by: string }
  | { type: 'enquiry.checked'; enquiry: StoredEnquiry; checklist: EnquiryChecklist }
  | { type: 'enquiry.evidence_added'; enquiry: StoredEnquiry; text: string; by: string }
  /** what is linked was put before the desk, in this case */
  | { type: 'enquiry.case_opened'; enquiry: StoredEnquiry; side: Side; caseId: string; by: string }
  /** answered: the case is held, and the answer with it, until it can no longer be undone */
  | {
      type: 'enquiry.answered'
      enquiry: StoredEnquiry
      case: StoredCase
      letter: string
      note: string
      by: string
      heldUntil: string
    }
  /** `lease`: the case returns to the hands of who answered; `null`: to its queue */
  | { type: 'enquiry.undone'; enquiry: StoredEnquiry; case: StoredCase; lease: Lease | null }
  /** the undo window is over: the answer leaves the desk */
  | { type: 'enquiry.stands'; enquiry: StoredEnquiry; escalatedBy: string | null }

type ChangeOf<Type extends EnquiryChange['type']> = Extract<EnquiryChange, { type: Type }>

const UNANSWERED = { state: 'open', letter: '', note: '', answeredBy: null, answeredAt: null, heldUntil: null } as const

/** Saves an enquiry that is received, worked on, answered, taken back or final. */
async function saveEnquiry(tx: Tx, at: string, change: EnquiryChange): Promise<AuditEvent> {
  if (change.type === 'enquiry.received') return await receive(tx, at, change)
  const { enquiry } = change
  const { id, caseId } = enquiry
  const logged = (detail: object) => ({
    action: change.type,
    subject: { type: 'case', id: caseId },
    detail: { enquiry: id, ...detail },
  })
  switch (change.type) {
    case 'enquiry.linked': {
      const { side, found, by } = change
      const column = found ?? ''
      const linkedBy = JSON.stringify([...new Set([...enquiry.linkedBy, by])])
      await update(tx, enquiry, { ...(side === 'member' ? { linkedMember: column } : { linkedJob: column }), linkedBy })
      return logged({ side, found })
    }
    case 'enquiry.checked':
      await update(tx, enquiry, { checklist: JSON.stringify(change.checklist) })
      return logged({})
    case 'enquiry.evidence_added': {
      const { text, by } = change
      const evidence: readonly StoredEvidence[] = [...enquiry.evidence, { text, at, by }]
      await update(tx, enquiry, { evidence: JSON.stringify(evidence) })
      return logged({ n: evidence.length })
    }
    case 'enquiry.case_opened':
      await keepCase(tx, at, change)
      return logged({ side: change.side, opened: change.caseId })
    case 'enquiry.answered':
      await answer(tx, at, change)
      return logged({ letter: change.letter !== '', fence: change.case.fence })
    case 'enquiry.undone': {
      const { lease, case: storedCase } = change
      await update(tx, enquiry, UNANSWERED)
      await returnCase(tx, storedCase, lease)
      await settleAct(tx, caseId, 'answer')
      return logged({ returnsTo: lease ? 'actor' : 'queue' })
    }
    case 'enquiry.stands':
      await finalize(tx, at, enquiry)
      return logged({})
  }
}

async function receive(tx: Tx, at: string, { enquiry, caseId }: ChangeOf<'enquiry.received'>): Promise<AuditEvent> {
  const { evidence, ...told } = enquiry
  await tx.db.insert(enquiries).values({
    ...told,
    statedKey: statedKeyOf(enquiry.statedName),
    evidence: JSON.stringify(evidence.map((text) => ({ text, at, by: enquiry.enteredBy }))),
    checklist: JSON.stringify(EMPTY_CHECKLIST),
    state: 'open',
    caseId,
  })
  const { id, memberId, enteredBy } = enquiry
  if (enteredBy !== null && memberId !== null)
    await insertReady(tx, {
      payload: { type: 'enquiry.entered', timestamp: at, data: { enquiryId: id, memberId } },
      at,
    })
  const how = enteredBy === null ? 'intake' : 'entered'
  return { action: 'enquiry.received', subject: { type: 'case', id: caseId }, detail: { enquiry: id, how } }
}

/** Changes an enquiry that is still in the state it was read in. */
async function update(
  tx: Tx,
  { id, state }: StoredEnquiry,
  set: Partial<typeof enquiries.$inferInsert>,
): Promise<void> {
  const updated = tx.db
    .update(enquiries)
    .set(set)
    .where(and(eq(enquiries.id, id), stateEquals(enquiries.state, state)))
    .returning({ id: enquiries.id })
  assertRowUpdated(await updated, 'enquiry')
}

/** One case a side: of a side that was linked anew, the case about what it is linked to now. */
async function keepCase(tx: Tx, at: string, change: ChangeOf<'enquiry.case_opened'>): Promise<void> {
  const { enquiry, side, caseId, by } = change
  await tx.db
    .insert(enquiryCases)
    .values({ enquiryId: enquiry.id, side, caseId, at, by })
    .onConflictDoUpdate({ target: [enquiryCases.enquiryId, enquiryCases.side], set: { caseId, at, by } })
}

/** The case is held as a decided one is, so that nobody answers it twice. */
async function answer(tx: Tx, at: string, change: ChangeOf<'enquiry.answered'>): Promise<void> {
  const { enquiry, case: storedCase, letter, note, by, heldUntil } = change
  const { id, fence, contentVersion } = storedCase
  await holdCase(tx, { id, fence, contentVersion, holder: by, now: at })
  await dropSentDrafts(tx, 'decision', { staffId: by, subjectId: id })
  await update(tx, enquiry, { state: 'held', letter, note, answeredBy: by, answeredAt: at, heldUntil })
}

/** The case closes, the marketplace is told by ids alone, and who asks gets the letter where there is one. */
async function finalize(tx: Tx, at: string, enquiry: StoredEnquiry): Promise<void> {
  const { id, caseId, memberId, letter } = enquiry
  await update(tx, enquiry, { state: 'answered' })
  await closeCase(tx, { id: caseId, at })
  await insertReady(tx, {
    payload: { type: 'enquiry.answered', timestamp: at, data: { enquiryId: id, memberId } },
    at,
  })
  if (memberId === null || letter === '') return
  await insertReadyLetter(tx, { id: `mail_enquiry_${id}`, data: { memberId, enquiryId: id }, at, dueAt: at })
}

/** The saver of each change of enquiries. */
export const ENQUIRY_SAVERS = {
  'enquiry.received': saveEnquiry,
  'enquiry.linked': saveEnquiry,
  'enquiry.checked': saveEnquiry,
  'enquiry.evidence_added': saveEnquiry,
  'enquiry.case_opened': saveEnquiry,
  'enquiry.answered': saveEnquiry,
  'enquiry.undone': saveEnquiry,
  'enquiry.stands': saveEnquiry,
}
