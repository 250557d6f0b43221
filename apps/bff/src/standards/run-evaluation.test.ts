import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { changesOfMember } from '@mimamori/storage/standards/change-reads'
import { holdingsOf } from '@mimamori/storage/standards/holding-reads'
import { lastRunOf, runById, runningRun } from '@mimamori/storage/standards/run-reads'
import { ConcurrentUpdateError } from '@mimamori/storage/storage'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { changeMeasureSettings } from '../ledger/ledger-procedures.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { dryRunOf } from '../testing/stored-standards.ts'
import { aReport, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, refusalOf, sato } from '../testing/test-decisions.ts'
import { approveShipped, GOOD_METRICS, standardsSteps } from '../testing/test-standards.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { startDueEvaluations } from './due-evaluations.ts'
import { getNearMisses } from './get-standard-changes.ts'
import { getMemberStandards, getStandards } from './get-standards.ts'
import { beginRun, cancelRun, driveEvaluation, evaluationsDone, leaveEvaluations } from './run-evaluation.ts'
import { startRun } from './standard-versions.ts'

const LEAD = person('ueno', 'lead')
const DAY = 86_400

let testApp: TestApp
let at: ReturnType<typeof standardsSteps>
beforeEach(async () => {
  testApp = await openTestApp()
  at = standardsSteps(testApp)
  await approveShipped(testApp.app)
})
afterEach(async () => {
  await evaluationsDone(testApp.app)
  await testApp.close()
})

/** The desk, where something else happens before it stores the first page of an evaluation. */
function beforeFirstPage(happen: () => Promise<unknown>): AppContext {
  const { app } = testApp
  let writes = 0
  // the first write has the top shares
  const write: AppContext['storage']['write'] = async (work) => {
    writes += 1
    if (writes === 2) await happen()
    return await app.storage.write(work)
  }
  return { ...app, storage: { ...app.storage, write } }
}

const held = async (id: string) => Object.keys(await holdingsOf(testApp.db, id)).sort()
const five = ['U-1', 'U-2', 'U-3', 'U-4', 'U-5']

test('members get the standards they meet, and the events say so', async () => {
  for (const [n, id] of five.entries()) await at.known(id, ['freelancer'], { ...GOOD_METRICS, earnings: n + 1 })
  await at.known('U-6', ['client'])
  await at.known('U-7', ['client'], { ...GOOD_METRICS, client_rating: 479 })
  expect(await at.evaluate()).toEqual([
    'U-1 granted regular_freelancer',
    'U-2 granted regular_freelancer',
    'U-3 granted regular_freelancer',
    'U-4 granted regular_freelancer',
    'U-5 granted certified_freelancer',
    'U-5 granted regular_freelancer',
    'U-6 granted certified_client',
    'U-6 granted verified_client',
    'U-7 granted verified_client',
  ])
  const events = await testApp.rawSql("SELECT payload FROM outbox WHERE event = 'standard.granted'")
  expect(events).toHaveLength(9)
  const first = events.map(({ payload }) => JSON.parse(String(payload))).find(({ data }) => data.memberId === 'U-1')
  expect(first).toMatchObject({
    type: 'standard.granted',
    data: { standard: 'regular_freelancer', criteria: [], graceUntil: null },
  })
  expect(await at.evaluate()).toEqual([])
})

test('whoever has left takes no place among those who are within a top share', async () => {
  for (const [n, id] of [...five, 'U-6'].entries())
    await at.known(id, ['freelancer'], { ...GOOD_METRICS, earnings: n + 1 })
  const { signedIn, ...two } = withdrawalSteps(testApp)
  const [proposer, approver] = [await signedIn('ueno', 'lead'), await signedIn('mori', 'lead')]
  await testApp.ingest(aReport('R-6', { target: { type: 'member', id: 'U-6' } }))
  const proposal = two.proposal(await two.claimed(proposer, { type: 'member', id: 'U-6' }))
  const { withdrawalId } = await two.proposeAs(proposer, { ...proposal, evidence: [{ kind: 'report', id: 'R-6' }] })
  await two.openAll(approver, withdrawalId)
  await two.approveAs(approver, withdrawalId)
  testApp.wait(DAY)
  await two.release()
  expect(await at.evaluate()).toEqual([
    ...five.map((id) => `${id} granted regular_freelancer`).slice(0, 4),
    'U-5 granted certified_freelancer',
    'U-5 granted regular_freelancer',
  ])
})

