import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { outgoingOf } from '@mimamori/storage/delivery/delivery-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf, standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, aMember, aReport, openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, refusalOf, reversalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'
import { decideCase, loadDecisionContext } from './decide-case.ts'
import { finalizeExpiredDecisions } from './finalize-decisions.ts'
import { listReversibleMeasures } from './list-reversible-measures.ts'
import { undoDecision } from './undo-decision.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const MEMBER: Target = { type: 'member', id: 'U-1' }
const now = () => testApp.app.clock.now()
const standing = () => standingOf(testApp.db, 'U-1', now())

async function caseOf(target: Target) {
  const it = await unfinishedCaseOf(testApp.db, target)
  if (!it) throw new Error(`no case of ${target.id}`)
  await claimCase(testApp.app, sato, it.id)
  return it.id
}

async function stands() {
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

/** A job of U-1 on which this was decided; it stands. Answers the decision. */
async function decided(jobId: string, ...measures: Parameters<typeof choiceOf>[0][]) {
  await testApp.ingest(aJob(jobId))
  const [first = 'advice'] = measures
  const choice = { ...choiceOf(first), measures }
  const { decisionId } = await decideAs(testApp, sato, { caseId: await caseOf({ type: 'job', id: jobId }), choice })
  await stands()
  return decisionId
}

/** Another case of the same member, in sato's hands. */
async function anotherCase(jobId: string) {
  await testApp.ingest(aJob(jobId))
  return await caseOf({ type: 'job', id: jobId })
}

const measuresOf = async (decisionId: string) =>
  (await ledgerOf(testApp.db, 'U-1')).filter((entry) => entry.decisionId === decisionId).map(({ id }) => id)

async function counted() {
  const rows = await testApp.rawSql(
    "SELECT month, sum(n) AS n FROM breakdown_counts WHERE dimension = 'category' GROUP BY month HAVING sum(n) <> 0 ORDER BY 1",
  )
  return rows.map(({ month, n }) => [month, Number(n)])
}

const eventsOf = async (decisionId: string) =>
  (await outgoingOf(testApp.db, decisionId)).map(({ state, payload }) => ({ state, ...JSON.parse(payload) }))

test('a hide that is reversed from another case is visible again, off the record and out of its month; undone, it is not', async () => {
  const hidden = await decided('J-1', 'hide', 'warn')
  expect(await counted()).toEqual([[monthOf(START), 1]])
  for (const id of ['sato', 'suzuki']) await storeAccount(testApp.app, { id, login: id, alias: `事務局 ${id}` })
  const caseId = await anotherCase('J-2')
  const lines = await listReversibleMeasures(testApp.app, caseId)
  expect(lines.map(({ measure, title, by }) => [measure, title, by])).toEqual([
    ['warn', '【簡単】アンケート回答のお仕事', '事務局 sato'],
    ['hide', '【簡単】アンケート回答のお仕事', '事務局 sato'],
  ])
  const both = lines.map(({ measureId }) => measureId)
  const first = await decideAs(testApp, sato, { caseId, choice: reversalOf(...both) })
  expect(await counted()).toEqual([])
  await undoDecision(testApp.app, sato, first.decisionId)
  expect(await counted()).toEqual([[monthOf(START), 1]])
  expect(await standing()).toMatchObject({ hidden: 1, warnings: 1 })
  const { decisionId } = await decideAs(testApp, sato, { caseId, fence: 2, choice: reversalOf(...both) })
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.visible).toBe(false)
  await stands()
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.visible).toBe(true)
  expect(await standing()).toMatchObject({ hidden: 0, warnings: 0 })
  expect(await counted()).toEqual([])
  const events = await eventsOf(decisionId)
  const said = events.map(({ state, type, data }) => [state, type, data.reverses.measure, data.target.id])
  // in no order: ids of events are drawn
  expect(said.sort()).toEqual([
    ['ready', 'measure.reversed', 'hide', 'J-1'],
    ['ready', 'measure.reversed', 'warn', 'J-1'],
  ])
  expect(events.map(({ data }) => data.reverses.measureId).sort()).toEqual([...(await measuresOf(hidden))].sort())
})

