import { READING_BOUNDS_MS } from '@mimamori/policy/decisions/reading-time-rules'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { claimPage } from '../cases/claim-case-page.ts'
import { getReview } from '../cases/get-review.ts'
import { runOnceFor } from '../rpc/with-idempotency.ts'
import { aJob, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, claimedCase, decideAs, NO_VIOLATION, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { decideCases } from './decide-many-cases.ts'
import { finalizeExpiredDecisions } from './finalize-decisions.ts'
import { undoDecision } from './undo-decision.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const { most } = READING_BOUNDS_MS
const readingOf = async ({ decisionId }: { decisionId: string }) =>
  (await decisionById(testApp.db, decisionId))?.reading

test('a case passed in less time than reading it takes is stored as such, and refused nothing', async () => {
  const held = await claimedCase(testApp, 'no_violation')
  testApp.wait(60)
  const decided = await decideAs(testApp, sato, { ...held, choice: NO_VIOLATION, shownMs: 400 })
  expect(await readingOf(decided)).toEqual({ shownMs: 400, quick: true })
  const [entry] = await auditPage(testApp.db, { action: 'case.decided', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ quick: true, shownMs: 400 })
})

test('a case that was shown for as long as it takes to read is not, and its entry says nothing of it', async () => {
  const held = await claimedCase(testApp, 'no_violation')
  testApp.wait(60)
  const decided = await decideAs(testApp, sato, { ...held, choice: choiceOf('warn'), shownMs: most })
  expect(await readingOf(decided)).toEqual({ shownMs: most, quick: false })
  const [entry] = await auditPage(testApp.db, { action: 'case.decided', limit: 1 })
  expect(entry?.detail).not.toMatch(/quick|shownMs/)
})

test('a page that says more than the time since the claim is not believed', async () => {
  const held = await claimedCase(testApp, 'no_violation')
  testApp.wait(0.9)
  const decided = await decideAs(testApp, sato, { ...held, choice: NO_VIOLATION, shownMs: most })
  expect(await readingOf(decided)).toEqual({ shownMs: 900, quick: true })
})

test('a page that cannot tell is not taken for a quick one', async () => {
  const held = await claimedCase(testApp, 'no_violation')
  const decided = await decideAs(testApp, sato, { ...held, choice: NO_VIOLATION })
  expect(await readingOf(decided)).toEqual({ shownMs: null, quick: false })
})

test('a case that an undo gave back was in hand since it was claimed', async () => {
  const held = await claimedCase(testApp, 'no_violation')
  testApp.wait(40)
  const first = await decideAs(testApp, sato, { ...held, choice: NO_VIOLATION, shownMs: 30_000 })
  const { fence } = await undoDecision(testApp.app, sato, first.decisionId)
  testApp.wait(1)
  const again = { ...held, fence: fence ?? 0, choice: choiceOf('hide'), shownMs: 31_000 }
  expect(await readingOf(await decideAs(testApp, sato, again))).toEqual({ shownMs: 31_000, quick: false })
})

test('of a page of cases each is judged by its own time', async () => {
  for (const id of ['J-1', 'J-2', 'J-3']) await testApp.ingest(aJob(id, { description: `${CLEAN} ${id}` }))
  const { claimed } = await claimPage(testApp.app, sato, { view: 'patrol', count: 3 })
  testApp.wait(60)
  const times = [most, 300, null]
  const runOnce = runOnceFor(testApp.app, sato.id, null)
  const answers = await decideCases(
    { app: testApp.app, actor: sato, runOnce },
    {
      choice: NO_VIOLATION,
      note: '',
      cases: claimed.map(({ id: caseId, fence, contentVersion }, n) => {
        return { caseId, fence, contentVersion, shownMs: times[n] ?? null }
      }),
    },
  )
  const readings = await Promise.all(answers.map(({ decided }) => readingOf(decided ?? { decisionId: '' })))
  expect(readings).toEqual([
    { shownMs: most, quick: false },
    { shownMs: 300, quick: true },
    { shownMs: null, quick: false },
  ])
})

test('leads see in the history of a member which decisions were quick, colleagues do not', async () => {
  const held = await claimedCase(testApp, 'no_violation')
  testApp.wait(60)
  await decideAs(testApp, sato, { ...held, choice: choiceOf('advice'), shownMs: 100 })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await testApp.ingest(aJob('J-2'))
  const { id } = await testApp.caseOfJob('J-2')
  await claimCase(testApp.app, suzuki, id)
  const quickFor = async (who: typeof sato) => (await getReview(testApp.app, who, id)).history.map(({ quick }) => quick)
  expect(await quickFor(tanaka)).toEqual([true])
  expect(await quickFor(suzuki)).toEqual([undefined])
})

test('for a measure what is marked has to be read, for a pass all of the text', async () => {
  const readings = []
  for (const [n, choice] of [choiceOf('warn'), NO_VIOLATION].entries()) {
    await testApp.ingest(
      aJob(`K-${n}`, { clientId: `U-${n}`, description: `LINEのIDを追加してください。${CLEAN.repeat(5)}` }),
    )
    const { id: caseId } = await testApp.caseOfJob(`K-${n}`)
    await claimCase(testApp.app, sato, caseId)
    testApp.wait(60)
    readings.push(await readingOf(await decideAs(testApp, sato, { caseId, choice, shownMs: 9000 })))
  }
  expect(readings.map((reading) => reading?.quick)).toEqual([false, true])
})