test('a standard that is missed is lost, and the change says by which value', async () => {
  await at.known('U-1', ['client'])
  await at.evaluate()
  await at.report('U-1', { cancel_rate: 3_001 })
  expect(await at.evaluate()).toEqual(['U-1 lost certified_client'])
  const [lost] = await changesOfMember(testApp.db, 'U-1')
  expect(lost?.missed).toMatchObject([{ id: 'cancels', value: 3_001, threshold: 3_000, distance: 1 }])
  expect(await held('U-1')).toEqual(['verified_client'])
})

test('a restricted member loses all at once, and has them again once it is lifted', async () => {
  await at.known('U-1', ['client'])
  await at.evaluate()
  const { app } = testApp
  const settings = { ...(await measureSettings(testApp.db)), restricting: true }
  await changeMeasureSettings(app, person('admin', 'admin'), settings)
  for (const [measure, change] of [
    ['restrict', 'lost'],
    ['lift', 'granted'],
  ] as const) {
    const target = { type: 'member', id: 'U-1' } as const
    await testApp.ingest(aReport(`R-${measure}`, { target, reportedAt: app.clock.now() }))
    const found = await unfinishedCaseOf(testApp.db, target)
    const caseId = await claimCase(app, sato, found?.id ?? '')
    await decideAs(testApp, sato, { caseId, fence: (found?.fence ?? 0) + 1, choice: choiceOf(measure) })
    testApp.wait(11)
    await finalizeExpiredDecisions(app)
    expect(await at.evaluate()).toEqual([`U-1 ${change} certified_client`, `U-1 ${change} verified_client`])
  }
})

test('an evaluation that was interrupted goes on behind the members it has done, and changes nothing twice', async () => {
  for (const id of five) await at.known(id, ['client'])
  const { app } = testApp
  const runId = await app.storage.write((tx) =>
    beginRun(tx, app.clock.now(), SYSTEM, {
      purpose: 'asked',
      roles: ['client'],
      version: 0,
      standards: SHIPPED_STANDARDS,
    }),
  )
  // one page was stored before the process was killed
  const page = { after: '', doneUpTo: 'U-3', done: 3, figures: {}, forecasts: [], near: [] }
  await app.storage.write((tx) =>
    record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.advanced', runId, ...page }),
  )
  expect(await startDueEvaluations(app)).toBe(1)
  await evaluationsDone(app)
  expect(await at.changesIn(runId)).toEqual([
    'U-4 granted certified_client',
    'U-4 granted verified_client',
    'U-5 granted certified_client',
    'U-5 granted verified_client',
  ])
  expect(await runById(testApp.db, runId)).toMatchObject({ state: 'done', done: 5 })
})

test('a desk that stops leaves an evaluation behind the page it is at, and the next process goes on with it', async () => {
  await at.known('U-1', ['client'])
  const { app } = testApp
  const { runId } = await startRun(app, LEAD, ['client'])
  await leaveEvaluations(app)
  expect(await runById(testApp.db, runId)).toMatchObject({ state: 'running', done: 0 })
  const next = { ...app }
  expect(await startDueEvaluations(next)).toBe(1)
  await evaluationsDone(next)
  expect(await runById(testApp.db, runId)).toMatchObject({ state: 'done', done: 1 })
})

test('one that was cancelled stays so, and what it has changed stays', async () => {
  await at.known('U-1', ['client'])
  const { app } = testApp
  const { runId } = await startRun(app, LEAD, ['client'])
  await cancelRun(app, runId, LEAD.id)
  await evaluationsDone(app)
  expect((await runById(testApp.db, runId))?.state).toMatch(/cancelled|done/)
  await cancelRun(app, runId, LEAD.id)
  expect(await runningRun(testApp.db)).toBeNull()
})

