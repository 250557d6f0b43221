import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import { MARKET_DAYS, type UsualPay, usualPayByKind } from '@mimamori/policy/detection/pay-label-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { type ReceivedJobCursor, receivedJobFacts } from '@mimamori/storage/detection/market-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'

type UsualPayByKind = ReadonlyMap<string, UsualPay>

/** the newest jobs of all kinds; a kind with few among them has no usual range */
const MAX_JOBS = 5000
/** jobs read at a time: a case that is opened meanwhile waits some milliseconds at most */
const PAGE = 500
/** ranges of 90 days do not change within minutes, and a case waits for them */
const FRESH_SECONDS = 600

async function readUsualPay({ storage }: AppContext, now: string): Promise<UsualPayByKind> {
  const since = plusSeconds(now, -MARKET_DAYS * 86_400)
  const jobs: TargetFacts[] = []
  let before: ReceivedJobCursor | null = null
  do {
    const page = await receivedJobFacts(storage.db, since, before, PAGE)
    jobs.push(...page.facts)
    before = page.next
  } while (before !== null && jobs.length < MAX_JOBS)
  return usualPayByKind(jobs)
}

type LastRead = { readonly at: string; readonly usual: Promise<UsualPayByKind> }
const lastReads = oncePerApp(() => ({ last: null as LastRead | null }))

/** What each kind of job usually pays, from the newest 5,000 jobs of 90 days; read again after ten minutes. */
export function loadUsualPay(app: AppContext): Promise<UsualPayByKind> {
  const reads = lastReads(app)
  const now = app.clock.now()
  if (reads.last === null || reads.last.at < plusSeconds(now, -FRESH_SECONDS) || reads.last.at > now) {
    const usual = readUsualPay(app, now)
    const read = { at: now, usual }
    reads.last = read
    // the next case tries anew
    usual.catch(() => {
      if (reads.last === read) reads.last = null
    })
  }
  return reads.last.usual
}
