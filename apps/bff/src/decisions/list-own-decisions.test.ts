import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getQueueCounts } from '../queue/get-queue-page.ts'
import { aJob, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, reversalOf, sato, suzuki } from '../testing/test-decisions.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { finalizeExpiredDecisions } from './finalize-decisions.ts'
import { listOwnDecisions } from './list-own-decisions.ts'
import { undoDecision } from './undo-decision.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const DAY = 24 * 60 * 60
const own = (actor = sato, span: 'today' | 'week' = 'today', after?: string) =>
  listOwnDecisions(testApp.app, actor, { span, after })

async function decided(job: string, choice = NO_VIOLATION, actor = sato): Promise<string> {
  const { id: caseId, fence } = await testApp.caseOfJob(job)
  await claimCase(testApp.app, actor, caseId)
  const note = 'この案件だけの判断'
  return (await decideAs(testApp, actor, { caseId, fence: fence + 1, choice, note })).decisionId
}

async function arrives(...jobs: string[]) {
  for (const job of jobs) await testApp.ingest(aJob(job))
}

test('a person sees what they decided today and this week, with what became of it, and nobody else does', async () => {
  await arrives('J-1', 'J-2', 'J-3')
  const hidden = await decided('J-1', choiceOf('hide'))
  testApp.wait(DAY)
  await finalizeExpiredDecisions(testApp.app)
  const passed = await decided('J-2')
  await undoDecision(testApp.app, sato, await decided('J-3'))
  const today = await own()
  expect(today.decisions.map(({ caseNumber, outcome }) => [caseNumber, outcome])).toEqual([
    [3, 'undone'],
    [2, 'held'],
  ])
  expect(today.days).toEqual([{ day: '2026-11-25', decided: 1, violations: 0, reversed: 0 }])
  const week = await own(sato, 'week')
  expect(week.decisions.map(({ id }) => id).slice(1)).toEqual([passed, hidden])
  expect(week.decisions.at(-1)).toMatchObject({
    measures: ['hide'],
    categories: ['direct_deal'],
    outcome: 'stands',
    shownMs: null,
    title: '【簡単】アンケート回答のお仕事',
  })
  expect(week.days.map(({ decided: n }) => n)).toEqual([0, 1, 1])
  expect((await own(suzuki, 'week')).decisions).toEqual([])
})

test('a decision that was taken back since says so to whoever made it', async () => {
  await arrives('J-1')
  const first = await decided('J-1', choiceOf('hide'))
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  const [line] = await testApp.rawSql("SELECT id FROM measures WHERE measure = 'hide'")
  await testApp.ingest(aReport('R-1'))
  await decided('J-1', reversalOf(String(line?.id)), suzuki)
  const { decisions, days } = await own()
  expect(decisions).toMatchObject([{ id: first, outcome: 'reversed' }])
  expect(days[0]).toMatchObject({ decided: 1, violations: 1, reversed: 1 })
  expect((await own(suzuki)).decisions).toMatchObject([{ measures: ['reverse'], outcome: 'held' }])
})

test('the count of today above every screen is what the list of today has, proposals of withdrawals in neither', async () => {
  const at = withdrawalSteps(testApp)
  const proposer = await at.signedIn('sato', 'moderator')
  const it = await at.inHand(proposer, 'U-4711', 'J-1')
  await at.proposeAs(proposer, at.proposal(it))
  await arrives('J-2')
  await decided('J-2', choiceOf('hide'), proposer)
  const { decidedToday } = await getQueueCounts(testApp.app, proposer)
  expect([decidedToday, (await own(proposer)).decisions.length]).toEqual([1, 1])
})

test('more than a page is told page by page, each decision once', async () => {
  const jobs = Array.from({ length: 53 }, (_, n) => `J-${n + 1}`)
  await arrives(...jobs)
  for (const job of jobs) {
    await decided(job)
    testApp.wait(0.002)
  }
  const first = await own()
  expect(first.decisions).toHaveLength(50)
  const second = await own(sato, 'today', first.next ?? undefined)
  expect(second.next).toBeNull()
  expect(new Set([...first.decisions, ...second.decisions].map(({ caseId }) => caseId)).size).toBe(53)
})
