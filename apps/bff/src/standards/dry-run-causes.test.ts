import type { Staff } from '@mimamori/policy/staff/staff-member'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { withComparison } from '@mimamori/policy/standards/standard-set-edits'
import { runById } from '@mimamori/storage/standards/run-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { approveShipped, GOOD_METRICS, standardsSteps } from '../testing/test-standards.ts'
import { exportStandards } from './export-standards.ts'
import { getForecast } from './get-standard-changes.ts'
import { presentDryRun } from './present-standards.ts'
import { evaluationsDone } from './run-evaluation.ts'
import { endStandards, proposeStandards, tryOut } from './standard-versions.ts'

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

/** The shipped standards, by which certified clients are rated this much at least; 480 as shipped. */
const ratedAt = (threshold: number): StandardSet =>
  withComparison(
    SHIPPED_STANDARDS,
    { standard: 'certified_client', criterion: 'rating' },
    { op: 'at_least', metric: 'client_rating', threshold },
  )

async function tried(set: StandardSet): Promise<string> {
  const { runId } = await tryOut(testApp.app, ueno, set)
  await evaluationsDone(testApp.app)
  return runId ?? ''
}

const rated = (id: string, rating: number) => at.known(id, ['client'], { ...GOOD_METRICS, client_rating: rating })

async function resultOf(runId: string) {
  const run = await runById(testApp.db, runId)
  if (!run) throw new Error(`no run ${runId}`)
  const { counts, byCause, comparedWith } = await presentDryRun(testApp.db, run)
  return { counts, byCause, comparedWith }
}

const membersIn = async (
  runId: string,
  by: { readonly change: 'granted' | 'lost'; readonly cause?: 'standards' | 'metrics' },
) =>
  (await getForecast(testApp.app, { runId, standard: 'certified_client', limit: 10, ...by })).lines.map(
    ({ memberId, cause }) => `${memberId} ${cause}`,
  )

/** U-1 and U-3 are certified by the standards in force; since then the rating of U-3 has fallen, and U-4 came with a good one. */
async function metricsMoved(): Promise<void> {
  await rated('U-1', 485)
  await rated('U-2', 475)
  await rated('U-3', 485)
  await approveShipped(testApp.app)
  await at.evaluate()
  await at.report('U-3', { client_rating: 450 })
  await rated('U-4', 495)
}

test('a dry run tells what the standards change from what metrics change anyway', async () => {
  await metricsMoved()
  const looser = await tried(ratedAt(470))
  expect(await resultOf(looser)).toEqual({
    comparedWith: 1,
    counts: { certified_client: { granted: 2, lost: 1 }, verified_client: { granted: 1 } },
    byCause: {
      standards: { certified_client: { granted: 1 } },
      metrics: { certified_client: { granted: 1, lost: 1 }, verified_client: { granted: 1 } },
    },
  })
  expect(await membersIn(looser, { change: 'granted' })).toEqual(['U-2 standards', 'U-4 metrics'])
  expect(await membersIn(looser, { change: 'granted', cause: 'standards' })).toEqual(['U-2 standards'])
  expect(await membersIn(looser, { change: 'lost', cause: 'metrics' })).toEqual(['U-3 metrics'])
  const stricter = await tried(ratedAt(490))
  expect((await resultOf(stricter)).byCause).toMatchObject({
    standards: { certified_client: { lost: 1 } },
    metrics: { certified_client: { granted: 1, lost: 1 } },
  })
  expect(await membersIn(stricter, { change: 'lost' })).toEqual(['U-1 standards', 'U-3 metrics'])
})

test('what the standards in force would change, and the draft does not, is counted too', async () => {
  await metricsMoved()
  await rated('U-5', 485)
  const avertedBy = async (set: StandardSet) => {
    const run = await runById(testApp.db, await tried(set))
    return Object.entries(run?.figures ?? {}).flatMap(([id, { averted }]) => (averted ? [[id, averted]] : []))
  }
  expect(await avertedBy(ratedAt(440))).toEqual([['certified_client', { lost: 1 }]])
  expect(await avertedBy(ratedAt(490))).toEqual([['certified_client', { granted: 1 }]])
  expect(await avertedBy(ratedAt(480))).toEqual([])
})

