import { figuresOfConfirmation } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { countedColumns, toCountedDecision } from '../breakdown/counted-columns.ts'
import { addFigures } from '../breakdown/save-breakdown-counts.ts'
import { isUnfinished } from '../cases/unfinished-case.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Db, Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { cases, contents, decisions } from '../schema/sqlite.ts'

const confirmedByLocked = prepared(
  (db) =>
    db
      .select({ confirmedBy: contents.confirmedBy })
      .from(contents)
      .where(and(eq(contents.type, sql.placeholder('type')), eq(contents.id, sql.placeholder('id')))),
  'for update',
)

function selectDecisionsOn(db: Db, { type, id }: Target) {
  const of = (which: SQL | undefined) =>
    db
      .select({
        id: decisions.id,
        state: decisions.state,
        counted: decisions.counted,
        reversed: decisions.reversed,
        ...countedColumns,
      })
      .from(cases)
      .innerJoin(decisions, eq(decisions.caseId, cases.id))
      .where(
        and(
          which,
          eq(cases.targetType, type),
          eq(cases.targetId, id),
          sql`${decisions.state} <> 'undone' and ${decisions.reverses} is null`,
        ),
      )
  return [of(sql`${cases.state} = 'closed'`), of(and(eq(cases.kind, 'review'), isUnfinished))] as const
}

/** Queries of the decisions on a target that were not undone: of its closed cases, and of its unfinished one; each has an index. */
export const decisionsOn = (db: Db, target: Target): ReturnType<typeof selectDecisionsOn> =>
  selectDecisionsOn(db, target)

/**
 * Recomputes which decision the month counts for this target: the first that confirms a violation and is not reversed.
 * One that no longer counts is subtracted from its month, one that counts now is added to its own.
 */
export async function countFirstConfirmed(tx: Tx, target: Target): Promise<void> {
  // the lock orders this against a decision on the same target at the same moment
  await confirmedByLocked(tx.db).execute({ ...target })
  const [finished, other] = decisionsOn(tx.db, target)
  const all = [...(await finished), ...(await other)].sort((one, another) => (one.id < another.id ? -1 : 1))
  const first = all.find(
    ({ state, published, reversed }) =>
      (state === 'held' || state === 'standing') && published !== null && reversed === 0,
  )
  for (const { id, counted, ...row } of all) {
    const counts = id === first?.id ? 1 : 0
    if (counted === counts) continue
    // no change if the decision is undone at the same moment
    const asRead = and(stateEquals(decisions.state, row.state), sql`${decisions.counted} = ${counted}`)
    assertRowUpdated(
      await tx.db
        .update(decisions)
        .set({ counted: counts })
        .where(and(eq(decisions.id, id), asRead))
        .returning({ id: decisions.id }),
      'counted',
    )
    const of = { month: row.month, targetType: target.type }
    await addFigures(tx, of, figuresOfConfirmation(toCountedDecision(row)), counts === 1 ? 1 : -1)
  }
  await tx.db
    .update(contents)
    .set({ confirmedBy: first?.id ?? null })
    .where(and(eq(contents.type, target.type), eq(contents.id, target.id)))
}
