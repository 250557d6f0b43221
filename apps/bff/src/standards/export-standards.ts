import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { ForecastLine, StandardChangeLine } from '@mimamori/contract/standards/standards-contract'
import type { StandardsExport } from '@mimamori/contract/standards/standards-export-contract'
import { instants as instantsEn } from '@mimamori/copy/instants/en'
import { instants as instantsJa } from '@mimamori/copy/instants/ja'
import { criterionWords } from '@mimamori/copy/standards/criterion-words'
import { standards as en } from '@mimamori/copy/standards/en'
import { standards as ja } from '@mimamori/copy/standards/ja'
import { standardProposals as proposalsEn } from '@mimamori/copy/standards/standard-proposals.en'
import { standardProposals as proposalsJa } from '@mimamori/copy/standards/standard-proposals.ja'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { HOLDING_CHANGES } from '@mimamori/policy/standards/holding-rules'
import { MAX_EXPORTED_CHANGES } from '@mimamori/policy/standards/run-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { BYTE_ORDER_MARK, csvLine } from '@mimamori/policy/text/csv-format'
import { record } from '@mimamori/storage/record-change'
import type { Account } from '@mimamori/storage/staff/staff-reads'
import { forecastCounts, runById } from '@mimamori/storage/standards/run-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import { refusalError, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { getChanges, getForecast } from './get-standard-changes.ts'

const PAGE_SIZE = 1_000

const WORDS = {
  ja: { csv: proposalsJa.csv, changes: ja.changes, instants: instantsJa },
  en: { csv: proposalsEn.csv, changes: en.changes, instants: instantsEn },
}

/** A change; that of a dry run says its cause. */
type Line = StandardChangeLine & Partial<Pick<ForecastLine, 'cause'>>
type Page = { readonly lines: readonly Line[]; readonly next: string | null }
type Load = (after: string | undefined) => Promise<Page>

/** What is exported: the name of its file, the standards it is worded by, and its lists, each loaded page by page. */
type Source = { readonly name: string; readonly set: StandardSet; readonly lists: readonly Load[] }

async function loadSource(app: AppContext, of: StandardsExport): Promise<Source> {
  const { db } = app.storage
  if ('month' in of) {
    const { standards } = await standardsInForce(db, app.clock.now())
    const load: Load = (after) => getChanges(app, { ...of, after, limit: PAGE_SIZE })
    return { name: `standards-${of.month}-${of.standard}-${of.change}.csv`, set: standards, lists: [load] }
  }
  const { runId } = of
  const { purpose, state, standards: set, startedAt } = requireFound(await runById(db, runId))
  if (purpose !== 'dry' || state !== 'done') throw refusalError('dry_run_unfinished')
  const counted = (await forecastCounts(db, runId)).filter(
    ({ standard, change }) => (of.standard ?? standard) === standard && (of.change ?? change) === change,
  )
  // one that was taken out of the set is lost, too
  const standards = [...new Set([...set.standards, ...counted.map(({ standard: id }) => ({ id }))].map(({ id }) => id))]
  const lists = standards.flatMap((standard) =>
    HOLDING_CHANGES.filter((change) =>
      counted.some((each) => each.standard === standard && each.change === change),
    ).map(
      (change): Load =>
        (after) =>
          getForecast(app, { runId, standard, change, after, limit: PAGE_SIZE }),
    ),
  )
  return {
    name: `${['standards-dry-run', dayOf(startedAt), of.standard, of.change].filter(Boolean).join('-')}.csv`,
    set,
    lists,
  }
}

/** All lines of these lists, yielding to the event loop after each page. */
async function* pagesOf(lists: readonly Load[]): AsyncGenerator<Page['lines']> {
  for (const load of lists) {
    let after: string | undefined
    do {
      const { lines, next } = await load(after)
      yield lines
      after = next ?? undefined
      await yieldToEventLoop()
    } while (after !== undefined)
  }
}

function lineWriter(set: StandardSet, language: Language): (line: Line) => string {
  const { changes, instants, csv } = WORDS[language]
  const words = criterionWords(language)
  return ({ memberId, standard, change, at, graceUntil, missed, cause }) =>
    csvLine([
      memberId,
      words.standardName(set, standard),
      changes[change],
      instants.absolute(at),
      graceUntil === null ? '' : instants.absolute(graceUntil),
      missed.map((each) => words.missed(each, set, standard)).join(' / '),
      // the column is of dry runs alone
      ...(cause === undefined ? [] : [cause === null ? '' : csv.causes[cause]]),
    ])
}

/**
 * Changes of members with the criteria they miss and the values of those, as CSV in the words of whoever asks. The export is in the audit log
 * before the file is returned. Throws NotFound for an unknown run, and the refusals `dry_run_unfinished` and `too_many_rows`.
 */
export async function exportStandards(
  app: AppContext,
  actor: Pick<Account, 'id' | 'language'>,
  of: StandardsExport,
): Promise<{ name: string; csv: string; rows: number }> {
  const { name, set, lists } = await loadSource(app, of)
  const { member, standard, change, at, graceUntil, reasons, cause } = WORDS[actor.language].csv
  const columns = [member, standard, change, at, graceUntil, reasons, ...('month' in of ? [] : [cause])]
  let csv = BYTE_ORDER_MARK + csvLine(columns)
  let rows = 0
  const toLine = lineWriter(set, actor.language)
  for await (const lines of pagesOf(lists)) {
    rows += lines.length
    if (rows > MAX_EXPORTED_CHANGES) throw refusalError('too_many_rows')
    csv += lines.map(toLine).join('')
  }
  const source = 'month' in of ? { month: of.month } : { runId: of.runId }
  await app.storage.write((tx) =>
    record(tx, app.clock.now(), actor.id, {
      type: 'standards.exported',
      of: source,
      standard: of.standard,
      change: of.change,
      rows,
    }),
  )
  return { name, csv, rows }
}
