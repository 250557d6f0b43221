import type { Holding } from '@mimamori/policy/standards/holding-rules'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { forecastsOf, runById, type StoredRun } from '@mimamori/storage/standards/run-reads'
import { versionByNumber } from '@mimamori/storage/standards/version-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { applyChanges, createTelling, type Telling } from './apply-changes.ts'

/** changes that are stored in one transaction, so that no decision waits long behind them */
const CHANGES_PER_WRITE = 100

/**
 * The dry run that an evaluation is held to: that of an approved version which begins at once. `null`: the evaluation judges for itself.
 */
export async function namedDryRun(
  db: Storage['db'],
  { purpose, version }: Pick<StoredRun, 'purpose' | 'version'>,
): Promise<StoredRun | null> {
  if (purpose !== 'activation' || version === null) return null
  const approved = await versionByNumber(db, version)
  return approved && approved.beginsAt === approved.endedAt ? await runById(db, approved.dryRunId) : null
}

/** Changes exactly what a dry run names, as of now: what somebody holds begins with the approval. `rest` throws where the desk stops. */
export async function applyDryRun(app: AppContext, run: StoredRun, dryRun: StoredRun, rest: () => void): Promise<void> {
  const { db } = app.storage
  // what the dry run counted is what is known of members by these standards, until they are evaluated again
  const { shares, figures } = dryRun
  await app.storage.write(async (tx) => {
    const { id: runId, doneUpTo, done } = run
    const page = { after: doneUpTo, doneUpTo, done, figures, forecasts: [], near: null }
    await record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.advanced', runId, ...page })
    if (shares && run.shares === null)
      await record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.ranked', runId, shares })
  })
  let after = run.doneUpTo
  let { done } = run
  let telling: Telling = await createTelling(db, run)
  for (;;) {
    rest()
    const page = await forecastsOf(db, dryRun.id, { after, limit: CHANGES_PER_WRITE })
    const last = page.at(-1)
    if (!last) return
    // all changes of one member are in one page
    const whole = page.length < CHANGES_PER_WRITE ? page : page.filter(({ memberId }) => memberId !== last.memberId)
    const named = whole.length > 0 ? whole : page
    const doneUpTo = named.at(-1)?.memberId ?? after
    done += new Set(named.map(({ memberId }) => memberId)).size
    const sent = await app.storage.write(async (tx) => {
      tx.lock('key', 'standards')
      const at = app.clock.now()
      const changes = named.map(({ runId: _, ...each }) => ({
        ...each,
        after: fromNow(each.before, each.after, dryRun.at, at),
      }))
      const stored = await applyChanges(tx, at, run, changes, telling)
      const advanced = { after, doneUpTo, done, figures, forecasts: [], near: null }
      await record(tx, at, SYSTEM, { type: 'standards_run.advanced', runId: run.id, ...advanced })
      return stored
    })
    telling = { ...telling, sent }
    after = doneUpTo
  }
}

/** A holding that begins now, or whose days of grace begin now. */
function fromNow(before: Holding, after: Holding, judgedAt: string, at: string): Holding {
  if (after.state === 'held' && before.state === 'none') return { state: 'held', since: at }
  if (after.state !== 'grace' || before.state === 'grace') return after
  const days = Date.parse(after.until) - Date.parse(judgedAt)
  return { ...after, until: new Date(Date.parse(at) + Math.max(0, days)).toISOString() }
}
