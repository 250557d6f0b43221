import type { Staff } from '@mimamori/policy/staff/staff-member'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { postAppeal } from '../intake/post-appeal.ts'
import { aJob, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { choiceOf, decideAs, reversalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { listClosingChanges } from './closing-changes.ts'

const NOVEMBER = '2026-11'
/** from START past the last day of November, Japan time */
const TO_DECEMBER = 7 * 86_400
const WHY = '取り消しがあったため'

let testApp: TestApp
let at: ReturnType<typeof closingSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  at = closingSteps(testApp)
  ueno = await at.aLead('ueno')
  mori = await at.aLead('mori')
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()

async function closed(): Promise<string> {
  const proposed = await at.proposeAs(ueno, NOVEMBER, WHY)
  await at.approveAs(mori, proposed)
  return proposed.closingId
}

/** Decides a job that is reported anew; the decision stands. */
async function again(jobId: string, choice: Parameters<typeof decideAs>[2]['choice']): Promise<void> {
  await testApp.ingest(aReport(`R-${jobId}-${now()}`, { target: { type: 'job', id: jobId }, reportedAt: now() }))
  const { id: caseId, fence, contentVersion } = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, fence: fence + 1, contentVersion, choice })
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
}

const measureOf = async (jobId: string, measure: string, member = 'U-1') =>
  (await ledgerOf(testApp.db, member)).find((line) => line.target.id === jobId && line.measure === measure)?.id ?? ''

const changed = async (closingId: string) => {
  const { lines, complete } = await listClosingChanges(testApp.app, closingId)
  expect(complete).toBe(true)
  return lines.map(({ target, why, by, was, now: is }) => ({
    job: target.id,
    why,
    by: by?.alias ?? null,
    counted: [was?.counted ?? null, is?.counted ?? null],
    measures: [was?.measures.length ?? null, is?.measures.length ?? null],
  }))
}

test('a month that is as it was closed has no list, and one of another month is in none', async () => {
  await at.confirmed('J-1')
  testApp.wait(TO_DECEMBER)
  const closing = await closed()
  await at.confirmed('J-2', 'U-2')
  await at.reversed('J-2').catch(() => {})
  expect(await changed(closing)).toEqual([])
  expect((await at.stateFor(ueno, NOVEMBER)).since).toBeNull()
})

test('each decision taken back after the close is named, with who did it: reversed in part, as a whole, and by an appeal', async () => {
  for (const [n, job] of ['J-1', 'J-2', 'J-3', 'J-4'].entries()) {
    await testApp.ingest(aJob(job, { clientId: `U-${n + 1}`, postedAt: now(), updatedAt: now() }))
    const { id: caseId } = await testApp.caseOfJob(job)
    await claimCase(testApp.app, sato, caseId)
    await decideAs(testApp, sato, { caseId, choice: { ...choiceOf('hide'), measures: ['hide', 'warn'] } })
    testApp.wait(11)
    await finalizeExpiredDecisions(testApp.app)
  }
  testApp.wait(TO_DECEMBER)
  const closing = await closed()

  await again('J-1', reversalOf(await measureOf('J-1', 'warn', 'U-1')))
  testApp.wait(60)
  const both = [await measureOf('J-2', 'hide', 'U-2'), await measureOf('J-2', 'warn', 'U-2')]
  await again('J-2', reversalOf(...both))
  testApp.wait(60)
  const measureId = await measureOf('J-3', 'warn', 'U-3')
  const appeal = { id: 'A-1', memberId: 'U-3', measureId, text: 'x', appealedAt: now() }
  await testApp.app.storage.write((tx) => postAppeal(tx, now(), 'marketplace', appeal))
  await decideAppeal(testApp.app, mori, { appealId: 'A-1', outcome: 'granted', text: 'x', reason: 'x' })
  testApp.wait(11)
  await finalizeAppeals(testApp.app)

  expect(await changed(closing)).toEqual([
    { job: 'J-3', why: 'appeal_granted', by: 'mori', counted: [true, false], measures: [2, 0] },
    { job: 'J-2', why: 'reversed', by: null, counted: [true, false], measures: [2, 0] },
    { job: 'J-1', why: 'reversed', by: null, counted: [true, true], measures: [2, 1] },
  ])
  const { since } = await at.stateFor(ueno, NOVEMBER)
  expect(since).toMatchObject({ decisions: 3, listed: true })
  // a revision counts them, and what comes after it has a list of its own
  const revision = await closed()
  expect(await changed(revision)).toEqual([])
  await again('J-4', reversalOf(await measureOf('J-4', 'hide', 'U-4')))
  expect((await changed(revision)).map(({ job }) => job)).toEqual(['J-4'])
  expect((await changed(closing)).map(({ job }) => job)).toEqual(['J-4', 'J-3', 'J-2', 'J-1'])
})

