import { intake as en } from '@mimamori/copy/intake/en'
import { intake as ja } from '@mimamori/copy/intake/ja'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf, standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { reportersOf } from '@mimamori/storage/reports/reporter-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { changeLadderTerms } from '../ledger/ledger-procedures.ts'
import { aJob, aMessage, aReport, person, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'
import { decideAppeal, undoAppeal } from './decide-appeal.ts'
import { finalizeAppeals } from './finalize-appeals.ts'
import { getAppeal, listAppeals } from './get-appeals.ts'

let server: TestServer
let testApp: TestApp
beforeEach(async () => {
  server = await startTestServer()
  testApp = server.testApp
})
afterEach(() => server.close())

const DAY = 24 * 60 * 60
const now = () => testApp.app.clock.now()
const GRANT = { outcome: 'granted', text: '措置を取り消しました。', reason: '文脈から問題ないと判断' } as const
const UPHOLD = { outcome: 'upheld', text: '措置を維持します。', reason: '連絡先の交換が明らか' } as const

/** A job of U-1 that sato has hidden, with a warning; it stands. Answers a measure of it. */
async function hidden(jobId = 'J-1') {
  await testApp.ingest(aJob(jobId))
  await testApp.ingest(aReport(`R-${jobId}`, { target: { type: 'job', id: jobId } }))
  const it = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, sato, it.id)
  const choice = { ...choiceOf('hide'), measures: ['hide', 'warn'] as const }
  const { decisionId } = await decideAs(testApp, sato, { caseId: it.id, choice })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  const own = (await ledgerOf(testApp.db, 'U-1')).filter((entry) => entry.decisionId === decisionId)
  return { decisionId, measureId: own.find(({ measure }) => measure === 'hide')?.id ?? '' }
}

const bodyOf = (measureId: string, change: object = {}) => ({
  id: 'A-1',
  memberId: 'U-1',
  measureId,
  text: 'LINEスタンプの制作依頼です。連絡先の交換ではありません。',
  appealedAt: now(),
  ...change,
})

async function appeal(measureId: string, change: object = {}, headers: Record<string, string> = {}) {
  const answer = await server.send('POST', '/appeals', bodyOf(measureId, change), headers)
  return { status: answer.status, body: (await answer.json()) as { id?: string; code?: string; message?: string } }
}

const decide = (choice: typeof GRANT | typeof UPHOLD, actor = suzuki, appealId = 'A-1') =>
  decideAppeal(testApp.app, actor, { appealId, ...choice })
const stands = async () => {
  testApp.wait(10)
  return await finalizeAppeals(testApp.app)
}
const sent = () =>
  testApp.rawSql(
    "SELECT event, payload FROM outbox WHERE event LIKE 'appeal.%' OR event = 'measure.reversed' ORDER BY id",
  )

async function counted() {
  const rows = await testApp.rawSql(
    "SELECT month, sum(n) AS n FROM breakdown_counts WHERE dimension = 'category' GROUP BY month HAVING sum(n) <> 0",
  )
  return rows.map(({ month, n }) => [month, Number(n)])
}

