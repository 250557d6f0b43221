import type { CaseTarget, Target } from '@mimamori/policy/intake/intake-arrivals'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { cases } from '../schema/sqlite.ts'
import { type StoredReviewCase, toCase } from './case-reads.ts'
import { isUnfinished } from './unfinished-case.ts'

const unfinishedOf = prepared(
  (db) =>
    db
      .select()
      .from(cases)
      .where(
        and(
          eq(cases.kind, 'review'),
          eq(cases.targetType, sql.placeholder('type')),
          eq(cases.targetId, sql.placeholder('id')),
          isUnfinished,
        ),
      ),
  'for update',
)

const latestClosed = prepared((db) =>
  db
    .select({ id: cases.id, number: cases.number })
    .from(cases)
    .where(
      and(
        sql`${cases.state} = 'closed'`,
        eq(cases.targetType, sql.placeholder('type')),
        eq(cases.targetId, sql.placeholder('id')),
      ),
    )
    .orderBy(desc(cases.id))
    .limit(1),
)

/** The one unfinished case of a target, if there is one. */
export async function unfinishedCaseOf(db: Db, target: Target): Promise<StoredReviewCase | null> {
  const [row] = await unfinishedOf(db).execute({ ...target })
  return row ? (toCase(row) as StoredReviewCase) : null
}

/** The newest finished case of a target. */
export async function latestClosedCaseOf(db: Db, target: CaseTarget): Promise<{ id: string; number: number } | null> {
  const [row] = await latestClosed(db).execute({ ...target })
  return row ?? null
}
