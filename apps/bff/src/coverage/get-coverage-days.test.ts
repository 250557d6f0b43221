import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { WORK_VIEWS } from '@mimamori/policy/queue/queue-view-rules'
import { claimedPage, waitingPage } from '@mimamori/storage/queue/queue-reads'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { getQueueCounts } from '../queue/get-queue-page.ts'
import { createHistoryRunner, fullHistories, type History } from '../testing/random-histories.ts'
import { LIVES_TIMEOUT_MS, randomLives } from '../testing/random-lives.ts'
import { aJob, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, sato, tanaka } from '../testing/test-decisions.ts'
import { getCoverageDays } from './get-coverage-days.ts'

const AT_ONCE = 4
const RUNS = randomLives(15, 50)
const STEPS = 14
const BECAME = ['open', 'passed', 'violation', 'superseded'] as const

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

const today = () => dayOf(testApp.app.clock.now())

/** Days on which what was received is not the sum of what became of it. */
async function amiss(from: string): Promise<unknown[]> {
  const days = await getCoverageDays(testApp.app, { from, to: today() })
  return days.filter((day) => day.received !== BECAME.reduce((sum, of) => sum + day[of], 0))
}

/** Lists that do not hold what their counter says. */
async function miscounted(): Promise<unknown[]> {
  const { views } = await getQueueCounts(testApp.app, tanaka)
  const now = testApp.app.clock.now()
  const wrong: unknown[] = []
  for (const view of WORK_VIEWS) {
    const query = { view, filters: {}, sort: 'rank', me: 'tanaka', now } as const
    const rows = [
      ...(await waitingPage(testApp.db, query, undefined, 100_000)),
      ...(await claimedPage(testApp.db, query, undefined, 100_000)),
    ]
    if (rows.length !== views[view]) wrong.push({ view, listed: rows.length, counted: views[view] })
  }
  return wrong
}

test('whatever happens, each job version received is open, passed, a violation or superseded, and each list counts right', {
  timeout: LIVES_TIMEOUT_MS,
}, async () => {
  let lives = 0
  const first = today()
  async function lived(life: History): Promise<void> {
    lives += 1
    const { happen } = createHistoryRunner(testApp, `J-${lives}`)
    for (const moment of life) await Promise.all(moment.map(happen))
  }
  const several = fc.array(fullHistories(STEPS), { minLength: AT_ONCE, maxLength: AT_ONCE })
  await fc.assert(
    fc.asyncProperty(several, async (each) => {
      const from = today()
      await Promise.all(each.map(lived))
      expect(await amiss(from)).toEqual([])
      expect(await miscounted()).toEqual([])
    }),
    // all lives share one desk, so a shorter one would only show what this one left behind
    { numRuns: RUNS, endOnFailure: true },
  )
  const days = await getCoverageDays(testApp.app, { from: first, to: today() })
  // lives in which one of them never happens prove nothing about it
  for (const of of BECAME) expect(days.reduce((sum, day) => sum + day[of], 0)).toBeGreaterThan(0)
})

test('a version is what became of it: open, then passed or a violation, and superseded when nobody had decided', async () => {
  testApp.wait(48 * 3600)
  const day = today()
  const covered = async () => {
    const [found] = await getCoverageDays(testApp.app, { from: day, to: day })
    const { received, open, passed, violation, superseded } = found ?? {}
    return { received, open, passed, violation, superseded }
  }
  const soon = new Date(Date.parse(testApp.app.clock.now()) + 1000).toISOString()
  await testApp.ingest(aJob('C-1', { description: CLEAN }))
  await testApp.ingest(aJob('C-2'))
  await testApp.ingest(aJob('C-3', { description: CLEAN }))
  await testApp.ingest(aJob('C-3', { description: `${CLEAN}変更`, updatedAt: soon }))
  expect(await covered()).toEqual({ received: 4, open: 3, passed: 0, violation: 0, superseded: 1 })
  const pass = await testApp.caseOfJob('C-1')
  await claimCase(testApp.app, sato, pass.id)
  await decideAs(testApp, sato, { caseId: pass.id, choice: NO_VIOLATION })
  const bad = await testApp.caseOfJob('C-2')
  await claimCase(testApp.app, sato, bad.id)
  const { decisionId } = await decideAs(testApp, sato, {
    caseId: bad.id,
    choice: choiceOf('hide'),
    note: '一件ごとに判断',
  })
  expect(await covered()).toEqual({ received: 4, open: 1, passed: 1, violation: 1, superseded: 1 })
  await undoDecision(testApp.app, sato, decisionId)
  expect(await covered()).toMatchObject({ open: 2, violation: 0 })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  // a report on what has passed opens a case, and the version stays one that was looked at
  await testApp.ingest(aReport('R-C', { target: { type: 'job', id: 'C-1' } }))
  expect(await covered()).toEqual({ received: 4, open: 2, passed: 1, violation: 0, superseded: 1 })
})

test('a day begins and ends at midnight in Japan', async () => {
  testApp.wait(72 * 3600)
  const midnight = Date.parse(`${today()}T00:00:00.000+09:00`) + 24 * 3600 * 1000
  testApp.wait((midnight - 1 - Date.parse(testApp.app.clock.now())) / 1000)
  const before = today()
  await testApp.ingest(aJob('M-1', { description: CLEAN }))
  testApp.wait(0.001)
  await testApp.ingest(aJob('M-2', { description: CLEAN }))
  const days = await getCoverageDays(testApp.app, { from: before, to: today() })
  expect(days.map(({ received }) => received)).toEqual([1, 1])
  expect(days[0]?.openCases.map(({ id }) => id)).toEqual([(await testApp.caseOfJob('M-1')).id])
})

test('a day of more versions than are read at once is counted whole, and names fifty cases that are open', async () => {
  testApp.wait(2 * 86_400)
  const at = testApp.app.clock.now()
  for (let n = 0; n < 260; n++)
    await testApp.ingest(aJob(`K-${n}`, { description: `${CLEAN}${n}`, postedAt: at, updatedAt: at }))
  const [day] = await getCoverageDays(testApp.app, { from: today(), to: today() })
  expect([day?.received, day?.open, day?.openCases.length]).toEqual([260, 260, 50])
})
