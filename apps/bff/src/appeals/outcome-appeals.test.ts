import { intake as en } from '@mimamori/copy/intake/en'
import { intake as ja } from '@mimamori/copy/intake/ja'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { saveDraft } from '../drafts/keep-drafts.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { listInbox } from '../inbox/list-inbox.ts'
import { overtakenApp } from '../testing/overtaken-app.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aMember, person, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { type ReminderSteps, reminderSteps } from '../testing/test-reminders.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { loadReminderCase } from '../workflows/load-reminder-case.ts'
import { agreeToAppeal, decideAppeal, undoAppeal } from './decide-appeal.ts'
import { finalizeAppeals } from './finalize-appeals.ts'
import { getAppeal, listAppeals } from './get-appeals.ts'

let server: TestServer
let testApp: TestApp
let at: ReminderSteps
beforeEach(async () => {
  server = await startTestServer()
  testApp = server.testApp
  at = reminderSteps(testApp)
  for (const each of [sato, suzuki, tanaka]) await storeAccount(testApp.app, { ...each, login: each.id, settled: true })
})
afterEach(() => server.close())

const DAY = 24 * 60 * 60
const UNDO_SECONDS = 10
const now = () => testApp.app.clock.now()
const GRANT = { outcome: 'granted', text: '結果を取り消しました。', reason: '期限内に連絡していた' } as const
const UPHOLD = { outcome: 'upheld', text: '結果は変わりません。', reason: '連絡の記録がない' } as const
const LARGE = { amountYen: 200_000, escrowedYen: 200_000 }

/** Sato pays ¥50,000 to U-2, who asked; that is final. */
async function decided() {
  await at.due()
  await at.decide(sato)
  testApp.wait(UNDO_SECONDS)
  await at.turn()
}

/** Sato pays ¥200,000, and tanaka agrees days later. */
async function decidedByTwo(days = 0) {
  await at.due({}, LARGE)
  await at.decide(sato, { amountYen: 200_000 })
  testApp.wait(days * DAY)
  await at.agree(tanaka)
  testApp.wait(UNDO_SECONDS)
  await at.turn()
}

/** U-1, the client who was silent, appeals. */
const bodyOf = (change: object = {}) => ({
  ...{ id: 'A-1', memberId: 'U-1', reminderId: 'R-1', text: '期限の前日に返信しています。', appealedAt: now() },
  ...change,
})
async function appeal(change: object = {}, headers: Record<string, string> = {}) {
  const answer = await server.send('POST', '/appeals', bodyOf(change), headers)
  return {
    status: answer.status,
    body: (await answer.json()) as { code?: string; message?: string; errors?: object[] },
  }
}
const decide = (choice: typeof GRANT | typeof UPHOLD, actor = suzuki, appealId = 'A-1') =>
  decideAppeal(testApp.app, actor, { appealId, ...choice })
const second = person('mori', 'approver')
const grantSeen = async () => ({
  appealId: 'A-1',
  decidedAt: (await getAppeal(testApp.app, suzuki, 'A-1')).decided?.at ?? '',
})
async function stands() {
  testApp.wait(UNDO_SECONDS)
  return await finalizeAppeals(testApp.app)
}
const fetched = async (path: string) => await (await server.send('GET', path, undefined)).json()
async function sent() {
  const rows = await testApp.rawSql(
    "SELECT payload FROM outbox WHERE event LIKE 'appeal.%' OR event = 'contact_reminder.reversed' ORDER BY id",
  )
  return rows.map(({ payload }) => JSON.parse(String(payload)))
}
const refused = async () => (await listAppeals(testApp.app, 'refused')).items.map(({ id, refusal }) => [id, refusal])

test('an appeal that is granted takes the outcome back, once it can no longer be undone, and both are told the marketplace', async () => {
  await decided()
  expect(await appeal()).toEqual({ status: 202, body: { id: 'A-1' } })
  await decide(GRANT)
  expect(await at.reminder()).toMatchObject({ reversedAt: null })
  expect(await sent()).toEqual([])
  expect(await stands()).toBe(1)
  expect(await at.reminder()).toMatchObject({ state: 'decided', outcome: 'payment_confirmed', reversedAt: now() })
  const [reversed, granted] = await sent()
  expect(reversed).toMatchObject({
    type: 'contact_reminder.reversed',
    data: { reminderId: 'R-1', contractId: 'C-1', outcome: 'payment_confirmed', appealId: 'A-1' },
  })
  const data = { appealId: 'A-1', measureId: null, reminderId: 'R-1', memberId: 'U-1' }
  expect(granted).toEqual({ type: 'appeal.granted', timestamp: now(), data })
  expect(await fetched('/appeals/A-1')).toMatchObject({
    ...{ id: 'A-1', measureId: null, reminderId: 'R-1', memberId: 'U-1' },
    ...{ outcome: 'granted', text: GRANT.text },
  })
  expect(await fetched('/contact-reminders/R-1')).toMatchObject({ decided: { reversedAt: now() } })
  expect(await getAppeal(testApp.app, sato, 'A-1')).toMatchObject({ state: 'granted', against: { reversedAt: now() } })
  // nothing is left that the other side could appeal against
  const other = await appeal({ id: 'A-2', memberId: 'U-2' })
  expect(other.body).toMatchObject({ code: 'nothing_to_appeal', errors: [{ path: 'reminderId' }] })
  expect(await refused()).toEqual([['A-2', 'nothing_to_appeal']])
})

