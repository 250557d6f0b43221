import { answersOnce, isQuiet } from '@mimamori/policy/inbox/answer-rules'
import { and, eq, like } from 'drizzle-orm'
import type { Change } from '../change-savers.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { answers, caseWatchers } from '../schema/sqlite.ts'
import { SYSTEM } from '../system-actor.ts'
import { announceInbox } from './announce-inbox.ts'
import { answersFrom, watchersOf } from './answers-from-change.ts'

/** Stores what this change tells people, in its transaction, and takes back what an undone act would have told. */
export async function tellPeople(tx: Tx, at: string, actorId: string, change: Change): Promise<void> {
  if (change.type === 'act.undone') await takeAnswersBack(tx, change.act)
  const doneBy = doerOf(change, actorId)
  for (const { staffId, kind, caseId, detail, from = at } of answersOnce(
    await answersFrom(tx, at, actorId, change),
    doneBy ?? '',
  )) {
    const id = newId(from)
    const readAt = isQuiet(kind) ? at : null
    await tx.db
      .insert(answers)
      .values({ id, staffId, at: from, kind, caseId, byId: doneBy, detail: JSON.stringify(detail), readAt })
    if (from <= at) announceInbox(tx, staffId)
  }
  if (change.type === 'case.opened' && change.previousCaseId !== null)
    await watchOn(tx, at, change.previousCaseId, change.id)
}

/** Who did it; `null`: the desk or the marketplace. What becomes final by itself was done by who decided it. */
function doerOf(change: Change, actorId: string): string | null {
  switch (change.type) {
    case 'decision.stands':
    case 'withdrawal.released':
      return change.decision.actorId
    case 'enquiry.stands':
      return change.enquiry.answeredBy
    case 'reminder.stands':
      return change.reminder.decidedBy
    case 'measure.answered':
    case 'correction.missed':
    case 'reminder.contacted_late':
    case 'reminder.agreement_lost':
    case 'appeal.agreement_lost':
    case 'case.opened':
    case 'month.reminded':
      return null
    case 'notice.begun':
      return actorId === SYSTEM ? null : actorId
    default:
      return actorId
  }
}

async function takeAnswersBack(tx: Tx, act: { readonly id: string; readonly caseId: string }): Promise<void> {
  await tx.db.delete(answers).where(and(eq(answers.caseId, act.caseId), like(answers.detail, `%"act":"${act.id}"%`)))
}

/** Who watched a case watches the one that is opened in its place. */
async function watchOn(tx: Tx, at: string, before: string, caseId: string): Promise<void> {
  const watchers = await watchersOf(tx.db, before)
  if (watchers.length === 0) return
  await tx.db.insert(caseWatchers).values(watchers.map((staffId) => ({ caseId, staffId, at })))
  await tx.db.delete(caseWatchers).where(eq(caseWatchers.caseId, before))
}
