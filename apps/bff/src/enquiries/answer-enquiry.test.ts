import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { record } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { undoAct } from '../acts/undo-act.ts'
import { claimCase } from '../cases/claim-case.ts'
import { getCase } from '../cases/get-case.ts'
import { escalateCase } from '../cases/set-aside-case.ts'
import { listInbox } from '../inbox/list-inbox.ts'
import { getQueueCounts } from '../queue/get-queue-page.ts'
import { overtakenApp } from '../testing/overtaken-app.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { claimedEnquiry, enquiryNow, linkedEnquiry } from '../testing/test-enquiries.ts'
import { answerEnquiry, undoEnquiryAnswer } from './answer-enquiry.ts'
import { enterEnquiry } from './enter-enquiry.ts'
import { finalizeEnquiries } from './finalize-enquiries.ts'
import { type ClaimedEnquiry, linkEnquiry } from './work-on-enquiry.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const LETTER = 'ご相談ありがとうございます。'
const answer = (claimed: ClaimedEnquiry, said = { letter: LETTER, note: '被害届は提出済み' }, actor = sato) =>
  answerEnquiry(testApp.app, actor, { ...claimed, ...said })
const undo = (caseId: string, actor: Staff = sato) => undoEnquiryAnswer(testApp.app, actor, caseId)
const finalize = () => finalizeEnquiries(testApp.app)
const caseNow = async (id: string) => (await caseById(testApp.db, id)) ?? expect.unreachable('no such case')
const sent = async () =>
  (await testApp.rawSql("SELECT event, payload FROM outbox WHERE event LIKE 'enquiry.%' ORDER BY id")).map(
    ({ payload }) => JSON.parse(String(payload)),
  )
const waiting = async () => (await getQueueCounts(testApp.app, tanaka)).views.enquiries

test('an answer holds its case, and leaves the desk once, when the undo window is over', async () => {
  const claimed = await linkedEnquiry(testApp)
  expect(await answer(claimed)).toEqual({ heldUntil: '2026-11-24T01:00:10.000Z' })
  expect(await caseNow(claimed.caseId)).toMatchObject({ state: 'held', lease: null })
  testApp.wait(9.999)
  expect(await finalize()).toBe(0)
  expect(await sent()).toEqual([])
  testApp.wait(0.001)
  expect(await finalize()).toBe(1)
  expect(await finalize()).toBe(0)
  expect(await caseNow(claimed.caseId)).toMatchObject({ state: 'closed' })
  expect(await enquiryNow(testApp)).toMatchObject({ state: 'answered', letter: LETTER, answeredBy: 'sato' })
  // ids alone
  expect(await sent()).toEqual([
    {
      type: 'enquiry.answered',
      timestamp: '2026-11-24T01:00:10.000Z',
      data: { enquiryId: 'E-1', memberId: 'U-9' },
    },
  ])
  const actions = (await auditPage(testApp.db, { limit: 2 })).map(({ action }) => action)
  expect(actions).toEqual(['enquiry.stands', 'enquiry.answered'])
  const review = await getCase(testApp.app, sato, claimed.caseId)
  expect(review).toMatchObject({
    decidedAt: '2026-11-24T01:00:00.000Z',
    enquiry: { answered: { letter: LETTER, note: '被害届は提出済み', heldUntil: null } },
    may: { work: 'already_decided', answer: 'already_decided', undo: 'undo_window_over' },
  })
})

test('an answer that is taken back puts the case into the hands of who gave it, and nothing was sent', async () => {
  const claimed = await linkedEnquiry(testApp)
  await answer(claimed)
  testApp.wait(9)
  expect(await undo(claimed.caseId)).toEqual({ caseId: claimed.caseId, fence: claimed.fence + 1 })
  expect(await caseNow(claimed.caseId)).toMatchObject({ state: 'claimed', lease: { holder: 'sato' } })
  expect(await enquiryNow(testApp)).toMatchObject({ state: 'open', letter: '', note: '', answeredBy: null })
  expect(await refusalOf(undo(claimed.caseId))).toBe('already_undone')
  testApp.wait(10)
  expect(await finalize()).toBe(0)
  expect(await sent()).toEqual([])
  await answer({ ...claimed, fence: claimed.fence + 1 })
})

test('a lead takes an answer of another back, to the queue; others cannot, and nobody can once the window is over', async () => {
  const claimed = await linkedEnquiry(testApp)
  const before = await waiting()
  await answer(claimed)
  const held = await enquiryNow(testApp)
  expect(await refusalOf(undo(claimed.caseId, suzuki))).toBe('not_permitted')
  expect(await enquiryNow(testApp)).toEqual(held)
  expect(await undo(claimed.caseId, tanaka)).toEqual({ caseId: claimed.caseId, fence: null })
  expect(await caseNow(claimed.caseId)).toMatchObject({ state: 'open', lease: null })
  expect(await waiting()).toBe(before)
  await claimCase(testApp.app, sato, claimed.caseId)
  await answer({ ...claimed, fence: (await caseNow(claimed.caseId)).fence })
  expect(await waiting()).toBe(before - 1)
  testApp.wait(10)
  expect(await refusalOf(undo(claimed.caseId, tanaka))).toBe('undo_window_over')
})

