import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { RetentionCounts, RetentionState } from '@mimamori/contract/retention/retention-contract'
import {
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionDays,
  setRetention,
} from '@mimamori/policy/retention/retention-class-rules'
import { nextRetentionRun, retentionCutoff } from '@mimamori/policy/retention/retention-schedule'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { record } from '@mimamori/storage/record-change'
import {
  lastRetentionRun,
  type RetentionRun,
  type RowKey,
  retentionDays,
  retentionPage,
} from '@mimamori/storage/retention/retention-reads'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** rows a page; after each, others get their turn */
const BATCH_SIZE = 500

const withAllClasses = (counts: RetentionRun['counts']): RetentionCounts =>
  Object.fromEntries(RETENTION_CLASSES.map((each) => [each, counts[each] ?? 0])) as RetentionCounts

async function countExpired({ storage, clock }: AppContext, of: RetentionClass, days: number | null): Promise<number> {
  if (days === null) return 0
  const before = retentionCutoff(clock.now(), days)
  let n = 0
  let last: RowKey | null = null
  do {
    const page = await retentionPage(storage.db, of, before, last, BATCH_SIZE)
    n += page.keys.length
    last = page.next
    await yieldToEventLoop()
  } while (last)
  return n
}

/** The rows a run with these days would delete now, counted row by row as the run itself goes. */
export async function dryRunRetention(app: AppContext, days: RetentionDays): Promise<RetentionCounts> {
  const counts: RetentionRun['counts'] = {}
  for (const each of RETENTION_CLASSES) counts[each] = await countExpired(app, each, days[each])
  return withAllClasses(counts)
}

/** The days of each class, the next run, and the last run. */
export async function getRetentionState({ storage, clock }: AppContext): Promise<RetentionState> {
  const [days, run] = [await retentionDays(storage.db), await lastRetentionRun(storage.db)]
  const lastRun = run && Object.keys(run.counts).length > 0 ? run : null
  return {
    days,
    nextAt: nextRetentionRun(clock.now()),
    last: lastRun && {
      startedAt: lastRun.startedAt,
      finishedAt: lastRun.finishedAt,
      counts: withAllClasses(lastRun.counts),
    },
  }
}

/** Changes the days of each class. Throws the refusal of days outside their bounds. */
export async function changeRetentionDays(app: AppContext, actor: Staff, days: RetentionDays): Promise<RetentionState> {
  const event = requireAllowed(setRetention(days, actor))
  const { storage, clock } = app
  await storage.write((tx) => record(tx, clock.now(), actor.id, { ...event, changedBy: actor.id }))
  return await getRetentionState(app)
}
