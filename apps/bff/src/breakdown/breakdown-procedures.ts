import { CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import { casesOfFigure } from '@mimamori/storage/breakdown/breakdown-case-reads'
import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { exportBreakdown } from './export-breakdown.ts'
import { getBreakdownMonth } from './get-breakdown-month.ts'
import { createTrendLoader } from './get-breakdown-trend.ts'

export function breakdownProcedures(app: AppContext) {
  const reader = requirePermission('breakdown.read')
  const trend = createTrendLoader(app)
  return {
    month: os.breakdown.month.use(reader).handler(({ input }) => getBreakdownMonth(app, input)),
    trend: os.breakdown.trend.use(reader).handler(({ input }) => trend(input)),
    export: os.breakdown.export
      .use(requirePermission('breakdown.export'))
      .handler(({ input, context }) => exportBreakdown({ app, trend }, context.actor, input)),
    cases: os.breakdown.cases
      .use(requirePermission('breakdown.cases'))
      .handler(async ({ input: { after, ...query } }) => {
        const found = await casesOfFigure(app.storage.db, { ...query, after })
        const page = found.slice(0, CASES_PAGE_SIZE)
        return { cases: page, next: found.length > CASES_PAGE_SIZE ? (page.at(-1)?.decisionId ?? null) : null }
      }),
  }
}