test('an appeal that somebody else grants takes the decision back: to be seen, off the record, out of its month', async () => {
  const { decisionId, measureId } = await hidden()
  expect(await appeal(measureId)).toEqual({ status: 202, body: { id: 'A-1' } })
  expect(await counted()).toEqual([[monthOf(START), 1]])
  expect(await reportersOf(testApp.db, ['U-9'])).toEqual(
    new Map([['U-9', { reviewed: 1, confirmed: 1, invalidated: 0, outOfScope: 0, open: 0 }]]),
  )
  await decide(GRANT)
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.visible).toBe(false)
  expect(await sent()).toEqual([])
  expect(await stands()).toBe(1)
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.visible).toBe(true)
  expect(await standingOf(testApp.db, 'U-1', now())).toMatchObject({ hidden: 0, warnings: 0 })
  expect(await counted()).toEqual([])
  // the report was reviewed, and is confirmed no more
  expect((await reportersOf(testApp.db, ['U-9'])).get('U-9')).toMatchObject({ reviewed: 1, confirmed: 0 })
  const events = (await sent()).map(({ event }) => event).sort()
  expect(events).toEqual(['appeal.granted', 'measure.reversed', 'measure.reversed'])
  const answer = await (await server.send('GET', '/appeals/A-1', undefined)).json()
  expect(answer).toEqual({
    id: 'A-1',
    measureId,
    memberId: 'U-1',
    outcome: 'granted',
    decidedAt: expect.any(String),
    text: GRANT.text,
  })
  const view = await getAppeal(testApp.app, sato, 'A-1')
  expect(view).toMatchObject({ state: 'granted', decided: { reason: GRANT.reason } })
  expect(await refusalOf(decide(UPHOLD, tanaka))).toBe('appeal_over')
  expect(
    await testApp.app.storage
      .write((tx) => reverseDecision(tx, now(), 'tanaka', { decisionId, text: 'x', note: '' }))
      .catch(() => 'nothing left'),
  ).toBe('nothing left')
})

test('an appeal that is upheld leaves everything as it is, and the member is told', async () => {
  const { measureId } = await hidden()
  await appeal(measureId)
  expect((await server.send('GET', '/appeals/A-1', undefined)).status).toBe(404)
  await decide(UPHOLD)
  expect((await server.send('GET', '/appeals/A-1', undefined)).status).toBe(404)
  await stands()
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.visible).toBe(false)
  expect((await sent()).map(({ payload }) => JSON.parse(String(payload)))).toEqual([
    { type: 'appeal.upheld', timestamp: now(), data: { appealId: 'A-1', measureId, memberId: 'U-1' } },
  ])
  expect(await (await server.send('GET', '/appeals/A-1', undefined)).json()).toMatchObject({ text: UPHOLD.text })
})

test('whoever decided what is appealed against, auditors and admins do not decide the appeal, and a screen says so beforehand', async () => {
  const { measureId } = await hidden()
  await appeal(measureId)
  expect(await refusalOf(decide(GRANT, sato))).toBe('had_part')
  expect(await refusalOf(decide(GRANT, suzuki, 'A-none'))).toMatch(/Not Found/)
  for (const role of ['auditor', 'admin'] as const)
    expect(await refusalOf(decide(GRANT, person('ota', role)))).toBe('not_permitted')
  expect((await getAppeal(testApp.app, sato, 'A-1')).moves).toMatchObject({ grant: 'had_part', uphold: 'had_part' })
  expect((await getAppeal(testApp.app, suzuki, 'A-1')).moves).toMatchObject({ grant: null, uphold: null })
  expect(await refusalOf(decideAppeal(testApp.app, suzuki, { appealId: 'A-1', ...GRANT, text: ' ' }))).toBe(
    'text_required',
  )
  expect(await refusalOf(decideAppeal(testApp.app, suzuki, { appealId: 'A-1', ...GRANT, reason: '' }))).toBe(
    'reason_required',
  )
})

test('what was decided on an appeal can be taken back for ten seconds, by whoever decided it or a lead', async () => {
  const { measureId } = await hidden()
  await appeal(measureId)
  await decide(GRANT)
  const shown = (to: Staff) => getAppeal(testApp.app, to, 'A-1')
  expect(await shown(suzuki)).toMatchObject({ heldUntil: plusSeconds(now(), 10), moves: { undo: null } })
  expect(await refusalOf(decide(UPHOLD, tanaka))).toBe('appeal_over')
  expect(await refusalOf(undoAppeal(testApp.app, person('mori'), 'A-1'))).toBe('not_permitted')
  await undoAppeal(testApp.app, suzuki, 'A-1')
  expect(await shown(tanaka)).toMatchObject({ heldUntil: null, moves: { undo: 'already_undone' } })
  testApp.wait(60)
  expect(await finalizeAppeals(testApp.app)).toBe(0)
  expect((await listAppeals(testApp.app, 'open')).items).toMatchObject([{ id: 'A-1', state: 'open', outcome: null }])
  await decide(UPHOLD)
  testApp.wait(10)
  expect(await refusalOf(undoAppeal(testApp.app, suzuki, 'A-1'))).toBe('undo_window_over')
})

