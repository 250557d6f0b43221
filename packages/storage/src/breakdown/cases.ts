import type { BreakdownDimension } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { type BreakdownCase, CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import type { Source } from '@mimamori/policy/breakdown/case-source-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { JobFormat, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { textDecidedOn } from '../decisions/text.ts'
import type { Db } from '../engine/engine.ts'
import { hot } from '../engine/hot.ts'
import { cases, contentVersions, decisions } from '../schema/sqlite.ts'

const p = sql.placeholder

/** A list of codes as JSON holds this one: without it, it would be another text. No pattern, so that a key is what it says. */
const within = (column: typeof decisions.categories | typeof decisions.measures) =>
  sql`replace(${column}, '"' || ${p('key')} || '"', '') <> ${column}`

const BEHIND: Readonly<Record<BreakdownDimension, SQL>> = {
  category: eq(decisions.published, p('key')),
  named: within(decisions.categories),
  source: eq(decisions.source, p('key')),
  measure: within(decisions.measures),
  format: eq(decisions.format, p('key')),
  job_category: eq(decisions.jobCategory, p('key')),
}

/** A page is found within its index, and only then looked at. */
const pageOf = (of: BreakdownDimension) =>
  hot((db) => {
    const found = db
      .select({ id: decisions.id })
      .from(decisions)
      .where(
        and(
          sql`${decisions.counted} = 1`,
          eq(decisions.targetType, p('targetType')),
          eq(decisions.month, p('month')),
          lt(decisions.id, p('after')),
          BEHIND[of],
        ),
      )
      .orderBy(desc(decisions.id))
      .limit(CASES_PAGE_SIZE + 1)
      .as('found')
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
      .from(found)
      .innerJoin(decisions, eq(decisions.id, found.id))
      .innerJoin(cases, eq(cases.id, decisions.caseId))
      .leftJoin(contentVersions, textDecidedOn)
      .orderBy(desc(decisions.id))
  })

const PAGES: Readonly<Record<BreakdownDimension, ReturnType<typeof pageOf>>> = {
  category: pageOf('category'),
  named: pageOf('named'),
  source: pageOf('source'),
  measure: pageOf('measure'),
  format: pageOf('format'),
  job_category: pageOf('job_category'),
}

const BEHIND_ALL = '~'

/** The decisions behind a figure, the newest first: one more than a page, when there is more. */
export async function casesBehind(
  db: Db,
  asked: {
    readonly month: string
    readonly targetType: TargetType
    readonly dimension: BreakdownDimension
    readonly key: string
    readonly after: string | undefined
  },
): Promise<BreakdownCase[]> {
  const { dimension: of, after = BEHIND_ALL, ...where } = asked
  const rows = await PAGES[of](db).execute({ ...where, after })
  return rows.map(({ targetId, title, published, ...row }) => ({
    ...row,
    target: { type: asked.targetType, id: targetId },
    title: title ?? '',
    published: published as Category,
    categories: JSON.parse(row.categories),
    measures: JSON.parse(row.measures),
    source: row.source as Source,
    format: row.format as JobFormat | null,
  }))
}
