import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { notesOf } from '@mimamori/storage/notes/note-reads'
import { record } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { releaseCase, wakeSnoozedCases } from '../cases/case-leases.ts'
import { claimCase, reserveNextCases } from '../cases/claim-case.ts'
import { escalateCase, raiseCase, snoozeCase } from '../cases/set-aside-case.ts'
import { decideCases } from '../decisions/decide-many-cases.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { changeMeasureSettings } from '../ledger/ledger-procedures.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { runOnceFor } from '../rpc/with-idempotency.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, aReport, CLEAN, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato, suzuki } from '../testing/test-decisions.ts'
import { undoAct } from './undo-act.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const undo = (actId: string | null = null, actor: Staff = sato) =>
  testApp.app.storage.write((tx) => undoAct(tx, testApp.app.clock.now(), actor, actId))
const inSeconds = (n: number) => new Date(Date.parse(testApp.app.clock.now()) + n * 1000).toISOString()
const caseNow = async (id: string) => (await caseById(testApp.db, id)) ?? expect.unreachable('no such case')

async function held(job = 'J-1', description?: string) {
  await testApp.ingest(aJob(job, description === undefined ? {} : { description }))
  const { id } = await testApp.caseOfJob(job)
  await claimCase(testApp.app, sato, id)
  return { caseId: id, fence: 1 }
}
const note = (actor: Staff, caseId: string, mentions: string[] = []) =>
  testApp.app.storage.write((tx) =>
    addCaseNote(tx, testApp.app.clock.now(), actor, { caseId, text: '確認しました', mentions }),
  )
const snooze = (it: { caseId: string; fence: number }) => snoozeCase(testApp.app, sato, it, inSeconds(900))

test('a warning and then a snooze are taken back in their order, each by name', async () => {
  const [first, second] = [await held('J-1'), await held('J-2')]
  const { decisionId } = await decideAs(testApp, sato, { ...first, choice: choiceOf('warn') })
  testApp.wait(1)
  const { actId } = await snooze(second)
  const one = await undo()
  expect(one).toMatchObject({ act: { id: actId, kind: 'snooze', caseId: second.caseId }, refusal: null })
  expect(one.returned).toEqual([{ caseId: second.caseId, fence: 2 }])
  const two = await undo()
  expect(two).toMatchObject({ act: { id: decisionId, kind: 'decision', measures: ['warn'] }, refusal: null })
  expect(await undo()).toEqual({ act: null, returned: [], refusal: null })
})

test('of an escalation neither its reason nor its wait for a lead is left, and its entries are', async () => {
  const it = await held()
  await escalateCase(testApp.app, sato, it, '判断が付きません')
  await undo()
  expect(await caseNow(it.caseId)).toMatchObject({ state: 'claimed', escalatedBy: null, fence: 2 })
  expect(await notesOf(testApp.db, it.caseId)).toEqual([])
  const entries = await auditPage(testApp.db, { limit: 10 })
  const actions = entries.map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['case.escalated', 'case.escalation_undone']))
})

test.each<[string, (it: { caseId: string; fence: number }) => Promise<unknown>]>([
  ['put off', snooze],
  ['given back', (it) => releaseCase(testApp.app, sato, it)],
  ['raised', (it) => raiseCase(testApp.app, sato, it, '勧誘に見えます')],
  ['passed to a lead', (it) => escalateCase(testApp.app, sato, it, '判断が付きません')],
  ['decided', (it) => decideAs(testApp, sato, { ...it, choice: choiceOf('warn') })],
])('a case from patrol that was %s is back there as it was, held by its person', async (_, act) => {
  const it = await held('J-1', CLEAN)
  const row = async () => (await testApp.rawSql('SELECT * FROM cases'))[0]
  const before = await row()
  await act(it)
  expect(await row()).not.toEqual(before)
  await undo()
  expect(await row()).toEqual({ ...before, fence: 2 })
})

test('who works in the patrol alone takes back that they raised a case, which is in another queue by then', async () => {
  const mori = { ...person('mori'), queues: ['patrol'] as const }
  await testApp.ingest(aJob('J-1', { description: CLEAN }))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, mori, caseId)
  await raiseCase(testApp.app, mori, { caseId, fence: 1 }, '')
  expect(await undo(null, mori)).toMatchObject({ returned: [{ caseId, fence: 2 }], refusal: null })
  expect(await caseNow(caseId)).toMatchObject({ queue: 'patrol', lease: { holder: 'mori' } })
})

test('a case raised before placements had a job category and a language keeps those it has', async () => {
  const it = await held('J-1', CLEAN)
  await raiseCase(testApp.app, sato, it, '勧誘に見えます')
  const [act] = await testApp.rawSql('SELECT placement FROM acts')
  const { jobCategory: _, language: __, ...older } = JSON.parse(String(act?.placement))
  await testApp.rawSql(`UPDATE acts SET placement = '${JSON.stringify(older)}'`)
  await undo()
  expect(await caseNow(it.caseId)).toMatchObject({ queue: 'patrol', jobCategory: 'アンケート', language: 'ja' })
})

test('a released case that the page has reserved again by itself is claimed again', async () => {
  const it = await held()
  await releaseCase(testApp.app, sato, it)
  await reserveNextCases(testApp.app, sato, { view: 'flagged' }, 1)
  expect((await undo()).returned).toEqual([{ caseId: it.caseId, fence: 3 }])
  expect((await caseNow(it.caseId)).lease?.kind).toBe('claim')
})

