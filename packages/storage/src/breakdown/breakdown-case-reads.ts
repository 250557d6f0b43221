import type { BreakdownDimension } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { type BreakdownFilters, hasBreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import { type BreakdownCase, CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import type { Source } from '@mimamori/policy/breakdown/case-source-rules'
import { firstMonthOf, lastMonthOf } from '@mimamori/policy/breakdown/period'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { JobFormat, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, desc, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { isDecidedText } from '../intake/text-joins.ts'
import { cases, contentVersions, decisions } from '../schema/sqlite.ts'
import { passFilters } from './filtered-reads.ts'

const p = sql.placeholder

/** Condition: the JSON list of codes has this one. Removing the quoted code changes the text; no pattern, so no escaping. */
const jsonListHas = (column: typeof decisions.categories | typeof decisions.measures) =>
  sql`replace(${column}, '"' || ${p('key')} || '"', '') <> ${column}`

/** Condition: a measure of the decision with this code is not taken back. */
const hasMeasureInForce = sql`exists (select 1 from measures taken where taken.decision_id = ${decisions.id} and taken.measure = ${p('key')}
  and not exists (select 1 from measures back join decisions by_it on by_it.id = back.decision_id
    where back.reverses = taken.id and by_it.state <> 'undone'))`

/** Condition: the decisions that a dimension counts; each has an index. */
const countedIn = (of: BreakdownDimension): SQL =>
  of === 'taken'
    ? sql`${decisions.published} is not null and ${decisions.reverses} is null and ${decisions.state} in ('held', 'standing')`
    : sql`${decisions.counted} = 1`

const FIGURE_CONDITIONS: Readonly<Record<BreakdownDimension, SQL>> = {
  category: eq(decisions.published, p('key')),
  named: jsonListHas(decisions.categories),
  source: eq(decisions.source, p('key')),
  measure: jsonListHas(decisions.measures),
  taken: and(jsonListHas(decisions.measures), hasMeasureInForce) as SQL,
  format: eq(decisions.format, p('key')),
  job_category: eq(decisions.jobCategory, p('key')),
}

/** The ids of a page are found within its index, and only then are the rows read. */
function pageOf(db: Db, of: BreakdownDimension, filters: BreakdownFilters) {
  const ids = db
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        countedIn(of),
        eq(decisions.targetType, p('targetType')),
        gte(decisions.month, p('from')),
        lte(decisions.month, p('until')),
        lt(decisions.id, p('after')),
        FIGURE_CONDITIONS[of],
        ...passFilters(filters),
      ),
    )
    // ids are in the order of months: so the index is read in order
    .orderBy(desc(decisions.month), desc(decisions.id))
    .limit(CASES_PAGE_SIZE + 1)
    .as('ids')
  return db
    .select({
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
    .innerJoin(decisions, eq(decisions.id, ids.id))
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(contentVersions, isDecidedText)
    .orderBy(desc(decisions.id))
}

const preparedPage = (of: BreakdownDimension) => prepared((db) => pageOf(db, of, {}))

const PREPARED_PAGES: Readonly<Record<BreakdownDimension, ReturnType<typeof preparedPage>>> = {
  category: preparedPage('category'),
  named: preparedPage('named'),
  source: preparedPage('source'),
  measure: preparedPage('measure'),
  taken: preparedPage('taken'),
  format: preparedPage('format'),
  job_category: preparedPage('job_category'),
}

const AFTER_ALL_IDS = '~'

/** A figure of a period, by filters; `after`: a decision id. */
export type FigureCasesQuery = {
  readonly period: string
  readonly targetType: TargetType
  readonly dimension: BreakdownDimension
  readonly key: string
  readonly filters?: BreakdownFilters | undefined
  readonly after?: string | undefined
}

/** The decisions behind a figure, newest first: one more than a page when there is a next page. */
export async function casesOfFigure(db: Db, query: FigureCasesQuery): Promise<BreakdownCase[]> {
  const { dimension: of, period, filters = {}, after = AFTER_ALL_IDS, ...where } = query
  const values = { ...where, from: firstMonthOf(period), until: lastMonthOf(period), after }
  const page = hasBreakdownFilters(filters) ? pageOf(db, of, filters).prepare() : PREPARED_PAGES[of](db)
  const rows = await page.execute(values)
  return rows.map(({ targetId, title, published, ...row }) => ({
    ...row,
    target: { type: query.targetType, id: targetId },
    title: title ?? '',
    published: published as Category,
    categories: JSON.parse(row.categories),
    measures: JSON.parse(row.measures),
    source: row.source as Source,
    format: row.format as JobFormat | null,
  }))
}
