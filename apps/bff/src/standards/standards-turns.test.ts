import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { withComparison } from '@mimamori/policy/standards/standard-set-edits'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { runById } from '@mimamori/storage/standards/run-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { changeMeasureSettings } from '../ledger/ledger-procedures.ts'
import { overtakenApp } from '../testing/overtaken-app.ts'
import { aReport, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { choiceOf, decideAs, refusalOf, sato } from '../testing/test-decisions.ts'
import { approveShipped, standardsSteps } from '../testing/test-standards.ts'
import { startDueEvaluations } from './due-evaluations.ts'
import { getForecast, getHistory } from './get-standard-changes.ts'
import { evaluationsDone } from './run-evaluation.ts'
import { endStandards, proposeStandards, startRun, tryAgain, tryOut } from './standard-versions.ts'

const DAY = 86_400

let testApp: TestApp
let at: ReturnType<typeof standardsSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  at = standardsSteps(testApp)
  const { aLead } = closingSteps(testApp)
  ueno = await aLead('ueno')
  mori = await aLead('mori')
})
afterEach(async () => {
  await evaluationsDone(testApp.app)
  await testApp.close()
})

/** The shipped standards with a longer introduction for verified clients. */
const LONGER = withComparison(
  SHIPPED_STANDARDS,
  { standard: 'verified_client', criterion: 'introduction' },
  { op: 'at_least', metric: 'introduction', threshold: 110 },
)

async function proposed(from: string | null = null) {
  const { runId: tried } = await tryOut(testApp.app, ueno, LONGER)
  const runId = tried ?? ''
  await evaluationsDone(testApp.app)
  return { runId, ...(await proposeStandards(testApp.app, ueno, { runId, from, reason: '紹介文を増やすため' })) }
}
const inForce = async () => (await standardsInForce(testApp.db, testApp.app.clock.now())).number
const runs = () => testApp.rawSql('SELECT purpose FROM standard_runs')

test('a forecast of many members is read page by page, each of them once', async () => {
  for (const id of ['U-1', 'U-2', 'U-3']) await at.known(id, ['client'])
  const { runId } = await tryOut(testApp.app, ueno, SHIPPED_STANDARDS)
  await evaluationsDone(testApp.app)
  const bar = { runId: runId ?? '', standard: 'verified_client', change: 'granted', limit: 2 } as const
  const first = await getForecast(testApp.app, bar)
  expect([first.lines.map(({ memberId }) => memberId), first.next]).toEqual([['U-1', 'U-2'], 'U-2'])
  const second = await getForecast(testApp.app, { ...bar, after: first.next ?? undefined })
  expect([second.lines.map(({ memberId }) => memberId), second.next]).toEqual([['U-3'], null])
})

test('a version that was sent back is tried no more, and a role that is asked for twice is evaluated once', async () => {
  const { versionId } = await proposed()
  await endStandards(testApp.app, mori, { versionId, how: 'sent_back', reason: '早すぎます' })
  expect(await refusalOf(tryAgain(testApp.app, ueno, versionId))).toBe('proposal_over')
  await approveShipped(testApp.app)
  const { runId } = await startRun(testApp.app, ueno, ['client', 'client'])
  expect((await runById(testApp.db, runId))?.roles).toEqual(['client'])
})

test('a version that is approved after the day it was to begin on begins at once', async () => {
  const { versionId, hash } = await proposed('2026-11-26')
  testApp.wait(3 * DAY)
  const { runId } = await tryAgain(testApp.app, ueno, versionId)
  await evaluationsDone(testApp.app)
  expect(runId).toBeTruthy()
  const ended = await endStandards(testApp.app, mori, { versionId, how: 'approved', hash, runId })
  await evaluationsDone(testApp.app)
  expect([await inForce(), (await runById(testApp.db, ended.runId ?? ''))?.purpose]).toEqual([1, 'activation'])
})

test('two instances that look at the same moment begin one evaluation', async () => {
  const { app } = testApp
  await at.known('U-1', ['client'])
  await approveShipped(app)
  const other = () => startDueEvaluations(app)
  expect(await startDueEvaluations(overtakenApp(app, other))).toBe(0)
  await evaluationsDone(app)
  expect(await runs()).toEqual([{ purpose: 'activation' }])
})

test('the history of thirteen months has what was granted in the first of them', async () => {
  await at.known('U-1', ['client'])
  expect(await at.evaluate()).toContain('U-1 granted verified_client')
  testApp.wait(360 * DAY)
  const { months } = await getHistory(testApp.app)
  expect([months.length, months[0]?.month]).toEqual([13, '2026-11'])
  expect(months[0]?.counts).toMatchObject({ verified_client: { granted: 1 } })
})

test('who was restricted since the dry run is granted nothing by it', async () => {
  const { app } = testApp
  for (const id of ['U-1', 'U-2']) await at.known(id, ['client'])
  const { versionId, hash, runId: list } = await proposed()
  await changeMeasureSettings(app, person('admin', 'admin'), { ...DEFAULT_MEASURE_SETTINGS, restricting: true })
  const target = { type: 'member', id: 'U-1' } as const
  await testApp.ingest(aReport('R-1', { target }))
  const caseId = (await unfinishedCaseOf(testApp.db, target))?.id ?? ''
  await claimCase(app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice: choiceOf('restrict') })
  testApp.wait(10)
  await finalizeExpiredDecisions(app)
  const { runId } = await endStandards(app, mori, { versionId, how: 'approved', hash, runId: list })
  await evaluationsDone(app)
  expect(new Set((await at.changesIn(runId ?? '')).map((line) => line.split(' ')[0]))).toEqual(new Set(['U-2']))
})
