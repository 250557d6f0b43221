import { figuresOfConfirmation, figuresOfOverturn } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { confirmsViolation, type Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { countedColumns, toCountedDecision } from '../breakdown/counted-columns.ts'
import { addFigures } from '../breakdown/save-breakdown-counts.ts'
import { isUnfinished } from '../cases/unfinished-case.ts'
import { assertChanged } from '../concurrent-update-error.ts'
import type { Db, Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { cases, contents, decisions, measures } from '../schema/sqlite.ts'

const confirmedByLocked = prepared(
  (db) =>
    db
      .select({ confirmedBy: contents.confirmedBy })
      .from(contents)
      .where(and(eq(contents.type, sql.placeholder('type')), eq(contents.id, sql.placeholder('id')))),
  'row',
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
 * A month counts a target by its first decision that confirms a violation and still does. Called when that may be another
 * one than before: what no longer counts is subtracted from the month stored with it, what counts now is added to its own.
 */
export async function countFirstConfirmed(tx: Tx, target: Target): Promise<void> {
  // whoever decides on it at the same moment comes before, and is seen, or after, and sees what counts
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
    // whoever undoes it at the same moment has it in hand
    const asRead = and(stateEquals(decisions.state, row.state), sql`${decisions.counted} = ${counted}`)
    assertChanged(
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

/** Of these measures, those that something not undone takes back. */
async function markReversed(tx: Tx, ids: readonly string[]): Promise<Set<string | null>> {
  const rows = await tx.db
    .select({ reverses: measures.reverses })
    .from(measures)
    .innerJoin(decisions, eq(decisions.id, measures.decisionId))
    .where(and(inArray(measures.reverses, [...ids]), sql`${decisions.state} <> 'undone'`))
  return new Set(rows.map(({ reverses }) => reverses))
}

/**
 * The decisions these measures belong to, after a measure was taken back or that was undone: one of which nothing is left
 * that says what was broken confirms nothing any more.
 */
export async function recountReversed(tx: Tx, measureIds: readonly string[]): Promise<void> {
  const touched = await tx.db
    .selectDistinct({
      id: decisions.id,
      type: decisions.targetType,
      targetId: decisions.targetId,
      month: decisions.month,
      published: decisions.published,
      state: decisions.state,
      reversed: decisions.reversed,
    })
    .from(measures)
    .innerJoin(decisions, eq(decisions.id, measures.decisionId))
    .where(and(inArray(measures.id, [...measureIds]), isNotNull(decisions.published)))
  for (const { id, type, targetId, ...was } of touched) {
    const all = await tx.db
      .select({ id: measures.id, measure: measures.measure })
      .from(measures)
      .where(eq(measures.decisionId, id))
    const back = await markReversed(
      tx,
      all.map((each) => each.id),
    )
    const left = all.filter((each) => confirmsViolation(each.measure as Measure) && !back.has(each.id))
    const reversed = left.length === 0 ? 1 : 0
    if (reversed !== was.reversed) {
      assertChanged(
        await tx.db
          .update(decisions)
          .set({ reversed })
          .where(
            and(eq(decisions.id, id), stateEquals(decisions.state, was.state), eq(decisions.reversed, was.reversed)),
          )
          .returning({ id: decisions.id }),
        'reversed',
      )
      const published = was.published as Category
      const stands = was.state === 'held' || was.state === 'standing'
      const figures = stands ? figuresOfOverturn({ published }) : []
      await addFigures(tx, { month: was.month, targetType: type }, figures, reversed === 1 ? 1 : -1)
    }
    await countFirstConfirmed(tx, { type: type as TargetType, id: targetId })
  }
}