test('what is left of a decision goes on counting; a measure is reversed once', async () => {
  const both = await decided('J-1', 'hide', 'warn')
  const [hide = '', warn = ''] = await measuresOf(both)
  const caseId = await anotherCase('J-2')
  await decideAs(testApp, sato, { caseId, choice: reversalOf(warn) })
  await stands()
  expect(await counted()).toEqual([[monthOf(START), 1]])
  const next = await anotherCase('J-3')
  expect(await refusalOf(decideAs(testApp, sato, { caseId: next, choice: reversalOf(warn) }))).toBe('already_reversed')
  expect(await refusalOf(decideAs(testApp, sato, { caseId: next, choice: reversalOf(hide, hide) }))).toBe(
    'not_reversible',
  )
  await testApp.ingest(aJob('J-of-another', { clientId: 'U-2' }))
  const other = await caseOf({ type: 'job', id: 'J-of-another' })
  expect(await refusalOf(decideAs(testApp, sato, { caseId: other, choice: reversalOf(hide) }))).toBe(
    'nothing_to_reverse',
  )
})

test('once the first decision on a job is reversed, its month counts the job no more and that of the next one does', async () => {
  const first = await decided('J-1', 'advice')
  testApp.wait(40 * 24 * 60 * 60)
  await testApp.ingest(aReport('R-1'))
  const { decisionId } = await decideAs(testApp, sato, {
    caseId: await caseOf({ type: 'job', id: 'J-1' }),
    choice: choiceOf('warn'),
  })
  const later = monthOf(now())
  await stands()
  expect(await counted()).toEqual([[monthOf(START), 1]])
  await testApp.app.storage.write((tx) =>
    reverseDecision(tx, now(), 'tanaka', { decisionId: first, text: '取り消しました。', note: '' }),
  )
  expect(await counted()).toEqual([[later, 1]])
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.confirmedBy).toBe(decisionId)
})

test('a reversal outside a case stands at once, whoever’s case it was; not twice, and not of what never stood', async () => {
  const hidden = await decided('J-1', 'hide')
  const reverse = (decisionId: string) =>
    testApp.app.storage.write((tx) => reverseDecision(tx, now(), 'tanaka', { decisionId, text: '取り消し', note: '' }))
  const id = await reverse(hidden)
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.visible).toBe(true)
  expect(await standing()).toMatchObject({ hidden: 0 })
  expect((await eventsOf(id)).map(({ state, type }) => [state, type])).toEqual([['ready', 'measure.reversed']])
  expect(await refusalOf(reverse(hidden))).toBe('nothing_to_reverse')
  await testApp.ingest(aJob('J-2'))
  const held = await decideAs(testApp, sato, {
    caseId: await caseOf({ type: 'job', id: 'J-2' }),
    choice: choiceOf('warn'),
  })
  expect(await refusalOf(reverse(held.decisionId))).toMatch(/Not Found/)
  const [line] = (
    await getReview(testApp.app, tanaka, (await unfinishedCaseOf(testApp.db, { type: 'job', id: 'J-2' }))?.id ?? '')
  ).history
  expect(line).toMatchObject({ measures: ['reverse'] })
})

test('two who reverse the same measure at the same moment: one does, the other is told', async () => {
  const hidden = await decided('J-1', 'hide')
  const reverse = () =>
    testApp.app.storage.write((tx) =>
      reverseDecision(tx, now(), 'tanaka', { decisionId: hidden, text: '取り消し', note: '' }),
    )
  const outcomes = await Promise.all([refusalOf(reverse()), refusalOf(reverse())])
  expect(outcomes.sort()).toEqual(['nothing_to_reverse', 'was allowed'])
})

