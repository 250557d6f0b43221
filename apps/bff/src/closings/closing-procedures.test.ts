import { hash } from 'node:crypto'
import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { closedMonth } from '@mimamori/storage/closings/closing-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getBreakdownPeriod } from '../breakdown/get-breakdown-period.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf, tanaka } from '../testing/test-decisions.ts'
import { getClosingRevision, getClosingState, listClosingMonths } from './get-closing.ts'

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

/** Jobs confirmed in November, and it is December. */
async function overWith(...jobs: string[]) {
  for (const each of jobs) await at.confirmed(each)
  testApp.wait(TO_DECEMBER)
}

async function closed(...jobs: string[]) {
  await overWith(...jobs)
  const proposed = await at.proposeAs(ueno, NOVEMBER)
  await at.approveAs(mori, proposed)
  return proposed
}

const jobsIn = (tables: Awaited<ReturnType<typeof at.stateFor>>['now']) => tables[0]?.figures.total
const listed = async () => (await listClosingMonths(testApp.app)).months
const logged = async () =>
  (await auditPage(testApp.db, { subjectId: NOVEMBER, limit: 20 })).map(({ action, detail }) => [
    action,
    JSON.parse(detail).hash,
  ])

test('a month is closed by two leads, and what it counts is frozen with a hash that the audit log holds', async () => {
  const { closingId, hash: said } = await closed('J-1', 'J-2')
  const { over, revisions, since, moves } = await at.stateFor(ueno, NOVEMBER)
  const [first] = revisions
  expect({ over, since, moves }).toMatchObject({ over: true, since: null, moves: { propose: 'nothing_changed' } })
  expect(first).toMatchObject({ id: closingId, revision: 1, intact: true, proposer: { alias: 'ueno' } })
  expect(first).toMatchObject({ approver: { alias: 'mori' }, hash: said })
  expect(jobsIn(first?.snapshot.tables ?? [])).toBe(2)
  expect(hash('sha256', canonicalJson(first?.snapshot))).toBe(said)
  expect(await logged()).toEqual([
    ['closing.approved', said],
    ['closing.proposed', said],
  ])
})

test('the months are listed from the one in which the desk began to the one that runs, with what became of each', async () => {
  await closed('J-1')
  await at.reversed('J-1')
  await at.proposeAs(mori, NOVEMBER, WHY)
  expect(await listClosingMonths(testApp.app)).toEqual({
    running: '2026-12',
    first: NOVEMBER,
    months: [{ month: NOVEMBER, revision: 1, closedAt: expect.any(String), pending: true, differs: true }],
  })
})

test('a month is over in Japan, not before: to the second', async () => {
  testApp.wait((Date.parse('2026-11-30T14:59:59.000Z') - Date.parse(testApp.app.clock.now())) / 1000)
  expect((await at.stateFor(ueno, NOVEMBER)).moves.propose).toBe('month_not_over')
  expect(await refusalOf(at.proposeAs(ueno, NOVEMBER))).toBe('month_not_over')
  testApp.wait(1)
  expect(await refusalOf(at.proposeAs(ueno, NOVEMBER))).toBe('was allowed')
})

test('a month without any decision is closed like every other, whatever became of those before', async () => {
  await overWith()
  await at.approveAs(mori, await at.proposeAs(ueno, NOVEMBER))
  expect((await closedMonth(testApp.db, NOVEMBER))?.snapshot.tables.map(({ figures }) => figures.total)).toEqual([
    0, 0, 0, 0,
  ])
  expect(await refusalOf(at.proposeAs(ueno, '2026-09'))).toBe('was allowed')
})

test('nobody approves or sends back what they proposed, and nobody but them takes it back', async () => {
  await overWith('J-1')
  const { closingId, hash: said } = await at.proposeAs(ueno, NOVEMBER)
  const tried = async (who: Staff) => [
    await refusalOf(at.approveAs(who, { closingId, hash: said })),
    await refusalOf(at.endAs(who, { how: 'sent_back', closingId, reason: ' ' })),
    await refusalOf(at.endAs(who, { how: 'taken_back', closingId })),
  ]
  expect(await tried(person('kanri', 'admin'))).toEqual(Array(3).fill('not_permitted'))
  expect(await tried(person('kansa', 'auditor'))).toEqual(Array(3).fill('not_permitted'))
  expect(await tried(person('sato'))).toEqual(Array(3).fill('not_permitted'))
  expect(await refusalOf(at.approveAs(ueno, { closingId, hash: said }))).toBe('own_proposal')
  expect(await refusalOf(at.endAs(ueno, { how: 'sent_back', closingId, reason: 'x' }))).toBe('own_proposal')
  expect(await refusalOf(at.endAs(mori, { how: 'sent_back', closingId, reason: ' ' }))).toBe('reason_required')
  expect(await refusalOf(at.endAs(mori, { how: 'taken_back', closingId }))).toBe('not_permitted')
  expect((await at.stateFor(ueno, NOVEMBER)).moves).toEqual({
    propose: 'closing_pending',
    approve: 'own_proposal',
    send_back: 'own_proposal',
    take_back: null,
  })
})