test('of a standard that the draft removes, what the one in force would give is counted, and who holds it is named', async () => {
  await metricsMoved()
  const without = {
    ...SHIPPED_STANDARDS,
    standards: SHIPPED_STANDARDS.standards.filter(({ id }) => id !== 'certified_client'),
  }
  const runId = await tried(without)
  const run = await runById(testApp.db, runId)
  expect(run?.figures.certified_client).toMatchObject({ averted: { granted: 1 }, criteria: {} })
  expect(await membersIn(runId, { change: 'lost' })).toEqual(['U-1 standards', 'U-3 metrics'])
})

test('an approval makes both, as the dry run named them, and the next evaluation has nothing left to do', async () => {
  await metricsMoved()
  const runId = await tried(ratedAt(470))
  const seen = await proposeStandards(testApp.app, ueno, { runId, from: null, reason: '評価を見直すため' })
  const ended = await endStandards(testApp.app, mori, { ...seen, runId, how: 'approved' })
  await evaluationsDone(testApp.app)
  expect(await at.changesIn(ended.runId ?? '')).toEqual([
    'U-2 granted certified_client',
    'U-3 lost certified_client',
    'U-4 granted certified_client',
    'U-4 granted verified_client',
  ])
  expect(await at.evaluate()).toEqual([])
})

test('days of grace that begin by one set and are none by the other are of the standards', async () => {
  await metricsMoved()
  const lenient = await tried({ ...SHIPPED_STANDARDS, graceDays: 7 })
  expect((await resultOf(lenient)).byCause).toMatchObject({ standards: { certified_client: { grace_began: 1 } } })
})

test('a place among the best is told apart by both lines, each drawn from the metrics of now', async () => {
  for (const [n, earnings] of [500, 400, 300, 200, 100].entries())
    await at.known(`U-${n + 1}`, ['freelancer'], { ...GOOD_METRICS, earnings: earnings * 1_000 })
  await approveShipped(testApp.app)
  await at.evaluate()
  // of five, one is within 20 % and two within 40 %: U-3 passes everybody, and U-1 is the second
  await at.report('U-3', { earnings: 900_000 })
  const wider = await tried(
    withComparison(
      SHIPPED_STANDARDS,
      { standard: 'certified_freelancer', criterion: 'earnings' },
      { op: 'top_share', metric: 'earnings', threshold: 4_000, per: 'everyone' },
    ),
  )
  expect((await resultOf(wider)).byCause).toEqual({
    standards: {},
    metrics: { certified_freelancer: { granted: 1 } },
  })
})

test('where nobody has approved standards nothing would change without the draft, and nothing is told apart', async () => {
  await rated('U-1', 485)
  const runId = await tried(ratedAt(470))
  expect(await resultOf(runId)).toMatchObject({ comparedWith: null, byCause: null })
  expect(await membersIn(runId, { change: 'granted' })).toEqual(['U-1 null'])
})

test('a dry run of the last version, which told nothing apart, is shown as it was', async () => {
  await metricsMoved()
  const runId = await tried(ratedAt(470))
  await testApp.rawSql('UPDATE standard_runs SET compared_with = NULL')
  await testApp.rawSql('UPDATE standard_forecasts SET cause = NULL')
  const { counts, byCause } = await resultOf(runId)
  expect([counts.certified_client, byCause]).toEqual([{ granted: 2, lost: 1 }, null])
})

test('its export says of every change whether it would come anyway', async () => {
  await metricsMoved()
  testApp.wait(DAY / 2)
  const runId = await tried(ratedAt(470))
  const { csv } = await exportStandards(
    testApp.app,
    { id: 'ueno', language: 'ja' },
    { runId, standard: 'certified_client' },
  )
  const lines = csv.slice(1).trimEnd().split('\r\n')
  expect(lines[0]?.endsWith(',満たしていない条件,原因')).toBe(true)
  expect(
    lines
      .slice(1)
      .map((line) => line.split(',').at(0) + (line.split(',').at(-1) ?? ''))
      .sort(),
  ).toEqual(['U-2基準の変更', 'U-3指標の変化', 'U-4指標の変化'])
})
