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
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** rows looked at in one go; after each, others get their turn */
const BATCH_SIZE = 500

const withAllClasses = (counts: RetentionRun['counts']): RetentionCounts =>
  Object.fromEntries(RETENTION_CLASSES.map((each) => [each, counts[each] ?? 0])) as RetentionCounts

async function countExpired({ storage, clock }: AppContext, of: RetentionClass, days: number | null): Promise<number> {
  if (days === null) return 0
  const before = retentionCutoff(clock.now(), days)
  let n = 0
  let behind: RowKey | null = null
  do {
    const page = await retentionPage(storage.db, of, before, behind, BATCH_SIZE)
    n += page.keys.length
    behind = page.next
    await new Promise((turn) => setImmediate(turn))
  } while (behind)
  return n
}

/** What would go if it ran now with these days, counted row by row as the run goes through them. */
export async function dryRunRetention(app: AppContext, days: RetentionDays): Promise<RetentionCounts> {
  const counts: RetentionRun['counts'] = {}
  for (const each of RETENTION_CLASSES) counts[each] = await countExpired(app, each, days[each])
  return withAllClasses(counts)
}

/** How long each class is kept, and how the last run went. */
export async function getRetentionState({ storage, clock }: AppContext): Promise<RetentionState> {
  const [days, run] = [await retentionDays(storage.db), await lastRetentionRun(storage.db)]
  const ran = run && Object.keys(run.counts).length > 0 ? run : null
  return {
    days,
    nextAt: nextRetentionRun(clock.now()),
    last: ran && { startedAt: ran.startedAt, finishedAt: ran.finishedAt, counts: withAllClasses(ran.counts) },
  }
}

/** Set how long each class is kept. Refuses days outside their bounds. */
export async function changeRetentionDays(app: AppContext, actor: Staff, days: RetentionDays): Promise<RetentionState> {
  const verdict = setRetention(days, actor)
  if (!verdict.ok) throw refusalError(verdict.refusal)
  const { storage, clock } = app
  await storage.write((tx) => record(tx, clock.now(), actor.id, { ...verdict.event, changedBy: actor.id }))
  return await getRetentionState(app)
}