test('an appeal that is upheld leaves the outcome as it is, and the other side can appeal then', async () => {
  await decided()
  await appeal()
  await decide(UPHOLD)
  expect((await server.send('GET', '/appeals/A-1', undefined)).status).toBe(404)
  await stands()
  expect(await at.reminder()).toMatchObject({ reversedAt: null })
  expect((await sent()).map(({ type }) => type)).toEqual(['appeal.upheld'])
  expect((await appeal({ id: 'A-2', memberId: 'U-2' })).status).toBe(202)
  await decide(GRANT, suzuki, 'A-2')
  await stands()
  expect(await at.reminder()).toMatchObject({ reversedAt: now() })
})

test('the appeals screen says what the outcome was, for which side, with both letters and who had part', async () => {
  await decidedByTwo()
  await appeal()
  const { reason, letters, ...outcome } = await at
    .reminder()
    .then(({ reason: why, letterAsking: asking, letterSilent: silent, caseId }) => ({
      ...{ reason: why, letters: { asking, silent }, caseId },
    }))
  const listed = {
    ...{ kind: 'reminder', title: 'ロゴの制作', reminderId: 'R-1', by: 'sato', agreedBy: 'tanaka' },
    ...{ side: 'client', requestedBy: 'freelancer', reversedAt: null, case: { id: outcome.caseId } },
    outcome: { outcome: 'payment_confirmed', amountYen: 200_000, negativeRating: true },
  }
  expect((await listAppeals(testApp.app, 'open')).items).toMatchObject([{ id: 'A-1', against: listed }])
  const { against, moves } = await getAppeal(testApp.app, suzuki, 'A-1')
  expect(against).toMatchObject({ ...listed, letters, note: reason })
  expect(moves).toMatchObject({ grant: null, uphold: null })
})

test('whoever chose the outcome, and whoever agreed to it, do not decide the appeal; both are told how it ended', async () => {
  await decidedByTwo()
  await appeal()
  expect(await refusalOf(decide(GRANT, sato))).toBe('had_part')
  expect(await refusalOf(decide(UPHOLD, tanaka))).toBe('had_part')
  expect((await getAppeal(testApp.app, tanaka, 'A-1')).moves).toMatchObject({ grant: 'had_part', uphold: 'had_part' })
  await storeAccount(testApp.app, { ...second, login: second.id, settled: true })
  await decide(GRANT)
  await agreeToAppeal(testApp.app, second, await grantSeen())
  await stands()
  const { caseId } = await at.reminder()
  for (const { id: staffId } of [sato, tanaka]) {
    const { entries } = await listInbox(testApp.db, { staffId, now: now() }, { unread: true, limit: 9 })
    expect(entries.slice(0, 1)).toMatchObject([{ kind: 'appeal_granted', by: 'suzuki', caseId, appealId: 'A-1' }])
  }
})

test('what was decided on such an appeal can be undone, and takes nothing back then', async () => {
  await decided()
  await appeal()
  await decide(GRANT)
  await undoAppeal(testApp.app, suzuki, 'A-1')
  expect(await stands()).toBe(0)
  expect(await at.reminder()).toMatchObject({ reversedAt: null })
  expect((await listAppeals(testApp.app, 'open')).items).toMatchObject([{ id: 'A-1', state: 'open' }])
})

test('an outcome that is reversed already is not reversed twice, and the granted appeal stands', async () => {
  await decided()
  await appeal()
  await decide(GRANT)
  const earlier = '2026-12-02T00:00:00.000Z'
  await testApp.rawSql(`UPDATE contact_reminders SET reversed_at = '${earlier}'`)
  await stands()
  expect(await at.reminder()).toMatchObject({ reversedAt: earlier })
  expect((await sent()).map(({ type }) => type)).toEqual(['appeal.granted'])
  expect(await fetched('/appeals/A-1')).toMatchObject({ outcome: 'granted' })
})

