import type { MemberMetrics } from '@mimamori/policy/standards/metric-definitions'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { memberMetrics } from '../schema/sqlite.ts'

/** What was reported of a member; `category`: in which their earnings are ranked, `null`: none. */
export type ReportedMetrics = { readonly metrics: MemberMetrics; readonly category: string | null }

const metricsOf = prepared((db) =>
  db
    .select({ metrics: memberMetrics.metrics, category: memberMetrics.category })
    .from(memberMetrics)
    .where(eq(memberMetrics.memberId, sql.placeholder('memberId'))),
)

/** The metrics that were reported of a member, nothing where none were. */
export async function reportedMetrics(db: Db, memberId: string): Promise<ReportedMetrics> {
  const [row] = await metricsOf(db).execute({ memberId })
  return row ? parseReported(row) : { metrics: {}, category: null }
}

/** Reported metrics from their columns. */
export const parseReported = ({ metrics, category }: { metrics: string; category: string }): ReportedMetrics => ({
  metrics: JSON.parse(metrics),
  category: category === '' ? null : category,
})