test('a proposal that is sent back or taken back is kept with its reason, and the month can be proposed anew', async () => {
  await overWith('J-1')
  const first = await at.proposeAs(ueno, NOVEMBER)
  await at.endAs(mori, { how: 'sent_back', closingId: first.closingId, reason: ' 未完了を先に ' })
  expect(await at.stateFor(ueno, NOVEMBER)).toMatchObject({
    pending: null,
    dropped: { how: 'sent_back', by: { alias: 'mori' }, reason: '未完了を先に' },
    revisions: [],
  })
  const second = await at.proposeAs(ueno, NOVEMBER)
  await at.endAs(ueno, { how: 'taken_back', closingId: second.closingId })
  expect(await refusalOf(at.approveAs(mori, second))).toBe('proposal_over')
  expect((await at.stateFor(mori, NOVEMBER)).dropped).toMatchObject({ id: second.closingId, how: 'taken_back' })
  const third = await at.proposeAs(mori, NOVEMBER)
  expect(third.revision).toBe(1)
  expect(await refusalOf(at.approveAs(ueno, { ...third, hash: '0'.repeat(64) }))).toBe('proposal_over')
  await at.approveAs(ueno, third)
  expect((await logged()).map(([action]) => action).reverse()).toEqual([
    'closing.proposed',
    'closing.sent_back',
    'closing.proposed',
    'closing.taken_back',
    'closing.proposed',
    'closing.approved',
  ])
})

test('of two leads who propose at the same moment one does, and of two who approve at the same moment one does', async () => {
  await overWith('J-1')
  const both = await Promise.all([ueno, mori].map((who) => refusalOf(at.proposeAs(who, NOVEMBER))))
  expect(both.sort()).toEqual(['closing_pending', 'was allowed'])
  const { pending } = await at.stateFor(ueno, NOVEMBER)
  const others = [await at.aLead('abe'), await at.aLead('kato')]
  const proposed = { closingId: pending?.id ?? '', hash: pending?.hash ?? '' }
  const ends = await Promise.all(others.map((who) => refusalOf(at.approveAs(who, proposed))))
  expect(ends.sort()).toEqual(['proposal_over', 'was allowed'])
  expect((await at.stateFor(ueno, NOVEMBER)).revisions).toHaveLength(1)
})

test('what a lead left behind who is none any more is not approved by another', async () => {
  await overWith('J-1')
  const proposed = await at.proposeAs(ueno, NOVEMBER)
  await testApp.rawSql(`UPDATE staff SET role = 'moderator', confirmed_at = NULL WHERE id = '${ueno.id}'`)
  expect((await at.stateFor(mori, NOVEMBER)).moves).toMatchObject({ approve: 'proposer_gone', send_back: null })
  expect(await refusalOf(at.approveAs(mori, proposed))).toBe('proposer_gone')
})

test('what changed between proposal and approval is refused, said, and proposed anew', async () => {
  await overWith('J-1', 'J-2')
  const first = await at.proposeAs(ueno, NOVEMBER)
  await at.reversed('J-1')
  expect(await at.stateFor(mori, NOVEMBER)).toMatchObject({
    pending: { changed: { decisions: 1, figures: [{ targetType: 'job', category: 'direct_deal', was: 2, now: 1 }] } },
    moves: { approve: 'figures_changed', send_back: null },
  })
  expect(await refusalOf(at.approveAs(mori, first))).toBe('figures_changed')
  await at.endAs(ueno, { how: 'taken_back', closingId: first.closingId })
  const second = await at.proposeAs(ueno, NOVEMBER)
  expect(second.hash).not.toBe(first.hash)
  await at.approveAs(mori, second)
  expect(jobsIn((await closedMonth(testApp.db, NOVEMBER))?.snapshot.tables ?? [])).toBe(1)
})

