import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, desc, eq, isNotNull, isNull, like, or, type SQL, sql } from 'drizzle-orm'
import { isUnfinished } from '../cases/unfinished-case.ts'
import { isStanding } from '../decisions/case-decision.ts'
import type { Db } from '../engine/engine.ts'
import { isDecidedText } from '../intake/text-joins.ts'
import { cases, contents, contentVersions, decisions, measures } from '../schema/sqlite.ts'

/** Hides are looked for among so many of the newest measures, so that the read is bounded without an index of its own. */
const MAX_MEASURES = 20_000

/** A text that is hidden, or whose author was withdrawn for it, as it was when that was decided. */
export type HiddenTextRow = {
  readonly target: Target
  readonly authorId: string
  readonly category: Category
  readonly title: string
  readonly body: string
}

const columns = {
  type: decisions.targetType,
  id: decisions.targetId,
  authorId: decisions.authorId,
  category: decisions.published,
  title: contentVersions.title,
  body: contentVersions.body,
}

/** Condition: the decision stands with all it says, and its text was not emptied. */
const isInForce = (): SQL | undefined =>
  and(
    isStanding,
    isNull(decisions.reverses),
    eq(decisions.reversed, 0),
    isNotNull(decisions.published),
    isNull(contentVersions.erasedAt),
  )

const isTarget = and(eq(contents.type, decisions.targetType), eq(contents.id, decisions.targetId))

type Row = Omit<HiddenTextRow, 'target' | 'category'> & { type: string; id: string; category: string | null }

const toHiddenText = ({ type, id, category, ...row }: Row): HiddenTextRow => ({
  ...row,
  target: { type: type as TargetType, id },
  category: category as Category,
})

/** The newest texts that are hidden, or whose authors were withdrawn for them, newest decision first. One text may be in it twice. */
export async function newestHiddenTexts(db: Db, limit: number): Promise<HiddenTextRow[]> {
  const newest = db
    .select({ id: measures.id, decisionId: measures.decisionId, measure: measures.measure })
    .from(measures)
    .orderBy(desc(measures.id))
    .limit(MAX_MEASURES)
    .as('newest')
  const hides = and(eq(newest.measure, 'hide'), eq(contents.visible, 0))
  const rows = await db
    .select(columns)
    .from(newest)
    .innerJoin(decisions, eq(decisions.id, newest.decisionId))
    .innerJoin(contents, isTarget)
    .innerJoin(contentVersions, isDecidedText)
    .where(and(isInForce(), or(hides, eq(newest.measure, 'withdraw'))))
    .orderBy(desc(newest.id))
    .limit(limit)
  return rows.map(toHiddenText)
}

/** Newest first, each with an index: the unfinished case of a target, beside whose proposed withdrawal a text can be hidden, and its closed ones. */
const CASES_OF_TARGET = [and(eq(cases.kind, 'review'), isUnfinished), sql`${cases.state} = 'closed'`]

/** The newest case of a target with a decision in force, on a text that was not emptied, where `which` holds; with that text. */
async function newestCaseOf(db: Db, { type, id }: Target, which: SQL | undefined) {
  for (const cased of CASES_OF_TARGET) {
    const [row] = await db
      .select({ ...columns, caseId: cases.id, number: cases.number })
      .from(cases)
      .innerJoin(decisions, eq(decisions.caseId, cases.id))
      .innerJoin(contents, isTarget)
      .innerJoin(contentVersions, isDecidedText)
      .where(and(cased, eq(cases.targetType, type), eq(cases.targetId, id), isInForce(), which))
      .orderBy(desc(cases.id))
      .limit(1)
    if (!row) continue
    const { caseId, number, ...text } = row
    return { case: { id: caseId, number }, text: toHiddenText(text) }
  }
  return null
}

const isHiddenByIt = and(eq(contents.visible, 0), like(decisions.measures, '%"hide"%'))

/** The text of a hidden target, by the newest decision that hides it; `null`: it is not hidden. */
export async function hiddenTextOf(db: Db, target: Target): Promise<HiddenTextRow | null> {
  return (await newestCaseOf(db, target, isHiddenByIt))?.text ?? null
}

/** The newest case that hid a target, or withdrew its author for it; `null`: none does any more, or its text was erased. */
export async function hidingCaseOf(db: Db, target: Target): Promise<{ id: string; number: number } | null> {
  const which = or(isHiddenByIt, like(decisions.measures, '%"withdraw"%'))
  return (await newestCaseOf(db, target, which))?.case ?? null
}