test('what came later on the same target and changed nothing of a decision is not named as its cause', async () => {
  const { decisionId: first } = await at.confirmed('J-1')
  await again('J-1', choiceOf('warn'))
  testApp.wait(TO_DECEMBER)
  const closing = await closed()
  const before = now()
  await again('J-1', reversalOf(await measureOf('J-1', 'hide')))
  const after = now()
  testApp.wait(3600)
  // of December, and counted in no other one's place
  await again('J-1', choiceOf('hide'))
  const { lines, complete } = await listClosingChanges(testApp.app, closing)
  expect([complete, lines.length]).toEqual([true, 2])
  expect(lines.map(({ decisionId, why }) => [decisionId === first, why])).toEqual([
    [false, 'counted_instead'],
    [true, 'reversed'],
  ])
  for (const { at: instant } of lines) expect(instant >= before && instant <= after, instant).toBe(true)
})

test('what is undone while its month waits for the second lead is named, and what is counted in its place', async () => {
  await at.confirmed('J-1')
  await again('J-1', { ...choiceOf('warn'), categories: ['direct_deal', 'mlm'] })
  // taken back in the last seconds of the month, and that is undone in the next
  testApp.wait((Date.parse('2026-11-30T14:59:55.000Z') - Date.parse(now())) / 1000)
  const { decisionId } = await at.reversing('J-1')
  testApp.wait(6)
  const { closingId } = await at.proposeAs(ueno, NOVEMBER)
  await undoDecision(testApp.app, tanaka, decisionId)
  expect(await changed(closingId)).toEqual([
    { job: 'J-1', why: 'undone', by: null, counted: [false, null], measures: [0, null] },
    { job: 'J-1', why: 'counted_elsewhere', by: null, counted: [true, false], measures: [1, 1] },
    { job: 'J-1', why: 'reversal_undone', by: null, counted: [false, true], measures: [0, 1] },
  ])
  expect((await at.stateFor(ueno, NOVEMBER)).pending?.changed).toMatchObject({ decisions: 3, listed: true })
})

test('a withdrawal that is stopped after its month was proposed is named; one approved in the next month changes nothing', async () => {
  const steps = withdrawalSteps(testApp)
  const [maker, approver] = [await steps.signedIn('hara', 'moderator'), await steps.signedIn('kimura', 'approver')]
  const propose = async (job: string, member: string) => {
    const { withdrawalId } = await steps.proposeAs(maker, steps.proposal(await steps.inHand(maker, member, job)))
    await steps.openAll(approver, withdrawalId)
    return withdrawalId
  }
  const [first, second] = [await propose('J-1', 'U-1001'), await propose('J-2', 'U-1002')]
  testApp.wait((Date.parse('2026-11-30T14:59:00.000Z') - Date.parse(now())) / 1000)
  await steps.showFactor(approver)
  await steps.approveAs(approver, first)
  testApp.wait(90)
  const { closingId } = await at.proposeAs(ueno, NOVEMBER)
  await steps.approveAs(approver, second)
  expect(await changed(closingId)).toEqual([])
  testApp.wait(5)
  await steps.endAs(ueno, { withdrawalId: first, how: 'stopped', reason: 'x' })
  expect(await changed(closingId)).toEqual([
    { job: 'J-1', why: 'stopped', by: 'ueno', counted: [true, null], measures: [1, null] },
  ])
})

test('figures that were changed in the database itself are said to be more than the list explains', async () => {
  await at.confirmed('J-1')
  testApp.wait(TO_DECEMBER)
  const closing = await closed()
  await testApp.rawSql("UPDATE breakdown_counts SET n = n + 1 WHERE dimension = 'category'")
  expect(await listClosingChanges(testApp.app, closing)).toMatchObject({ lines: [], complete: false })
  expect((await at.stateFor(ueno, NOVEMBER)).since).toMatchObject({ decisions: 1, listed: false })
})
