import type { CountedDecision } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { Source } from '@mimamori/policy/breakdown/case-source-rules'
import type { ReviewQueue } from '@mimamori/policy/cases/case-model'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { decisions } from '../schema/sqlite.ts'

/** The columns of `decisions` that the breakdown counts by. */
export const countedColumns = {
  decidedAt: decisions.decidedAt,
  month: decisions.month,
  categories: decisions.categories,
  published: decisions.published,
  measures: decisions.measures,
  beside: decisions.beside,
  openedAt: decisions.openedAt,
  queue: decisions.queue,
  source: decisions.source,
  reporters: decisions.reporters,
  format: decisions.format,
  jobCategory: decisions.jobCategory,
}

type CountedRow = Pick<typeof decisions.$inferSelect, keyof typeof countedColumns>

/** A row of these columns as the decision the breakdown counts. */
export function toCountedDecision(row: CountedRow): CountedDecision {
  const { decidedAt, month, beside, openedAt, reporters, format, jobCategory } = row
  return {
    decidedAt,
    month,
    beside,
    openedAt,
    reporters,
    format,
    jobCategory,
    categories: JSON.parse(row.categories),
    published: row.published as Category | null,
    measures: JSON.parse(row.measures),
    queue: row.queue as ReviewQueue,
    source: row.source as Source,
  }
}
