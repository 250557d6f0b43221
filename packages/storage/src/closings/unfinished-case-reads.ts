import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, count, gte, inArray, lt } from 'drizzle-orm'
import { isUnfinished } from '../cases/unfinished-case.ts'
import type { Db } from '../engine/engine.ts'
import { cases } from '../schema/sqlite.ts'

export type UnfinishedCase = {
  readonly id: string
  readonly number: number
  readonly target: { readonly type: TargetType; readonly id: string }
  readonly state: string
  readonly openedAt: string
}

type Span = { readonly from: string; readonly until: string }

const unfinishedWithin = ({ from, until }: Span) =>
  and(isUnfinished, inArray(cases.targetType, [...TARGET_TYPES]), gte(cases.openedAt, from), lt(cases.openedAt, until))

const selectUnfinished = (db: Db, span: Span, limit: number) => ({
  counts: db
    .select({ type: cases.targetType, n: count() })
    .from(cases)
    .where(unfinishedWithin(span))
    .groupBy(cases.targetType),
  longest: db
    .select({
      id: cases.id,
      number: cases.number,
      type: cases.targetType,
      targetId: cases.targetId,
      state: cases.state,
      openedAt: cases.openedAt,
    })
    .from(cases)
    .where(unfinishedWithin(span))
    .orderBy(asc(cases.openedAt), asc(cases.number))
    .limit(limit),
})

/** Queries of the unfinished cases of a time span: how many by target type, and those `limit` that have waited longest. */
export const unfinishedOfMonth = (db: Db, span: Span, limit: number): ReturnType<typeof selectUnfinished> =>
  selectUnfinished(db, span, limit)

/** How many cases of what is reviewed that arrived within this time are unfinished, by target type. */
export async function countUnfinished(db: Db, span: Span): Promise<Record<TargetType, number>> {
  const rows = await unfinishedOfMonth(db, span, 0).counts
  const of = new Map(rows.map(({ type, n }) => [type, n]))
  return Object.fromEntries(TARGET_TYPES.map((type) => [type, of.get(type) ?? 0])) as Record<TargetType, number>
}

/** The unfinished cases of a time span that have waited longest. */
export async function unfinishedCases(db: Db, span: Span, limit: number): Promise<UnfinishedCase[]> {
  const rows = await unfinishedOfMonth(db, span, limit).longest
  return rows.map(({ type, targetId, ...row }) => ({ ...row, target: { type: type as TargetType, id: targetId } }))
}
