import type { BreakdownDimension } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { type BreakdownCase, CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import type { Source } from '@mimamori/policy/breakdown/case-source-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { JobFormat, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { isDecidedText } from '../intake/text-joins.ts'
import { cases, contentVersions, decisions } from '../schema/sqlite.ts'

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
const preparedPage = (of: BreakdownDimension) =>
  prepared((db) => {
    const ids = db
      .select({ id: decisions.id })
      .from(decisions)
      .where(
        and(
          countedIn(of),
          eq(decisions.targetType, p('targetType')),
          eq(decisions.month, p('month')),
          lt(decisions.id, p('after')),
          FIGURE_CONDITIONS[of],
        ),
      )
      .orderBy(desc(decisions.id))
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
  })

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

/** The decisions behind a figure, newest first: one more than a page when there is a next page. `after`: a decision id. */
export async function casesOfFigure(
  db: Db,
  query: {
    readonly month: string
    readonly targetType: TargetType
    readonly dimension: BreakdownDimension
    readonly key: string
    readonly after: string | undefined
  },
): Promise<BreakdownCase[]> {
  const { dimension: of, after = AFTER_ALL_IDS, ...where } = query
  const rows = await PREPARED_PAGES[of](db).execute({ ...where, after })
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
