import {
  approveClosing as approveRule,
  type ClosingEnded,
  type FrozenState,
  sendClosingBack,
  takeClosingBack,
} from '@mimamori/policy/closings/closing-end-rules'
import { type FrozenTable, sameFigures } from '@mimamori/policy/closings/closing-snapshot'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { closingById, type StoredClosing } from '@mimamori/storage/closings/closing-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import { countMonthFigures } from '../workflows/closing-figures.ts'
import { loadSecondLeadSituation } from '../workflows/two-person-eligibility.ts'

/** How a proposal ends: approved with the hash of the figures on screen, sent back with a reason, or taken back. */
export type ClosingEnding =
  | { readonly how: 'approved'; readonly closingId: string; readonly hash: string }
  | { readonly how: 'sent_back'; readonly closingId: string; readonly reason: string }
  | { readonly how: 'taken_back'; readonly closingId: string }

type ApprovalQuery = { readonly now: string; readonly actor: Staff; readonly figures: readonly FrozenTable[] }

/**
 * What the approval of these frozen figures depends on: both people, whether the figures are intact, and whether they
 * are those counted now.
 */
export async function loadFrozenState(
  db: Tx['db'],
  { intact, snapshot, proposerId, proposedAt: waitsSince }: StoredClosing,
  { now, actor, figures }: ApprovalQuery,
): Promise<FrozenState> {
  const people = await loadSecondLeadSituation(db, now, actor, { proposerId, waitsSince })
  return { ...people, intact, same: sameFigures(snapshot.tables, figures) }
}

async function verdictOn(tx: Tx, now: string, closing: StoredClosing, actor: Staff, ending: ClosingEnding) {
  switch (ending.how) {
    case 'approved': {
      const figures = await countMonthFigures(tx.db, closing.month)
      return approveRule(closing, actor, await loadFrozenState(tx.db, closing, { now, actor, figures }), ending.hash)
    }
    case 'sent_back':
      return sendClosingBack(closing, actor, ending.reason)
    case 'taken_back':
      return takeClosingBack(closing, actor)
  }
}

/** Ends a proposal: it becomes a revision of its month, or nothing. Throws NotFound, and the refusal of the rule. */
export async function endClosing(tx: Tx, at: string, actor: Staff, ending: ClosingEnding): Promise<StoredClosing> {
  const known = requireFound(await closingById(tx.db, ending.closingId))
  tx.lock('month', known.month)
  tx.lock('key', 'people')
  const closing = (await closingById(tx.db, known.id)) ?? known
  const event = requireAllowed(await verdictOn(tx, at, closing, actor, ending))
  const how: ClosingEnded['how'] = event.how
  const reason = ending.how === 'sent_back' ? ending.reason.trim() : ''
  await record(tx, at, actor.id, { type: 'closing.ended', closing, how, actorId: actor.id, reason })
  return closing
}
