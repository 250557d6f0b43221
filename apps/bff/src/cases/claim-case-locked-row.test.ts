import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { sato, suzuki } from '../testing/test-decisions.ts'
import { claimNextCaseId } from './claim-case.ts'
import { type ClaimSource, findClaimable } from './claimable-cases.ts'

const SOURCES: readonly ClaimSource[] = [{ view: 'flagged' }, { view: 'flagged', sort: 'age' }]
const WAITS_FOR_LOCK =
  "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1"

describe.runIf(process.env.TEST_ENGINE === 'postgres')('a row that a colleague has locked', () => {
  let testApp: TestApp
  beforeEach(async () => {
    testApp = await openTestApp()
    for (const id of ['J-1', 'J-2', 'J-3']) {
      const now = testApp.app.clock.now()
      await testApp.ingest(aJob(id, { postedAt: now, updatedAt: now }))
      testApp.wait(1)
    }
  })
  afterEach(() => testApp.close())

  /** Run `work` while somebody in a transaction of their own has the first case of a list locked; answers what it answered, or that it waits. */
  async function besideLockedRow<T>(source: ClaimSource, work: () => Promise<T>): Promise<T | 'waits'> {
    const locked = Promise.withResolvers<void>()
    const done = Promise.withResolvers<void>()
    const colleague = testApp.app.storage.write(async (tx) => {
      await findClaimable(tx, testApp.app.clock.now(), suzuki, source, 1)
      locked.resolve()
      await done.promise
    })
    await locked.promise
    let ended = false
    const answer = work().finally(() => {
      ended = true
    })
    // one that fails is told at the end
    answer.catch(() => undefined)
    let waits = false
    while (!ended && !waits) waits = (await testApp.rawSql(WAITS_FOR_LOCK)).length > 0
    done.resolve()
    await colleague
    const answered = await answer
    return waits ? 'waits' : answered
  }

  test.each(SOURCES)('is left out by whoever claims the next of %j, who gets the one behind it', async (source) => {
    const second = await testApp.caseOfJob('J-2')
    expect(await besideLockedRow(source, () => claimNextCaseId(testApp.app, sato, source))).toBe(second.id)
  })
})