test.each(['ja', 'en'] as const)('an appeal outside the window is refused by name (%s), and kept', async (language) => {
  const { measureId } = await hidden()
  testApp.wait(30 * DAY - 10)
  expect((await appeal(measureId, { id: 'A-in-time' })).status).toBe(202)
  await decide(UPHOLD, suzuki, 'A-in-time')
  await stands()
  testApp.wait(1)
  const late = await appeal(measureId, {}, { 'accept-language': language, 'idempotency-key': 'k-1' })
  const words = { ja, en }[language].problems.appeal_too_late
  expect(late).toMatchObject({ status: 422, body: { code: 'appeal_too_late', message: words } })
  // the same again is answered the same
  expect(
    await appeal(
      measureId,
      { appealedAt: (await getAppeal(testApp.app, suzuki, 'A-1')).appealedAt },
      { 'accept-language': language },
    ),
  ).toEqual(late)
  const { items } = await listAppeals(testApp.app, 'refused')
  expect(items).toMatchObject([{ id: 'A-1', refusal: 'appeal_too_late', excerpt: bodyOf('').text }])
  const [entry] = await auditPage(testApp.db, { action: 'appeal.refused', limit: 9 })
  expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({ reason: 'appeal_too_late' })
  expect(await refusalOf(decide(GRANT))).toBe('appeal_over')
})

test('one appeal against a decision at a time; another is kept, and can come once the first is over', async () => {
  const { decisionId, measureId } = await hidden()
  const other = (await ledgerOf(testApp.db, 'U-1')).find(
    (entry) => entry.decisionId === decisionId && entry.id !== measureId,
  )
  await appeal(measureId)
  expect((await appeal(measureId)).status).toBe(202)
  const taken = await appeal(measureId, { text: '別の内容' })
  expect(taken.body).toMatchObject({ code: 'appeal_id_taken', errors: [{ path: 'id' }] })
  const second = await appeal(other?.id ?? '', { id: 'A-2' })
  expect(second).toMatchObject({ status: 422, body: { code: 'appeal_open', message: ja.problems.appeal_open } })
  expect(second.body).toMatchObject({ errors: [{ path: 'measureId' }] })
  expect((await listAppeals(testApp.app, 'refused')).items).toMatchObject([{ id: 'A-2', refusal: 'appeal_open' }])
  const both = await Promise.all(['A-3', 'A-4'].map((id) => appeal(measureId, { id })))
  expect(both.map(({ status }) => status)).toEqual([422, 422])
  await decide(UPHOLD)
  await stands()
  expect((await appeal(measureId, { id: 'A-5' })).status).toBe(202)
})

test('appeals that wait are listed oldest first, those that are over newest first', async () => {
  const list = async (which: 'open' | 'refused') => (await listAppeals(testApp.app, which)).items.map(({ id }) => id)
  const measures = [(await hidden()).measureId, (await hidden('J-2')).measureId]
  for (const [n, measureId] of measures.entries()) {
    await appeal(measureId, { id: `A-${n}` })
    await appeal(measureId, { id: `A-beside-${n}` })
    testApp.wait(60)
  }
  expect(await list('open')).toEqual(['A-0', 'A-1'])
  expect(await list('refused')).toEqual(['A-beside-1', 'A-beside-0'])
})