test('after a close nothing changes what was frozen: what is taken back makes a numbered revision, and older ones stay', async () => {
  const { closingId, hash: said } = await closed('J-1', 'J-2')
  await at.reversed('J-2')
  const { since, revisions, now } = await at.stateFor(mori, NOVEMBER)
  expect(since).toEqual({
    decisions: 1,
    listed: true,
    figures: [{ targetType: 'job', category: 'direct_deal', was: 2, now: 1 }],
  })
  expect([jobsIn(revisions[0]?.snapshot.tables ?? []), jobsIn(now)]).toEqual([2, 1])
  expect(await listed()).toMatchObject([{ month: NOVEMBER, revision: 1, differs: true }])
  expect(await refusalOf(at.proposeAs(mori, NOVEMBER, ' '))).toBe('reason_required')
  const second = await at.proposeAs(mori, NOVEMBER, WHY)
  expect(await refusalOf(at.proposeAs(ueno, NOVEMBER, WHY))).toBe('closing_pending')
  await at.approveAs(ueno, second)
  expect(await refusalOf(at.proposeAs(mori, NOVEMBER, WHY))).toBe('nothing_changed')
  expect(await listed()).toMatchObject([{ month: NOVEMBER, revision: 2, differs: false }])
  const [newest, oldest] = (await at.stateFor(mori, NOVEMBER)).revisions
  expect(newest).toMatchObject({ revision: 2, reason: WHY, proposer: { alias: 'mori' }, approver: { alias: 'ueno' } })
  expect(oldest).toMatchObject({ id: closingId, revision: 1, hash: said, intact: true })
  expect(jobsIn((await getClosingRevision(testApp.app, NOVEMBER)).snapshot.tables)).toBe(1)
  expect(jobsIn((await getClosingRevision(testApp.app, NOVEMBER, 1)).snapshot.tables)).toBe(2)
  await expect(getClosingRevision(testApp.app, NOVEMBER, 3)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the newest revision is the one with the highest number, whatever the clock of who proposed it said', async () => {
  await closed('J-1', 'J-2')
  await at.reversed('J-1')
  testApp.wait(-3_600)
  await at.approveAs(mori, await at.proposeAs(ueno, NOVEMBER, WHY))
  expect(await closedMonth(testApp.db, NOVEMBER)).toMatchObject({ revision: 2 })
  expect((await at.stateFor(mori, NOVEMBER)).moves.propose).toBe('nothing_changed')
})

test('a reversal counts as soon as it is decided, and no more when it is undone', async () => {
  await closed('J-1')
  const { decisionId } = await at.reversing('J-1')
  expect((await at.stateFor(ueno, NOVEMBER)).since).toMatchObject({ decisions: 1 })
  await undoDecision(testApp.app, tanaka, decisionId)
  expect(await at.stateFor(ueno, NOVEMBER)).toMatchObject({ since: null, moves: { propose: 'nothing_changed' } })
})

test('what the marketplace tells late of the month changes no figure that was decided by', async () => {
  await closed('J-1')
  await testApp.ingest(aJob('J-2', { clientId: 'U-2' }))
  const { since, now, moves } = await at.stateFor(ueno, NOVEMBER)
  expect(now[0]?.opened).toBe(2)
  expect([since, moves.propose]).toEqual([null, 'nothing_changed'])
})

test('all figures of the breakdown are frozen, and only those of the month itself', async () => {
  await closed('J-1')
  const { tables } = await getBreakdownPeriod(testApp.app, { period: NOVEMBER })
  const snapshot = (await closedMonth(testApp.db, NOVEMBER))?.snapshot
  expect(snapshot?.tables).toEqual(
    tables.map(({ targetType, figures, checked, reports, wait, decisions }) => ({
      ...{ targetType, figures, opened: checked.opened, reports, wait, decisions },
    })),
  )
  expect(snapshot?.tables[0]).toMatchObject({ opened: 1, figures: { total: 1, named: { direct_deal: 1 } } })
})

test('what arrived in the month and is unfinished is listed, counted and frozen, and keeps nobody from closing', async () => {
  await testApp.ingest(aJob('J-1'))
  testApp.wait(TO_DECEMBER)
  const now = testApp.app.clock.now()
  await testApp.ingest(aJob('J-2', { postedAt: now, updatedAt: now }))
  const { unfinished } = await at.stateFor(ueno, NOVEMBER)
  expect(unfinished.counts).toEqual({ job: 1, proposal: 0, message: 0, member: 0 })
  expect(unfinished.cases.map(({ target }) => target.id)).toEqual(['J-1'])
  await at.approveAs(mori, await at.proposeAs(ueno, NOVEMBER))
  expect((await closedMonth(testApp.db, NOVEMBER))?.snapshot.unfinished.job).toBe(1)
  // that it is finished one day says nothing of the figures
  await at.confirmed('J-3', 'U-3')
  expect((await getClosingState(testApp.app, ueno, NOVEMBER)).since).toBeNull()
})