test('nothing can be appealed before an outcome is final, nor by anybody who is no side of the contract', async () => {
  const code = async (change: object = {}) => (await appeal(change)).body
  expect(await code()).toMatchObject({ code: 'unknown_reminder', errors: [{ path: 'reminderId' }] })
  await at.due()
  expect(await code()).toMatchObject({ code: 'nothing_to_appeal', errors: [{ path: 'reminderId' }] })
  await at.decide(sato)
  expect(await code()).toMatchObject({ code: 'nothing_to_appeal' })
  testApp.wait(UNDO_SECONDS)
  await at.turn()
  expect(await code({ memberId: 'U-3' })).toMatchObject({
    ...{ code: 'unknown_reminder', message: ja.problems.unknown_reminder },
  })
  // what no outcome is known of is only logged, and of those alike the first
  expect(await refused()).toEqual([])
  const notes = await auditPage(testApp.db, { action: 'appeal.refused', limit: 9 })
  expect(notes.map(({ detail }) => JSON.parse(detail).reason)).toEqual([
    'unknown_reminder',
    'nothing_to_appeal',
    'unknown_reminder',
  ])
  expect((await appeal()).status).toBe(202)
})

test('each side has one appeal against an outcome at a time; another is kept with its refusal', async () => {
  await decided()
  const both = await Promise.all([appeal(), appeal({ id: 'A-2', memberId: 'U-2' })])
  expect(both.map(({ status }) => status)).toEqual([202, 202])
  const second = await appeal({ id: 'A-3' })
  expect(second).toMatchObject({ status: 422, body: { code: 'appeal_open', errors: [{ path: 'reminderId' }] } })
  expect(await refused()).toEqual([['A-3', 'appeal_open']])
  const { appealedAt, memberId } = await getAppeal(testApp.app, suzuki, 'A-1')
  const taken = { id: 'A-1', memberId }
  // the same again is the same appeal; another text under its id is not
  expect((await appeal({ ...taken, appealedAt })).status).toBe(202)
  expect((await appeal({ ...taken, appealedAt, text: '別の内容' })).body).toMatchObject({ code: 'appeal_id_taken' })
  expect((await appeal({ ...taken, appealedAt, reminderId: 'R-2' })).body).toMatchObject({ code: 'appeal_id_taken' })
})

test('the days to appeal count from the second person, of an outcome that takes two', async () => {
  await decidedByTwo(20)
  testApp.wait(30 * DAY - UNDO_SECONDS + 0.001)
  const late = await appeal({}, { 'accept-language': 'en' })
  expect(late).toMatchObject({ status: 422, body: { code: 'appeal_too_late', message: en.problems.appeal_too_late } })
  expect(late.body).toMatchObject({ errors: [{ path: 'appealedAt' }] })
  expect(await refused()).toEqual([['A-1', 'appeal_too_late']])
  expect((await appeal({ id: 'A-2', appealedAt: new Date(Date.parse(now()) - 1).toISOString() })).status).toBe(202)
})

test('an appeal is against a measure or against an outcome, never both or neither', async () => {
  const refusalBy = async (change: object) => (await appeal(change)).body
  expect(await refusalBy({ reminderId: undefined })).toMatchObject({
    ...{ code: 'invalid_request', errors: [{ path: 'measureId', got: 'nothing' }] },
  })
  expect(await refusalBy({ measureId: '0'.repeat(36) })).toMatchObject({
    ...{ code: 'invalid_request', errors: [{ path: 'reminderId', expected: 'no such key' }] },
  })
})

test('the case of a reminder says who appealed against its outcome, and how that ended', async () => {
  await decided()
  const shown = async () => (await loadReminderCase(testApp.app, suzuki, await at.caseOf())).reminder
  expect(await shown()).toMatchObject({ appeals: [], reversedAt: null })
  await appeal()
  const appealedAt = now()
  await appeal({ id: 'A-beside' })
  expect((await shown()).appeals).toEqual([{ id: 'A-1', state: 'open', by: 'client', appealedAt }])
  await decide(UPHOLD)
  await stands()
  await appeal({ id: 'A-2', memberId: 'U-2' })
  await decide(GRANT, suzuki, 'A-2')
  await stands()
  const after = await shown()
  expect(after).toMatchObject({
    reversedAt: now(),
    timeline: expect.arrayContaining([expect.objectContaining({ what: 'reversed' })]),
  })
  expect(after.appeals).toMatchObject([
    { id: 'A-1', state: 'upheld', by: 'client' },
    { id: 'A-2', state: 'granted', by: 'freelancer' },
  ])
})