test('a member is restricted only where the desk is set so, and the restriction can be lifted', async () => {
  await testApp.ingest(aMember('U-1'))
  await testApp.ingest(aReport('R-1', { target: MEMBER }))
  const caseId = await caseOf(MEMBER)
  const restrict = choiceOf('restrict')
  expect(await refusalOf(decideAs(testApp, sato, { caseId, choice: restrict }))).toBe('restricting_off')
  const settings = { ...DEFAULT_MEASURE_SETTINGS, restricting: true }
  await testApp.app.storage.write((tx) => record(tx, now(), 'a', { type: 'measures.set', settings, changedBy: 'a' }))
  expect((await getReview(testApp.app, sato, caseId)).moves).toMatchObject({ restrict: null, lift: 'not_restricted' })
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: restrict })
  await stands()
  expect((await eventsOf(decisionId)).map(({ type }) => type)).toEqual(['member.restricted'])
  expect(await standing()).toMatchObject({ restricted: true })
  await testApp.ingest(aReport('R-2', { target: MEMBER }))
  const next = await caseOf(MEMBER)
  expect(await refusalOf(decideAs(testApp, sato, { caseId: next, choice: restrict }))).toBe('already_restricted')
  const lift = await decideAs(testApp, sato, { caseId: next, choice: choiceOf('lift') })
  await stands()
  expect((await eventsOf(lift.decisionId)).map(({ type }) => type)).toEqual(['member.lifted'])
  expect(await standing()).toMatchObject({ restricted: false })
})

test('a warning past its days is off the standing, and the ledger keeps it', async () => {
  await decided('J-1', 'warn')
  const settings = { ...DEFAULT_MEASURE_SETTINGS, warningDays: 30 }
  await testApp.app.storage.write((tx) => record(tx, now(), 'a', { type: 'measures.set', settings, changedBy: 'a' }))
  expect(await standing()).toMatchObject({ warnings: 1, expired: 0 })
  testApp.wait(30 * 24 * 60 * 60)
  expect(await standing()).toMatchObject({ warnings: 0, expired: 1 })
  expect(await ledgerOf(testApp.db, 'U-1')).toHaveLength(1)
})

test.runIf(process.env.TEST_ENGINE === 'postgres')(
  'what is decided while an earlier decision is reversed counts in its place',
  async () => {
    await testApp.ingest(aJob('J-1'))
    const first = await decideAs(testApp, sato, {
      caseId: await caseOf({ type: 'job', id: 'J-1' }),
      choice: choiceOf('warn'),
    })
    await stands()
    await testApp.ingest(aReport('R-1'))
    const deciding = { caseId: await caseOf({ type: 'job', id: 'J-1' }), choice: choiceOf('warn') }
    const { promise: waits, resolve: go } = Promise.withResolvers<void>()
    const { promise: seen, resolve: saw } = Promise.withResolvers<void>()
    const { storage: door, catalogue } = testApp.app
    const second = door.write(async (tx) => {
      const sight = await loadDecisionContext(tx, deciding)
      saw()
      await waits
      const what = { ...deciding, fence: 1, contentVersion: 1, note: '', entries: catalogue.entries() }
      return await decideCase(tx, now(), sato, what, sight)
    })
    await seen
    const back = { decisionId: first.decisionId, text: '取り消しました。', note: '' }
    const reversal = door.write((tx) => reverseDecision(tx, now(), tanaka.id, back))
    const blocked = () =>
      testApp.rawSql("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
    await expect.poll(async () => (await blocked()).length).toBe(1)
    go()
    const [{ decisionId }] = await Promise.all([second, reversal])
    expect(await testApp.rawSql('SELECT id FROM decisions WHERE counted = 1')).toEqual([{ id: decisionId }])
    expect(await testApp.rawSql("SELECT sum(n)::int AS n FROM breakdown_counts WHERE dimension = 'category'")).toEqual([
      { n: 1 },
    ])
  },
)
