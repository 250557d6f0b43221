import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { CoverageDay } from '@mimamori/contract/coverage/coverage-contract'
import { coverageOf, type VersionCoverage } from '@mimamori/policy/coverage/coverage-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import {
  type CoveredVersion,
  countReceived,
  type PageStart,
  receivedPage,
} from '@mimamori/storage/coverage/coverage-reads'
import type { AppContext } from '../runtime/app-context.ts'

const DAY_SECONDS = 24 * 60 * 60
const TOKYO = '+09:00'
/** versions in one query; few, so that each query is short */
const BATCH_SIZE = 250
const MAX_OPEN_CASES = 50

type TimeRange = { readonly from: string; readonly until: string }

async function* readVersionsWithin(app: AppContext, within: TimeRange): AsyncGenerator<readonly CoveredVersion[]> {
  let last: PageStart | null = null
  for (;;) {
    const rows: CoveredVersion[] = await receivedPage(app.storage.db, within, last, BATCH_SIZE)
    yield rows
    last = rows.at(-1) ?? null
    if (rows.length < BATCH_SIZE) return
    await yieldToEventLoop()
  }
}

async function loadCoverageDay(app: AppContext, day: string): Promise<CoverageDay> {
  const from = new Date(`${day}T00:00:00.000${TOKYO}`).toISOString()
  const within = { from, until: plusSeconds(from, DAY_SECONDS) }
  const counts: Record<VersionCoverage, number> = { open: 0, passed: 0, violation: 0, superseded: 0 }
  const openCases: CoverageDay['openCases'] = []
  for await (const rows of readVersionsWithin(app, within)) {
    for (const row of rows) {
      const covered = coverageOf(row)
      if (covered) counts[covered] += 1
      if (covered === 'open' && row.case && openCases.length < MAX_OPEN_CASES) openCases.push(row.case)
    }
  }
  return { day, received: await countReceived(app.storage.db, within.from, within.until), ...counts, openCases }
}

/**
 * Every job version received on these days (Japan time, `YYYY-MM-DD`, both included), and what became of it; counted
 * from rows, not from counters.
 */
export async function getCoverageDays(
  app: AppContext,
  { from, to }: { from: string; to: string },
): Promise<CoverageDay[]> {
  const days: CoverageDay[] = []
  for (let day = from; day <= to; day = nextDay(day)) days.push(await loadCoverageDay(app, day))
  return days
}

const nextDay = (day: string): string => plusSeconds(`${day}T00:00:00.000Z`, DAY_SECONDS).slice(0, 10)
