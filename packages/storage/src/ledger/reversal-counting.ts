import { figuresOfMeasures, figuresOfOverturn } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { confirmsViolation, type Measure } from '@mimamori/policy/decisions/measure-rules'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { addFigures } from '../breakdown/save-breakdown-counts.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { saveOverturned } from '../detection/save-flag-verdicts.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { decisions, measures } from '../schema/sqlite.ts'
import { reindex } from '../search/search-document.ts'
import { countFirstConfirmed } from './decision-counting.ts'

/** Ids of those of these measures that are taken back by a decision that was not undone. */
export async function takenBackMeasures(tx: Tx, ids: readonly string[]): Promise<Set<string | null>> {
  const rows = await tx.db
    .select({ reverses: measures.reverses })
    .from(measures)
    .innerJoin(decisions, eq(decisions.id, measures.decisionId))
    .where(and(inArray(measures.reverses, [...ids]), sql`${decisions.state} <> 'undone'`))
  return new Set(rows.map(({ reverses }) => reverses))
}

/**
 * Recounts these measures and their decisions, after they were taken back, or that was undone: each call is one such change. A
 * decision is reversed when all its measures that confirm a violation are taken back.
 */
export async function recountReversed(tx: Tx, measureIds: readonly string[]): Promise<void> {
  const touched = await tx.db
    .selectDistinct({
      id: decisions.id,
      caseId: decisions.caseId,
      type: decisions.targetType,
      targetId: decisions.targetId,
      month: decisions.month,
      published: decisions.published,
      state: decisions.state,
      reversed: decisions.reversed,
      beside: decisions.beside,
    })
    .from(measures)
    .innerJoin(decisions, eq(decisions.id, measures.decisionId))
    .where(and(inArray(measures.id, [...measureIds]), isNotNull(decisions.published)))
  for (const { id, caseId, type, targetId, beside, ...was } of touched) {
    const all = await tx.db
      .select({ id: measures.id, measure: measures.measure })
      .from(measures)
      .where(eq(measures.decisionId, id))
    const takenBack = await takenBackMeasures(
      tx,
      all.map((each) => each.id),
    )
    const isInForce = was.state === 'held' || was.state === 'standing'
    for (const { id: measureId, measure } of all) {
      if (!isInForce || !measureIds.includes(measureId)) continue
      const figures = figuresOfMeasures([measure as Measure])
      await addFigures(tx, { month: was.month, targetType: type }, figures, takenBack.has(measureId) ? -1 : 1)
    }
    const effective = all.filter((each) => confirmsViolation(each.measure as Measure) && !takenBack.has(each.id))
    const reversed = effective.length === 0 ? 1 : 0
    if (reversed !== was.reversed) {
      assertRowUpdated(
        await tx.db
          .update(decisions)
          .set({ reversed })
          .where(
            and(eq(decisions.id, id), stateEquals(decisions.state, was.state), eq(decisions.reversed, was.reversed)),
          )
          .returning({ id: decisions.id }),
        'reversed',
      )
      if (beside === 0) await saveOverturned(tx, caseId, reversed)
      const published = was.published as Category
      const figures = isInForce ? figuresOfOverturn({ published }) : []
      await addFigures(tx, { month: was.month, targetType: type }, figures, reversed === 1 ? 1 : -1)
      await reindex(tx, { type: type as TargetType, id: targetId })
    }
    await countFirstConfirmed(tx, { type: type as TargetType, id: targetId })
  }
}
