import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { MAX_CASE_ROWS } from '@mimamori/policy/breakdown/case-list-rules'
import { caseSheetHeader, caseSheetLine } from '@mimamori/policy/breakdown/case-sheet-lines'
import { inJapanTime } from '@mimamori/policy/breakdown/japan-month'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { csvFile } from '@mimamori/policy/text/csv-format'
import { casesOfFigure, type FigureQuery } from '@mimamori/storage/breakdown/breakdown-case-reads'
import { record } from '@mimamori/storage/record-change'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

const PAGE_SIZE = 2500

/**
 * The list behind a figure as CSV, in the order asked for; read page by page, so that the desk goes on meanwhile. The export is in the
 * audit log before the file is returned. Throws the refusal `too_many_rows`.
 */
export async function exportFigureCases(
  { storage, clock }: AppContext,
  actor: Staff,
  asked: Omit<FigureQuery, 'after'>,
): Promise<{ name: string; csv: string; rows: number }> {
  const { period, targetType, dimension, key, filters = {} } = asked
  const scope = { period, dimension, key, filters, madeAt: inJapanTime(clock.now()) }
  const lines: ReturnType<typeof caseSheetLine>[] = []
  let after: string | undefined
  do {
    const found = await casesOfFigure(storage.db, { ...asked, after }, PAGE_SIZE)
    const page = found.slice(0, PAGE_SIZE)
    for (const row of page) lines.push(caseSheetLine(row, scope))
    if (lines.length > MAX_CASE_ROWS) throw refusalError('too_many_rows')
    after = found.length > PAGE_SIZE ? page.at(-1)?.rowId : undefined
    await yieldToEventLoop()
  } while (after)
  const rows = lines.length
  await storage.write((tx) =>
    record(tx, clock.now(), actor.id, {
      type: 'breakdown.cases_exported',
      ...{ period, targetType, dimension, key, filters, rows },
    }),
  )
  // keys of job categories are words of the marketplace
  const name = `breakdown-${period}-${targetType}-${dimension}-${/^[a-z_]+$/.test(key) ? key : 'list'}.csv`
  return { name, csv: csvFile([caseSheetHeader(scope), ...lines]), rows }
}