test('one that a lead cancelled is not begun again on that day', async () => {
  const { app } = testApp
  expect(await startDueEvaluations(app)).toBe(1)
  const run = await runningRun(testApp.db)
  await cancelRun(app, run?.id ?? '', LEAD.id)
  await evaluationsDone(app)
  expect(await startDueEvaluations(app)).toBe(0)
  testApp.wait(DAY)
  expect(await startDueEvaluations(app)).toBe(1)
})

test.each(['done', 'cancelled', 'failed'])('a dry run that is %s holds up no evaluation of the day', async (state) => {
  const now = testApp.app.clock.now()
  await testApp.rawSql(dryRunOf('r-1', now))
  await testApp.rawSql(`UPDATE standard_runs SET state = '${state}', roles = '["freelancer","client"]'`)
  expect(await startDueEvaluations(testApp.app)).toBe(1)
})

test('only the instance that leads drives one, and another that is driven elsewhere is left alone', async () => {
  await at.known('U-1', ['client'])
  const { app } = testApp
  const follower = { ...app, storage: { ...app.storage, isLeader: async () => false } }
  const { runId } = await startRun(follower, LEAD, ['client'])
  await evaluationsDone(follower)
  expect(await runById(testApp.db, runId)).toMatchObject({ state: 'running', done: 0 })
  // another process stores the page that this one has judged
  const page = { after: '', doneUpTo: 'U-1', done: 1, figures: {}, forecasts: [], near: [] }
  const overtake = () =>
    app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.advanced', runId, ...page }))
  await driveEvaluation(beforeFirstPage(overtake), runId)
  expect(await runById(testApp.db, runId)).toMatchObject({ state: 'running', done: 1 })
  expect(await startDueEvaluations(app)).toBe(1)
  await evaluationsDone(app)
  expect(await runById(testApp.db, runId)).toMatchObject({ state: 'done', done: 1 })
})

test('who was erased while they were judged is named by no dry run, nor as near', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 479 })
  const { app } = testApp
  const of = { roles: ['client'], standards: SHIPPED_STANDARDS } as const
  const erased = (when: string | null) =>
    testApp.rawSql(`UPDATE members SET erased_at = ${when === null ? 'NULL' : `'${when}'`} WHERE id = 'U-1'`)
  for (const purpose of ['dry', 'asked'] as const) {
    const runId = await app.storage.write((tx) =>
      beginRun(tx, app.clock.now(), SYSTEM, { ...of, purpose, version: purpose === 'dry' ? null : 0 }),
    )
    await driveEvaluation(
      beforeFirstPage(() => erased('2026-11-24T02:00:00.000Z')),
      runId,
    )
    expect(await runById(testApp.db, runId)).toMatchObject({ state: 'done', done: 1 })
    await erased(null)
  }
  expect(await testApp.rawSql('SELECT member_id FROM standard_forecasts')).toEqual([])
  expect(await testApp.rawSql('SELECT member_id FROM standard_near_misses')).toEqual([])
})

test('the first evaluation of a role tells the marketplace and writes to nobody, later ones write to the member', async () => {
  await testApp.close()
  testApp = await openTestApp({
    MIMAMORI_DEMO: '0',
    MIMAMORI_SMTP_URL: 'smtp://127.0.0.1:1',
    MIMAMORI_SMTP_FROM: 'jimukyoku@example.jp',
  })
  at = standardsSteps(testApp)
  const letters = async () => (await testApp.rawSql("SELECT id FROM outbox WHERE event = 'member.letter'")).length
  await at.known('U-1', ['client'])
  expect(await at.evaluate()).toHaveLength(2)
  expect(await testApp.rawSql("SELECT id FROM outbox WHERE event = 'standard.granted'")).toHaveLength(2)
  expect(await letters()).toBe(0)
  await at.known('U-2', ['client'])
  expect(await at.evaluate()).toHaveLength(2)
  expect(await letters()).toBe(2)
})