test('an appeal against what the desk does not know, what is another member’s, held or taken back, is refused and noted', async () => {
  // another decision about the same member stays, and is not what they appeal against
  await hidden('J-2')
  const { decisionId, measureId } = await hidden()
  const codes = [
    await appeal('00000000-0000-7000-8000-000000000000'),
    await appeal(measureId, { memberId: 'U-2', id: 'A-2' }),
  ]
  expect(codes.map(({ body }) => body.code)).toEqual(['unknown_measure', 'unknown_measure'])
  await testApp.app.storage.write((tx) =>
    reverseDecision(tx, now(), 'tanaka', { decisionId, text: '取り消しました。', note: '' }),
  )
  expect((await appeal(measureId, { id: 'A-3' })).body.code).toBe('nothing_to_appeal')
  const notes = await auditPage(testApp.db, { action: 'appeal.refused', limit: 9 })
  // the second against nothing is counted for the first
  expect(notes.map(({ subjectId }) => subjectId).sort()).toEqual(['A-1', 'A-3'])
})

test('what somebody else has taken back meanwhile is granted without taking anything back twice', async () => {
  const { decisionId, measureId } = await hidden()
  await appeal(measureId)
  await decide(GRANT)
  await testApp.app.storage.write((tx) =>
    reverseDecision(tx, now(), 'tanaka', { decisionId, text: '取り消しました。', note: '' }),
  )
  await stands()
  expect((await sent()).map(({ event }) => event).sort()).toEqual([
    'appeal.granted',
    'measure.reversed',
    'measure.reversed',
  ])
})

test('a member whose appeal waits is not erased; afterwards nothing of what they or the desk wrote is left', async () => {
  const { measureId } = await hidden()
  await appeal(measureId)
  const erase = () =>
    eraseMember(testApp.app, person('root', 'admin'), { memberId: 'U-1', reason: 'law', lastFour: 'U-1' })
  expect(await refusalOf(erase())).toBe('erase_case_unfinished')
  await decide(UPHOLD)
  await stands()
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  await erase()
  expect(await testApp.rawSql('SELECT text, letter, reason FROM appeals')).toEqual([
    { text: '', letter: '', reason: '' },
  ])
})

test('an appeal is due within the days the desk had set when it arrived, and is overdue from then on until it is decided', async () => {
  const { measureId } = await hidden()
  await appeal(measureId)
  const listed = async () => {
    const { items, overdue } = await listAppeals(testApp.app, 'open')
    return { due: items.map(({ dueAt }) => dueAt), overdue }
  }
  const dueAt = plusSeconds(now(), 7 * DAY)
  expect(await listed()).toEqual({ due: [dueAt], overdue: 0 })
  await changeLadderTerms(testApp.app, tanaka, { hidesPerStep: 5, correctionDays: 3, appealDueDays: 2 })
  testApp.wait(7 * DAY)
  expect(await listed()).toEqual({ due: [dueAt], overdue: 0 })
  testApp.wait(0.001)
  expect(await listed()).toEqual({ due: [dueAt], overdue: 1 })
  expect((await getAppeal(testApp.app, suzuki, 'A-1')).dueAt).toBe(dueAt)
  await decide(UPHOLD)
  expect(await listed()).toEqual({ due: [null], overdue: 0 })
})

test('an appeal from before the desk set a time is due by the days it has now', async () => {
  const { measureId } = await hidden()
  await appeal(measureId)
  await testApp.rawSql('UPDATE appeals SET due_at = NULL')
  const { items } = await listAppeals(testApp.app, 'open')
  expect(items[0]?.dueAt).toBe(plusSeconds(items[0]?.receivedAt ?? '', 7 * DAY))
  testApp.wait(7 * DAY + 1)
  expect((await listAppeals(testApp.app, 'open')).overdue).toBe(1)
})

test('an appeal about a text without a title is listed with the beginning of the text', async () => {
  await testApp.ingest(aMessage('M-1'))
  const [{ id: caseId } = {}] = await testApp.rawSql("SELECT id FROM cases WHERE target_id = 'M-1'")
  await claimCase(testApp.app, sato, String(caseId))
  await decideAs(testApp, sato, { caseId: String(caseId), choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await appeal((await ledgerOf(testApp.db, 'U-1'))[0]?.id ?? '')
  const { items } = await listAppeals(testApp.app, 'open')
  expect(items.map(({ against }) => against.title)).toEqual(['LINEのID: kantan_shigoto を追加してください。'])
})
