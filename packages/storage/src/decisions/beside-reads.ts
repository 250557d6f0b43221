import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, gt, like, max, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { decisions, withdrawals } from '../schema/sqlite.ts'
import type { StoredWithdrawal } from '../withdrawals/withdrawal-reads.ts'
import { type StoredDecision, toDecision } from './decision-reads.ts'

/** The place of the next decision beside the proposals on a case, from 1; undone ones keep theirs. */
export async function nextPlaceBeside(
  db: Db,
  { id, authorId }: { readonly id: string; readonly authorId: string },
): Promise<number> {
  const [row] = await db
    .select({ last: max(decisions.beside) })
    .from(decisions)
    // found by its author, as undone decisions have no index by case
    .where(and(eq(decisions.authorId, authorId), eq(decisions.caseId, id)))
  return (row?.last ?? 0) + 1
}

/** A hide that was made with a proposal, by who proposed it, in the same instant. */
const isHideOfProposal = and(gt(decisions.beside, 0), like(decisions.measures, '%"hide"%'))

/** The hide that was made with this proposal and was not undone; `null`: it left the post as it was. */
export async function hideOfProposal(
  db: Db,
  { memberId, caseId, proposerId, proposedAt }: StoredWithdrawal,
): Promise<StoredDecision | null> {
  const [row] = await db
    .select()
    .from(decisions)
    .where(
      and(
        eq(decisions.authorId, memberId),
        eq(decisions.caseId, caseId),
        eq(decisions.actorId, proposerId),
        eq(decisions.decidedAt, proposedAt),
        isHideOfProposal,
        sql`${decisions.state} <> 'undone'`,
      ),
    )
  return row ? toDecision(row) : null
}

/** Has a proposal of this person hidden this post before, for longer than the time to undo it? */
export async function hasHiddenByProposal(
  db: Db,
  { actorId, authorId, target }: { readonly actorId: string; readonly authorId: string; readonly target: Target },
): Promise<boolean> {
  const [row] = await db
    .select({ id: decisions.id })
    .from(decisions)
    .innerJoin(
      withdrawals,
      and(eq(withdrawals.caseId, decisions.caseId), eq(withdrawals.proposedAt, decisions.decidedAt)),
    )
    .where(
      and(
        eq(decisions.authorId, authorId),
        eq(decisions.targetType, target.type),
        eq(decisions.targetId, target.id),
        eq(decisions.actorId, actorId),
        eq(withdrawals.memberId, authorId),
        eq(withdrawals.proposerId, actorId),
        isHideOfProposal,
        sql`${decisions.state} <> 'undone'`,
      ),
    )
    .limit(1)
  return row !== undefined
}
