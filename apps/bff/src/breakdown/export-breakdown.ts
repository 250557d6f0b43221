import { type BreakdownSheet, buildMonthSheet, buildTrendSheet } from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { csvFile } from '@mimamori/policy/text/csv-format'
import { record } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { getBreakdownMonth } from './get-breakdown-month.ts'
import type { createTrendLoader } from './get-breakdown-trend.ts'

/** `trend`: the page's loader, with its cache. */
type ExportDeps = { readonly app: AppContext; readonly trend: ReturnType<typeof createTrendLoader> }

type BreakdownExportQuery = {
  readonly sheet: BreakdownSheet
  readonly month: string
  readonly targetType?: TargetType | undefined
}

/**
 * A month, or the 13 months that end with it, as CSV. It holds counts and no personal data. The export is in the audit
 * log before the file is returned.
 */
export async function exportBreakdown(
  { app, trend }: ExportDeps,
  actor: Staff,
  { sheet, month, targetType }: BreakdownExportQuery,
): Promise<{ name: string; csv: string; rows: number }> {
  const { storage, clock } = app
  const lines =
    sheet === 'month'
      ? buildMonthSheet(await getBreakdownMonth(app, { month, targetType }))
      : buildTrendSheet(await trend({ until: month, targetType }))
  // without the line of headers
  const rows = lines.length - 1
  await storage.write((tx) =>
    record(tx, clock.now(), actor.id, { type: 'breakdown.exported', sheet, month, targetType: targetType ?? '', rows }),
  )
  return { name: `breakdown-${sheet}-${month}.csv`, csv: csvFile(lines), rows }
}