test('the draft of an answer to such an appeal belongs to the case of the reminder', async () => {
  await decided()
  await appeal()
  const answer = { outcome: 'upheld', granted: null, upheld: '結果は変わりません。', reason: '' } as const
  const content = { kind: 'appeal', answer } as const
  await saveDraft(testApp.app, suzuki, { subjectId: 'A-1', authorId: suzuki.id, over: null, content })
  const { caseId } = await at.reminder()
  expect(await testApp.rawSql('SELECT case_id FROM drafts')).toEqual([{ case_id: caseId }])
})

test('a member is not erased while the other side appeals against their outcome, whose letter would go with them', async () => {
  await testApp.ingest(aMember('U-2'))
  await decided()
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  await appeal()
  await decide(GRANT)
  const erase = () =>
    eraseMember(testApp.app, person('root', 'admin'), { memberId: 'U-2', reason: 'law', lastFour: 'U-2' })
  expect(await refusalOf(erase())).toBe('erase_case_unfinished')
  await stands()
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  await erase()
})

test('a member whose appeal waits is not erased; afterwards nothing of what they or the desk wrote of it is left', async () => {
  await testApp.ingest(aMember('U-1'))
  await decided()
  await appeal()
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

test('an appeal that was decided anew while it was looked for stays until its own window is over', async () => {
  await decided()
  await appeal()
  await decide(GRANT)
  testApp.wait(UNDO_SECONDS)
  const later = new Date(Date.parse(now()) + 5_000).toISOString()
  await finalizeAppeals(overtakenApp(testApp.app, () => testApp.rawSql(`UPDATE appeals SET held_until = '${later}'`)))
  expect((await getAppeal(testApp.app, suzuki, 'A-1')).state).toBe('held')
  testApp.wait(5)
  await finalizeAppeals(testApp.app)
  expect((await getAppeal(testApp.app, suzuki, 'A-1')).state).toBe('granted')
})

test('money that two people moved goes back when two others agree that the appeal is granted, and not before', async () => {
  await storeAccount(testApp.app, { ...second, login: second.id, settled: true })
  await decidedByTwo()
  await appeal()
  expect(await decide(GRANT)).toEqual({ heldUntil: null })
  testApp.wait(DAY)
  expect(await stands()).toBe(0)
  const refusedFor = async (who: typeof suzuki) => await refusalOf(agreeToAppeal(testApp.app, who, await grantSeen()))
  expect([await refusedFor(suzuki), await refusedFor(tanaka)]).toEqual(['own_proposal', 'had_part'])
  expect(await getAppeal(testApp.app, second, 'A-1')).toMatchObject({
    state: 'held',
    heldUntil: null,
    moves: { agree: null },
  })
  expect(await refusalOf(agreeToAppeal(testApp.app, second, { appealId: 'A-1', decidedAt: now() }))).toBe(
    'not_proposed',
  )
  await agreeToAppeal(testApp.app, second, await grantSeen())
  expect(await at.reminder()).toMatchObject({ reversedAt: null })
  expect(await stands()).toBe(1)
  expect(await at.reminder()).toMatchObject({ reversedAt: now() })
  expect(await getAppeal(testApp.app, suzuki, 'A-1')).toMatchObject({ state: 'granted', decided: { agreedBy: 'mori' } })
})

test('a granted appeal that waits for a second person is taken back by who granted it or a lead, and upheld by one', async () => {
  await decidedByTwo()
  await appeal()
  await decide(GRANT)
  testApp.wait(DAY)
  await undoAppeal(testApp.app, suzuki, 'A-1')
  await decide(GRANT)
  await undoAppeal(testApp.app, tanaka, 'A-1')
  expect(await getAppeal(testApp.app, suzuki, 'A-1')).toMatchObject({
    state: 'open',
    decided: null,
    grantTakesTwo: true,
  })
  await decide(UPHOLD)
  expect(await stands()).toBe(1)
  expect(await at.reminder()).toMatchObject({ reversedAt: null })
})

test('money that one person moved goes back by one, unless it is above the limit by now', async () => {
  await decided()
  await appeal()
  expect(await getAppeal(testApp.app, suzuki, 'A-1')).toMatchObject({ grantTakesTwo: false })
  await testApp.rawSql(
    `INSERT INTO desk_settings (name, value, changed_at, changed_by) VALUES ('contact_reminders', '{"twoPeopleAboveYen":49999}', '2026-12-01', 'tanaka')`,
  )
  expect(await decide(GRANT)).toEqual({ heldUntil: null })
})

test('the database takes back no money that two people moved without a second person', async () => {
  await decidedByTwo()
  await appeal()
  await decide(GRANT)
  await expect(testApp.rawSql(`UPDATE contact_reminders SET reversed_at = '${now()}'`)).rejects.toThrow()
})
