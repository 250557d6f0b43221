import { CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import { casesOfFigure } from '@mimamori/storage/breakdown/breakdown-case-reads'
import { os } from '../rpc/rpc-middleware.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'
import { listBreakdownNotes, moveBreakdownNote, writeBreakdownNote } from './breakdown-notes.ts'
import { exportBreakdown } from './export-breakdown.ts'
import { exportFigureCases } from './export-figure-cases.ts'
import { getBreakdownPeriod } from './get-breakdown-period.ts'
import { createTrendLoader } from './get-breakdown-trend.ts'
import { getFilteredBreakdown, getFilteredTrend } from './get-filtered-breakdown.ts'

const trendOf = oncePerApp(createTrendLoader)

/** The violations of a period by category, and how they went. */
export const breakdownProcedures = {
  period: os.breakdown.period.handler(({ input, context: { app } }) => getBreakdownPeriod(app, input)),
  filtered: os.breakdown.filtered.handler(({ input, context: { app } }) => getFilteredBreakdown(app, input)),
  trend: os.breakdown.trend.handler(({ input, context: { app } }) => trendOf(app)(input)),
  filteredTrend: os.breakdown.filteredTrend.handler(({ input, context: { app } }) => getFilteredTrend(app, input)),
  export: os.breakdown.export.handler(({ input, context: { app, actor } }) =>
    exportBreakdown({ app: app, trend: trendOf(app) }, actor, input),
  ),
  cases: os.breakdown.cases.handler(async ({ input, context: { app } }) => {
    const found = await casesOfFigure(app.storage.db, input)
    const page = found.slice(0, CASES_PAGE_SIZE)
    return { cases: page, next: found.length > CASES_PAGE_SIZE ? (page.at(-1)?.rowId ?? null) : null }
  }),
  notes: {
    list: os.breakdown.notes.list.handler(({ input, context: { app } }) => listBreakdownNotes(app.storage.db, input)),
    write: os.breakdown.notes.write.handler(({ input, context: { actor, runOnce } }) =>
      runOnce({ ...input, what: 'breakdown note' }, (tx, at) => writeBreakdownNote(tx, at, actor, input)),
    ),
    remove: os.breakdown.notes.remove.handler(({ input, context: { app, actor } }) =>
      app.storage.write((tx) => moveBreakdownNote(tx, app.clock.now(), actor, { ...input, how: 'removed' })),
    ),
    putBack: os.breakdown.notes.putBack.handler(({ input, context: { app, actor } }) =>
      app.storage.write((tx) => moveBreakdownNote(tx, app.clock.now(), actor, { ...input, how: 'put_back' })),
    ),
  },
  exportCases: os.breakdown.exportCases.handler(({ input, context: { app, actor } }) =>
    exportFigureCases(app, actor, input),
  ),
}