test('one evaluation runs at a time, and only a lead starts one', async () => {
  const { app } = testApp
  const begun = await app.storage.write((tx) =>
    beginRun(tx, app.clock.now(), SYSTEM, {
      purpose: 'asked',
      roles: ['client'],
      version: 0,
      standards: SHIPPED_STANDARDS,
    }),
  )
  expect(await refusalOf(startRun(app, LEAD, ['client']))).toBe('run_under_way')
  expect(await refusalOf(startRun(app, person('sato'), ['client']))).toBe('not_permitted')
  expect((await getStandards(app, LEAD)).moves.run).toBe('run_under_way')
  await driveEvaluation(app, begun)
  expect((await getStandards(app, LEAD)).moves.run).toBeNull()
})

test('clients are evaluated every day and freelancers every month, by themselves', async () => {
  await at.known('U-1', ['client'])
  const { app } = testApp
  const due = async () => {
    const n = await startDueEvaluations(app)
    await evaluationsDone(app)
    return n
  }
  expect(await due()).toBe(1)
  expect((await lastRunOf(testApp.db, 'client'))?.roles).toEqual(['freelancer', 'client'])
  expect(await due()).toBe(0)
  testApp.wait(DAY)
  expect(await due()).toBe(1)
  expect((await lastRunOf(testApp.db, 'client'))?.roles).toEqual(['client'])
  testApp.wait(7 * DAY)
  expect(await due()).toBe(1)
  expect((await lastRunOf(testApp.db, 'freelancer'))?.startedAt).toBe(app.clock.now())
})

test('the evaluation counts outcomes and values, and lists who is near', async () => {
  await at.known('U-1', ['client'])
  await at.known('U-2', ['client'], { ...GOOD_METRICS, client_rating: 470 })
  await at.known('U-3', ['client'], { ...GOOD_METRICS, client_rating: 300 })
  await at.known('U-4', ['client'], { ...GOOD_METRICS, client_rating: 470, cancel_rate: 9_000 })
  await at.evaluate()
  const { figures, holders } = await getStandards(testApp.app, LEAD)
  expect(holders).toMatchObject({ verified_client: { held: 4 }, certified_client: { held: 1, grace: 0 } })
  const certified = figures.certified_client
  expect(certified?.outcomes).toEqual({ met: 1, not_met: 3, unknown: 0 })
  expect(certified?.criteria.rating?.outcomes).toMatchObject({ met: 1, not_met: 3 })
  expect(certified?.criteria.rating?.histogram?.counts.reduce((sum, n) => sum + n, 0)).toBe(4)
  expect((await getNearMisses(testApp.app, 'certified_client', 10)).lines).toEqual([
    { memberId: 'U-2', criterion: 'rating', value: 470, threshold: 480, missing: 209 },
  ])
})

test('a member is judged now, with what is missing to the next standard', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, completed_work: 299_000 })
  await at.evaluate()
  const judged = await getMemberStandards(testApp.app, 'U-1')
  expect(judged.standards.map(({ standard, outcome, holding }) => [standard, outcome, holding.state])).toEqual([
    ['verified_client', 'met', 'held'],
    ['certified_client', 'not_met', 'none'],
  ])
  expect(judged.next).toEqual({ standard: 'certified_client', missing: ['work'] })
  expect(await refusalOf(getMemberStandards(testApp.app, 'U-404'))).toBe('Error: Not Found')
})

test('however often other writers are faster, an evaluation is tried again and ends as done', async () => {
  await at.known('U-1', ['client'])
  const { app } = testApp
  const runId = await app.storage.write((tx) =>
    beginRun(tx, app.clock.now(), SYSTEM, {
      purpose: 'asked',
      roles: ['client'],
      version: 0,
      standards: SHIPPED_STANDARDS,
    }),
  )
  let collisions = 0
  const write: AppContext['storage']['write'] = async (work) => {
    if (collisions === 5) return await app.storage.write(work)
    collisions += 1
    throw new ConcurrentUpdateError('the evaluation is elsewhere by now')
  }
  const crowded = { ...app, storage: { ...app.storage, write } }
  for (let n = 0; n <= 5; n++) {
    expect(await runById(testApp.db, runId)).toMatchObject({ state: 'running', done: 0 })
    expect(await startDueEvaluations(crowded)).toBe(1)
    await evaluationsDone(crowded)
    testApp.wait(5)
  }
  expect(await runById(testApp.db, runId)).toMatchObject({ state: 'done', done: 1 })
})