test('giving back a reservation is no act', async () => {
  await testApp.ingest(aJob('J-1'))
  const [caseId = ''] = await reserveNextCases(testApp.app, sato, { view: 'flagged' }, 1)
  expect(await releaseCase(testApp.app, sato, { caseId, fence: 1 })).toEqual({ released: true, actId: null })
  expect((await undo()).act).toBeNull()
})

test('a page of decisions is one act', async () => {
  const cases = [await held('J-1'), await held('J-2'), await held('J-3')]
  const runOnce = runOnceFor(testApp.app, sato.id, null)
  const decided = cases.map((each) => ({ ...each, contentVersion: 1 }))
  await decideCases({ app: testApp.app, actor: sato, runOnce }, { choice: NO_VIOLATION, note: '', cases: decided })
  const { act, returned } = await undo()
  expect(act).toMatchObject({ kind: 'decision', cases: 3 })
  expect(returned.map(({ caseId }) => caseId).sort()).toEqual(cases.map(({ caseId }) => caseId).sort())
})

describe('an act that has left the desk', () => {
  test.each<[string, (caseId: string) => Promise<unknown>]>([
    ['a colleague claimed the case', (caseId) => claimCase(testApp.app, suzuki, caseId)],
    ['a colleague wrote a note', (caseId) => note(suzuki, caseId)],
    ['a report arrived', () => testApp.ingest(aReport('R-1'))],
    ['the text changed', () => testApp.ingest(aJob('J-1', { title: '新しい題名', updatedAt: inSeconds(1) }))],
  ])('is named once, as %s, and Undo goes on to the one before', async (_, happens) => {
    const [other, it] = [await held('J-2'), await held('J-1')]
    await decideAs(testApp, sato, { ...other, choice: NO_VIOLATION })
    testApp.wait(1)
    const { actId } = await snooze(it)
    await happens(it.caseId)
    expect(await undo()).toMatchObject({ act: { id: actId, kind: 'snooze' }, returned: [], refusal: 'case_touched' })
    expect(await undo()).toMatchObject({ act: { kind: 'decision', caseId: other.caseId }, refusal: null })
  })

  test('is named when its time is over, and the clock has not woken its case', async () => {
    const it = await held()
    const { actId } = await snooze(it)
    testApp.wait(10)
    expect(await undo()).toMatchObject({ act: { id: actId }, returned: [], refusal: 'undo_window_over' })
    expect(await wakeSnoozedCases(testApp.app)).toBe(0)
    expect((await caseNow(it.caseId)).state).toBe('snoozed')
  })

  test('is a decision whose events were sent', async () => {
    const it = await held()
    await decideAs(testApp, sato, { ...it, choice: choiceOf('warn') })
    testApp.wait(10)
    await finalizeExpiredDecisions(testApp.app)
    expect(await undo()).toMatchObject({ act: { kind: 'decision' }, returned: [], refusal: 'undo_window_over' })
  })

  test('is a raised case whose rank was computed anew since', async () => {
    const it = await held('J-1', CLEAN)
    await raiseCase(testApp.app, sato, it, '勧誘に見えます')
    await testApp.rawSql(`UPDATE cases SET rank = rank - 1 WHERE id = '${it.caseId}'`)
    expect(await undo()).toMatchObject({ act: { kind: 'raise' }, refusal: 'case_touched' })
  })

  test('stays the last one for Undo where it was asked for by its id alone', async () => {
    const it = await held()
    const { actId } = await snooze(it)
    await note(suzuki, it.caseId)
    expect(await undo(actId)).toMatchObject({ act: { id: actId }, refusal: 'case_touched' })
    expect(await undo()).toMatchObject({ act: { id: actId }, refusal: 'case_touched' })
    expect((await undo()).act).toBeNull()
  })

  test('is a note that somebody it mentions has seen', async () => {
    const { caseId } = await held()
    await storeAccount(testApp.app, { login: 'suzuki', id: 'suzuki' })
    const { noteId } = await note(sato, caseId, ['suzuki'])
    await testApp.app.storage.write((tx) =>
      record(tx, testApp.app.clock.now(), 'suzuki', { type: 'inbox.read', staffId: 'suzuki', ids: [noteId] }),
    )
    expect(await undo()).toMatchObject({ act: { kind: 'note' }, refusal: 'case_touched' })
  })
})

test('an older act is undone by its id, and of others nobody', async () => {
  const { caseId } = await held()
  const { actId } = await note(sato, caseId)
  testApp.wait(1)
  await note(sato, caseId)
  expect(await refusalOf(undo(actId, suzuki))).toContain('Not Found')
  expect(await undo(actId)).toMatchObject({ act: { id: actId }, refusal: null })
  expect(await undo(actId)).toMatchObject({ returned: [], refusal: 'already_undone' })
  expect(await notesOf(testApp.db, caseId)).toHaveLength(1)
})

test('a changed window holds for what is done from then on', async () => {
  const admin = person('admin', 'admin')
  const [first, second] = [await held('J-1'), await held('J-2')]
  await decideAs(testApp, sato, { ...first, choice: NO_VIOLATION })
  const settings = await measureSettings(testApp.db)
  await changeMeasureSettings(testApp.app, admin, { ...settings, undoSeconds: 60 })
  await decideAs(testApp, sato, { ...second, choice: NO_VIOLATION })
  testApp.wait(10)
  expect(await finalizeExpiredDecisions(testApp.app)).toBe(1)
  testApp.wait(49.999)
  expect(await finalizeExpiredDecisions(testApp.app)).toBe(0)
  expect(await undo()).toMatchObject({ act: { caseId: second.caseId }, refusal: null })
  for (const undoSeconds of [4, 61])
    expect(await refusalOf(changeMeasureSettings(testApp.app, admin, { ...settings, undoSeconds }))).toBe(
      'setting_out_of_range',
    )
})
