import { type BreakdownFilters, hasBreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import {
  type BreakdownSheet,
  buildPeriodSheet,
  buildTrendSheet,
  type SheetLine,
  type SheetScope,
} from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import { inJapanTime } from '@mimamori/policy/breakdown/japan-month'
import { addPeriods, lastBegunMonthOf, monthsOfPeriod, runningSpanOf } from '@mimamori/policy/breakdown/period'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { csvFile } from '@mimamori/policy/text/csv-format'
import { record } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { closedRevisions } from '../workflows/closed-revisions.ts'
import { getBreakdownPeriod } from './get-breakdown-period.ts'
import { type createTrendLoader, trendMonths } from './get-breakdown-trend.ts'
import { getFilteredBreakdown, getFilteredTrend } from './get-filtered-breakdown.ts'

/** `trend`: the page's loader, with its cache. */
type ExportDeps = { readonly app: AppContext; readonly trend: ReturnType<typeof createTrendLoader> }

type BreakdownExportQuery = {
  readonly sheet: BreakdownSheet
  readonly period: string
  readonly with?: string | undefined
  readonly targetType?: TargetType | undefined
  readonly filters: BreakdownFilters
}

type Sheet = {
  readonly linesOf: (scope: SheetScope) => SheetLine[]
  readonly with: string | null
  readonly asOf: string | null
}

async function loadSheet({ app, trend }: ExportDeps, { sheet, ...query }: BreakdownExportQuery): Promise<Sheet> {
  const { period, targetType, filters } = query
  const filtered = hasBreakdownFilters(filters)
  if (sheet === 'period') {
    const found = filtered ? await getFilteredBreakdown(app, query) : await getBreakdownPeriod(app, query)
    const linesOf = (scope: SheetScope) => buildPeriodSheet(found, monthsOfPeriod(period), scope)
    return { linesOf, with: query.with ?? addPeriods(period, -1), asOf: found.asOf }
  }
  const now = app.clock.now()
  const until = lastBegunMonthOf(period, now)
  const found = filtered
    ? await getFilteredTrend(app, { until, targetType, filters })
    : await trend({ until, targetType })
  const asOf = runningSpanOf(until, now)?.until ?? null
  return { linesOf: (scope) => buildTrendSheet(found, asOf, scope), with: null, asOf }
}

/**
 * A period and what it is compared with, or the 13 months that end with it, as CSV. It holds counts and no personal data. The export is
 * in the audit log before the file is returned.
 */
export async function exportBreakdown(
  deps: ExportDeps,
  actor: Staff,
  query: BreakdownExportQuery,
): Promise<{ name: string; csv: string; rows: number }> {
  const { storage, clock } = deps.app
  const { sheet, period, targetType, filters } = query
  const months =
    sheet === 'period' ? monthsOfPeriod(period) : trendMonths(lastBegunMonthOf(period, clock.now())).inOrder
  const { linesOf, ...rest } = await loadSheet(deps, query)
  // after the figures: a month closed meanwhile may have changed since its figures were read, and they are compared with it
  const revisions = await closedRevisions(storage.db, months)
  const lines = linesOf({
    filters,
    revisionOf: (month) => revisions.get(month) ?? '',
    madeAt: inJapanTime(clock.now()),
  })
  // without the line of headers
  const rows = lines.length - 1
  await storage.write((tx) =>
    record(tx, clock.now(), actor.id, {
      type: 'breakdown.exported',
      sheet,
      period,
      filters,
      targetType: targetType ?? '',
      revisions: [...revisions].map(([month, revision]) => `${month}:${revision}`),
      rows,
      ...rest,
    }),
  )
  return { name: `breakdown-${sheet === 'trend' ? 'trend-' : ''}${period}.csv`, csv: csvFile(lines), rows }
}
