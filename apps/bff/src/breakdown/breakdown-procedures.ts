import { CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import { casesOfFigure } from '@mimamori/storage/breakdown/breakdown-case-reads'
import { os } from '../rpc/rpc-middleware.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'
import { exportBreakdown } from './export-breakdown.ts'
import { getBreakdownMonth } from './get-breakdown-month.ts'
import { createTrendLoader } from './get-breakdown-trend.ts'

const trendOf = oncePerApp(createTrendLoader)

/** The month's violations by category, and how they went. */
export const breakdownProcedures = {
  month: os.breakdown.month.handler(({ input, context: { app } }) => getBreakdownMonth(app, input)),
  trend: os.breakdown.trend.handler(({ input, context: { app } }) => trendOf(app)(input)),
  export: os.breakdown.export.handler(({ input, context: { app, actor } }) =>
    exportBreakdown({ app: app, trend: trendOf(app) }, actor, input),
  ),
  cases: os.breakdown.cases.handler(async ({ input: { after, ...query }, context: { app } }) => {
    const found = await casesOfFigure(app.storage.db, { ...query, after })
    const page = found.slice(0, CASES_PAGE_SIZE)
    return { cases: page, next: found.length > CASES_PAGE_SIZE ? (page.at(-1)?.decisionId ?? null) : null }
  }),
}
