import type { UndoneAct } from '@mimamori/contract/acts/act-contract'
import { lastAct, undoAct as rule } from '@mimamori/policy/acts/act-undo-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countEntriesByOthers, isMentionSeen, type StoredAct } from '@mimamori/storage/acts/act-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import type { PagedDecision } from '@mimamori/storage/decisions/own-decision-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'
import { tryUndoDecision } from '../workflows/decision-undo.ts'
import { tryUndoAnswer } from '../workflows/enquiry-undo.ts'
import { lockReminderCase } from '../workflows/lock-reminder-case.ts'
import { tryUndoReminder } from '../workflows/reminder-undo.ts'
import { requireCase } from '../workflows/require-case.ts'
import { loadOwnActs } from './load-own-acts.ts'

type Outcome = Pick<UndoneAct, 'returned' | 'refusal'>

/**
 * Undoes this person's last act, or the one with this id. What cannot be undone is answered with the reason; asked for the last
 * one, the next call is then about the act before. Throws NotFound for an id that is unknown, or past.
 */
export async function undoAct(tx: Tx, at: string, actor: Staff, actId: string | null): Promise<UndoneAct> {
  // of two at once, from two pages, each takes back another act
  tx.lock('key', `acts/${actor.id}`)
  const acts = await loadOwnActs(tx.db, actor.id, at)
  const chosen = actId
    ? requireFound(acts.find(({ named }) => named.id === actId))
    : lastAct(
        acts.filter(({ done }) => done),
        at,
      )
  if (!chosen) return { act: null, returned: [], refusal: null }
  const outcome =
    'act' in chosen ? await undoOnCase(tx, at, actor, chosen.act) : await undoDecisions(tx, at, actor, chosen.decisions)
  // its person is told, and goes on to the act before
  if (actId === null && outcome.refusal === 'case_touched')
    await record(tx, at, actor.id, { type: 'act.lost', id: chosen.id })
  return { act: chosen.named, ...outcome }
}

async function undoDecisions(tx: Tx, at: string, actor: Staff, decisions: readonly PagedDecision[]): Promise<Outcome> {
  const outcome: Outcome = { returned: [], refusal: null }
  for (const { id } of decisions) {
    const { verdict } = await tryUndoDecision(tx, at, actor, id)
    if (verdict.ok) outcome.returned.push(verdict.event)
    else outcome.refusal ??= verdict.refusal
  }
  return outcome
}

/** Has anything happened to the case that its person did not do, or that the undo would lose? */
async function wasTouched(tx: Tx, act: StoredAct, storedCase: StoredCase): Promise<boolean> {
  if ((await countEntriesByOthers(tx.db, act.caseId, act.staffId)) !== act.othersEntries) return true
  if (act.noteId !== null && (await isMentionSeen(tx.db, act.noteId))) return true
  return act.placement !== null && (storedCase.rank !== act.rankAfter || storedCase.raisedAt !== act.doneAt)
}

async function undoOnCase(tx: Tx, at: string, actor: Staff, act: StoredAct): Promise<Outcome> {
  if (act.kind === 'outcome') return await undoConclusion(tx, at, actor, act, tryUndoReminder)
  if (act.kind === 'answer') return await undoConclusion(tx, at, actor, act, tryUndoAnswer)
  const storedCase = await requireCase(tx.db, act.caseId)
  const { escalatedBy, placement } = act
  const verdict = rule({
    act,
    case: { ...storedCase, escalatedBy, queue: placement?.queue ?? storedCase.queue },
    touched: await wasTouched(tx, act, storedCase),
    actor,
    now: at,
  })
  if (!verdict.ok) return { returned: [], refusal: verdict.refusal }
  const { claimed } = verdict.event
  await record(tx, at, actor.id, { type: 'act.undone', act, case: storedCase, claimed })
  return { returned: [{ caseId: act.caseId, fence: claimed?.fence ?? null }], refusal: null }
}

/** Takes back the outcome of a contact reminder, or the answer to an enquiry; what a second person agreed to is theirs, too. */
async function undoConclusion(
  tx: Tx,
  at: string,
  actor: Staff,
  act: StoredAct,
  tryUndo: typeof tryUndoReminder | typeof tryUndoAnswer,
): Promise<Outcome> {
  if (act.state === 'undone') return { returned: [], refusal: 'already_undone' }
  // of a reminder before its case, as contact and the clock's turn lock them
  const { storedCase } =
    act.kind === 'outcome'
      ? await lockReminderCase(tx, act.caseId)
      : { storedCase: await requireCase(tx.db, act.caseId) }
  if (await wasTouched(tx, act, storedCase)) return { returned: [], refusal: 'case_touched' }
  const verdict = await tryUndo(tx, at, actor, act.caseId)
  if (!verdict.ok) return { returned: [], refusal: verdict.refusal }
  return { returned: [verdict.event], refusal: null }
}