test('Undo takes the last answer back as any other act, and leaves alone what was taken back otherwise', async () => {
  const claimed = await linkedEnquiry(testApp)
  await answer(claimed)
  const undoLast = () => testApp.app.storage.write((tx) => undoAct(tx, testApp.app.clock.now(), sato, null))
  expect(await undoLast()).toMatchObject({
    act: { kind: 'answer', caseId: claimed.caseId },
    returned: [{ caseId: claimed.caseId, fence: claimed.fence + 1 }],
    refusal: null,
  })
  expect(await enquiryNow(testApp)).toMatchObject({ state: 'open', letter: '' })
  await answer({ ...claimed, fence: claimed.fence + 1 })
  await undo(claimed.caseId)
  expect(await undoLast()).toEqual({ act: null, returned: [], refusal: null })
  await answer({ ...claimed, fence: claimed.fence + 2 })
  testApp.wait(10)
  await finalize()
  expect(await undoLast()).toMatchObject({ act: { kind: 'answer' }, returned: [], refusal: expect.any(String) })
  expect(await enquiryNow(testApp)).toMatchObject({ state: 'answered' })
  expect(await sent()).toHaveLength(1)
})

test('who escalated it and who watches it are told once the answer is final, and not who gave it', async () => {
  const people = [sato, suzuki, tanaka]
  for (const { id, alias, role } of people) await storeAccount(testApp.app, { id, login: id, alias, role })
  const { caseId, fence } = await linkedEnquiry(testApp)
  const told = async ({ id: staffId }: Staff) => {
    const { entries } = await listInbox(
      testApp.db,
      { staffId, now: testApp.app.clock.now() },
      { unread: true, limit: 9 },
    )
    return entries.map(({ kind, by, caseId: of, measures }) => ({ kind, by, of, measures }))
  }
  await testApp.app.storage.write(async (tx) => {
    for (const { id: staffId } of [suzuki, tanaka])
      await record(tx, testApp.app.clock.now(), staffId, { type: 'case.watched', staffId, caseId })
  })
  await escalateCase(testApp.app, sato, { caseId, fence }, '判断が付きません')
  testApp.wait(10)
  await claimCase(testApp.app, tanaka, caseId)
  await answer({ caseId, fence: fence + 1 }, undefined, tanaka)
  expect(await told(sato)).toEqual([])
  testApp.wait(10)
  await finalize()
  const answered = { by: 'tanaka', of: caseId, measures: null }
  expect(await told(sato)).toEqual([{ kind: 'escalation_decided', ...answered }])
  expect((await told(suzuki))[0]).toEqual({ kind: 'watched_decided', ...answered })
  expect((await told(tanaka)).map(({ kind }) => kind)).toEqual(['watched_escalated'])
})

test('an enquiry is answered once both sides were looked for, in words', async () => {
  const claimed = await claimedEnquiry(testApp)
  expect(await refusalOf(answer(claimed))).toBe('links_missing')
  await linkEnquiry(testApp.app, sato, { ...claimed, side: 'member', found: null })
  expect(await refusalOf(answer(claimed))).toBe('links_missing')
  await linkEnquiry(testApp.app, sato, { ...claimed, side: 'job', found: null })
  expect(await refusalOf(answer(claimed, { letter: ' ', note: 'x' }))).toBe('text_required')
  expect(await caseNow(claimed.caseId)).toMatchObject({ state: 'claimed', fence: claimed.fence })
  await answer(claimed)
})

test('where nobody knows who asks, the answer is a note, and the event has no member', async () => {
  const told = { memberId: null, statedName: 'kantan', statedJobUrl: '', text: '電話で相談', evidence: [] }
  const { caseId } = await testApp.app.storage.write((tx) => enterEnquiry(tx, testApp.app.clock.now(), sato, told))
  await claimCase(testApp.app, sato, caseId)
  const claimed = { caseId, fence: 1 }
  for (const side of ['member', 'job'] as const) await linkEnquiry(testApp.app, sato, { ...claimed, side, found: null })
  expect(await refusalOf(answer(claimed))).toBe('nobody_to_answer')
  await answer(claimed, { letter: '', note: '電話で回答' })
  testApp.wait(10)
  await finalize()
  expect(await sent()).toMatchObject([{ data: { memberId: null } }])
})

test('an enquiry of a member whom the desk does not know is answered; the marketplace has its letter', async () => {
  const claimed = await linkedEnquiry(testApp, { memberId: 'U-unknown' })
  expect(await getCase(testApp.app, sato, claimed.caseId)).toMatchObject({
    asking: null,
    enquiry: { memberId: 'U-unknown' },
  })
  await answer(claimed)
  testApp.wait(10)
  expect(await finalize()).toBe(1)
})

test('an answer that was given anew while it was looked for stays until its own window is over', async () => {
  const claimed = await linkedEnquiry(testApp)
  await answer(claimed)
  testApp.wait(10)
  const anew = () => testApp.rawSql("UPDATE enquiries SET held_until = '2026-11-24T01:00:15.000Z'")
  expect(await finalizeEnquiries(overtakenApp(testApp.app, anew))).toBe(0)
  expect(await enquiryNow(testApp)).toMatchObject({ state: 'held' })
  testApp.wait(5)
  expect(await finalize()).toBe(1)
})
