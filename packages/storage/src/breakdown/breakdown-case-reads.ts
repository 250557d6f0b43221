import { type BreakdownFilters, hasBreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import { type BreakdownCase, CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import { type CaseOrder, DEFAULT_CASE_ORDER, type ListedFigure } from '@mimamori/policy/breakdown/case-list-rules'
import type { Source } from '@mimamori/policy/breakdown/case-source-rules'
import { firstMonthOf, lastMonthOf } from '@mimamori/policy/breakdown/period'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { JobFormat, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, type Column, desc, eq, gte, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { isDecidedText } from '../intake/text-joins.ts'
import { cases, contentVersions, decisions, measures } from '../schema/sqlite.ts'
import { countedIn, figureCondition, isTakenMeasure } from './figure-conditions.ts'
import { isBehind, SORT_KEYS } from './figure-order.ts'
import { passFilters } from './filtered-reads.ts'

const p = sql.placeholder

/** What a list is of: the measures, or the decisions. */
const rowIdOf = (figure: ListedFigure) => (figure === 'taken' ? measures.id : decisions.id)

/** Rows by the key of an order, and then by their ids. */
function inOrderOf({ by, rising }: CaseOrder, rowId: Column | SQL.Aliased): SQL[] {
  const direction = rising ? asc : desc
  const key = SORT_KEYS[by]
  // the order of the index: nearly all ids are in the order of months
  return key
    ? [direction(key), direction(rowId)]
    : [direction(decisions.month), direction(decisions.id), direction(rowId)]
}

type PageKind = {
  readonly figure: ListedFigure
  readonly order: CaseOrder
  readonly behind: boolean
  readonly filters: BreakdownFilters
}

/** The ids of a page, found within the index of its figure; `behind`: behind a row, by its key and id. */
function pageIds(db: Db, { figure, order, behind, filters }: PageKind, limit: number) {
  const rowId = rowIdOf(figure)
  const where = and(
    countedIn(figure),
    eq(decisions.targetType, p('targetType')),
    gte(decisions.month, p('from')),
    lte(decisions.month, p('until')),
    figureCondition(figure),
    ...passFilters(filters),
    behind ? isBehind(order, rowId) : undefined,
  )
  const ids = db.select({ decisionId: decisions.id, rowId: sql<string>`${rowId}`.as('row_id') }).from(decisions)
  const joined = figure === 'taken' ? ids.innerJoin(measures, isTakenMeasure) : ids
  const whole = order.by === 'case' ? joined.innerJoin(cases, eq(cases.id, decisions.caseId)) : joined
  return whole
    .where(where)
    .orderBy(...inOrderOf(order, rowId))
    .limit(limit)
    .as('ids')
}

/** The ids of a page are found within its index, and only then are the rows read. */
function selectPage(db: Db, kind: PageKind, limit: number) {
  const ids = pageIds(db, kind, limit)
  return db
    .select({
      rowId: ids.rowId,
      takenAt: measures.at,
      caseId: decisions.caseId,
      caseNumber: cases.number,
      targetId: decisions.targetId,
      title: contentVersions.title,
      decisionId: decisions.id,
      decidedAt: decisions.decidedAt,
      published: decisions.published,
      categories: decisions.categories,
      measures: decisions.measures,
      source: decisions.source,
      format: decisions.format,
      jobCategory: decisions.jobCategory,
    })
    .from(ids)
    .innerJoin(decisions, eq(decisions.id, ids.decisionId))
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(measures, and(eq(measures.id, ids.rowId), isNull(measures.reverses)))
    .leftJoin(contentVersions, isDecidedText)
    .orderBy(...inOrderOf(kind.order, ids.rowId))
}

const preparedPage = (kind: PageKind, limit: number) => prepared((db) => selectPage(db, kind, limit))

type PreparedPage = ReturnType<typeof preparedPage>
const pages = new Map<string, PreparedPage>()

function pageOf(kind: PageKind, limit: number): PreparedPage {
  const name = `${kind.figure} ${kind.order.by} ${kind.order.rising} ${kind.behind} ${limit}`
  const known = pages.get(name) ?? preparedPage(kind, limit)
  pages.set(name, known)
  return known
}

/** The sort key of the row that a page begins behind. It is there whatever became of the row meanwhile, as no row is deleted. */
async function keyOf(db: Db, { figure, order }: Pick<PageKind, 'figure' | 'order'>, after: string) {
  const rows = db
    .select({
      decisionId: decisions.id,
      month: decisions.month,
      key: sql<string | number>`${SORT_KEYS[order.by] ?? decisions.id}`,
    })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
  const [row] =
    figure === 'taken'
      ? await rows.innerJoin(measures, eq(measures.decisionId, decisions.id)).where(eq(measures.id, after))
      : await rows.where(eq(decisions.id, after))
  return row
}

/** A figure of a period, by filters. */
export type FigureQuery = {
  readonly period: string
  readonly targetType: TargetType
  readonly dimension: ListedFigure
  readonly key: string
  readonly filters?: BreakdownFilters | undefined
  readonly order?: CaseOrder | undefined
  /** the `rowId` of the last row before the page; `undefined`: the first page */
  readonly after?: string | undefined
}

/**
 * The rows behind a figure, newest decision first unless another order is asked for: one more than a page when there is a next page. None
 * when there is no such row to begin behind.
 */
export async function casesOfFigure(
  db: Db,
  { dimension: figure, period, filters = {}, after, order = DEFAULT_CASE_ORDER, ...query }: FigureQuery,
  pageSize: number = CASES_PAGE_SIZE,
): Promise<BreakdownCase[]> {
  const last = after === undefined ? null : await keyOf(db, { figure, order }, after)
  if (last === undefined) return []
  const kind: PageKind = { figure, order, behind: last !== null, filters }
  // of filters there are too many to keep a query of each
  const page = hasBreakdownFilters(filters)
    ? selectPage(db, kind, pageSize + 1).prepare()
    : pageOf(kind, pageSize + 1)(db)
  const months = { from: firstMonthOf(period), until: lastMonthOf(period) }
  const rows = await page.execute({
    ...query,
    ...months,
    ...(last ? { after, afterKey: last.key, afterMonth: last.month } : {}),
  })
  return rows.map(({ targetId, title, published, takenAt, ...row }) => ({
    ...row,
    taken: figure === 'taken' ? { measureId: row.rowId, at: takenAt || row.decidedAt } : null,
    target: { type: query.targetType, id: targetId },
    title: title ?? '',
    published: published as Category,
    categories: JSON.parse(row.categories),
    measures: JSON.parse(row.measures),
    source: row.source as Source,
    format: row.format as JobFormat | null,
  }))
}
