import { hash } from 'node:crypto'
import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { noticeById, noticeSettings } from '@mimamori/storage/notices/notice-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signAuditHead } from '../audit/sign-audit-head.ts'
import { verifyAuditLog } from '../audit/verify-audit-log.ts'
import { getNoticeText } from '../intake/get-notice-text.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { aNoticeText, noticeSteps, noticeTextWith } from '../testing/test-notices.ts'
import { listNotices } from './get-notice.ts'
import { changeNoticeSettings } from './notice-procedures.ts'

const NOVEMBER = '2026-11'
const DECEMBER = '2026-12'
/** from START past the last day of November, Japan time */
const TO_DECEMBER = 7 * 86_400
const ADMIN = person('admin', 'admin')

let testApp: TestApp
let months: ReturnType<typeof closingSteps>
let at: ReturnType<typeof noticeSteps>
let ueno: Staff
let mori: Staff
let kato: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  months = closingSteps(testApp)
  at = noticeSteps(testApp)
  ueno = await months.aLead('ueno')
  mori = await months.aLead('mori')
  kato = await months.aLead('kato')
  await changeNoticeSettings(testApp.app, ADMIN, { ...DEFAULT_NOTICE_SETTINGS, below: 0 })
})
afterEach(() => testApp.close())

const close = async (why = '') => await months.approveAs(mori, await months.proposeAs(ueno, NOVEMBER, why))

/** November, with jobs confirmed in it, is closed, and it is December. */
async function closedWith(...jobs: string[]) {
  for (const each of jobs) await months.confirmed(each)
  testApp.wait(TO_DECEMBER)
  await close()
}

async function published() {
  const id = await at.requestedBy(ueno, DECEMBER)
  await at.approveAs(mori, id, 2)
  return id
}

const shownIn = async (id: string) => (await at.viewFor(ueno, id)).figures
const outcome = async (done: Promise<unknown>) => await refusalOf(done)

test('a notice written by one lead and approved by another is published with the figures of the closed month', async () => {
  await closedWith('J-1', 'J-2')
  const id = await published()
  const { state, figures, published: by, documents, intact, hash: said, newer } = await at.viewFor(ueno, id)
  expect({ state, intact, newer }).toEqual({ state: 'published', intact: true, newer: null })
  expect(by).toMatchObject({ by: { alias: 'mori' }, revision: 1 })
  expect(figures).toMatchObject({ month: NOVEMBER, revision: 1, total: 2 })
  expect(documents.map(({ language, title }) => [language, title])).toEqual([['ja', '2026年12月度 委員会のお知らせ']])
  expect(documents[0]?.html).toContain('2026年11月は2件でした。')
  const issue = { figures, documents }
  expect(hash('sha256', canonicalJson(issue))).toBe(said)
  const log = (await auditPage(testApp.db, { subjectId: id, limit: 10 })).map(({ action }) => action)
  expect(log).toEqual(['notice.published', 'notice.requested', 'notice.saved', 'notice.begun'])
})

test('the marketplace is told by ids, and fetches the documents and the figures; a draft it cannot', async () => {
  await closedWith('J-1')
  const draft = await at.requestedBy(ueno, DECEMBER, aNoticeText, aNoticeText)
  expect(await getNoticeText(testApp.db, { id: draft })).toBe(null)
  await at.approveAs(mori, draft, 2)
  const [event] = await testApp.rawSql("SELECT payload FROM outbox WHERE event = 'notice.published'")
  expect(JSON.parse(String(event?.payload))).toEqual({
    type: 'notice.published',
    timestamp: testApp.app.clock.now(),
    data: { noticeId: draft, month: DECEMBER, version: 1, languages: ['ja', 'en'] },
  })
  const text = await getNoticeText(testApp.db, { id: draft })
  expect(text).toMatchObject({ month: DECEMBER, version: 1, figures: { month: NOVEMBER, revision: 1, total: 1 } })
  expect(text?.documents.map(({ language }) => language)).toEqual(['ja', 'en'])
  const english = await getNoticeText(testApp.db, { id: draft, lang: 'en', format: 'markdown' })
  expect(english?.documents).toMatchObject([{ language: 'en', html: null }])
  expect(english?.documents[0]?.markdown).toContain('| Direct dealing | 1 job | – |')
})

test('a month that is not closed is not published, however far its notice has come', async () => {
  await months.confirmed('J-1')
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1)
  expect(await shownIn(id)).toBe(null)
  expect(await outcome(at.requestAs(ueno, id, 2))).toBe('month_not_closed')
  testApp.wait(TO_DECEMBER)
  const proposed = await months.proposeAs(ueno, NOVEMBER)
  expect(await outcome(at.requestAs(ueno, id, 2))).toBe('month_not_closed')
  await months.approveAs(mori, proposed)
  expect(await outcome(at.requestAs(ueno, id, 2))).toBe('was allowed')
})

test('the second person is another lead, sees the words and the figures that go out, and nobody is passed over', async () => {
  await closedWith('J-1')
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1)
  expect(await outcome(at.approveAs(mori, id, 2))).toBe('not_requested')
  await at.requestAs(ueno, id, 2)
  expect(await outcome(at.approveAs(ueno, id, 2))).toBe('own_text')
  expect(await outcome(at.approveAs(person('somebody', 'moderator'), id, 2))).toBe('not_permitted')
  expect(await outcome(at.approveAs(mori, id, 1))).toBe('notice_edited')
  expect(await outcome(at.approveAs(mori, id, 2, 2))).toBe('month_revised')
  expect((await at.viewFor(ueno, id)).moves).toMatchObject({ save: null, approve: 'own_text', refuse: null })
  expect((await at.viewFor(mori, id)).moves).toMatchObject({ approve: null, request: 'already_requested' })
  await testApp.rawSql(`UPDATE staff SET disabled_at = '${testApp.app.clock.now()}' WHERE id = '${ueno.id}'`)
  expect(await outcome(at.approveAs(mori, id, 2))).toBe('author_gone')
})

test('an edit after the request makes it a draft again, and its editor no second person', async () => {
  await closedWith('J-1')
  const id = await at.requestedBy(ueno, DECEMBER)
  await at.saveAs(mori, id, 2, noticeTextWith({ faq: '変えました' }))
  expect(await at.viewFor(mori, id)).toMatchObject({ state: 'draft', edit: 3, edited: { by: { alias: 'mori' } } })
  expect(await outcome(at.approveAs(kato, id, 2))).toBe('notice_edited')
  await at.requestAs(mori, id, 3)
  expect(await outcome(at.approveAs(mori, id, 3))).toBe('own_text')
  expect(await outcome(at.approveAs(ueno, id, 3))).toBe('was allowed')
})

test('a refusal says why and makes it a draft again', async () => {
  await closedWith('J-1')
  const id = await at.requestedBy(ueno, DECEMBER)
  expect(await outcome(at.refuseAs(mori, id, 2, ' '))).toBe('reason_required')
  await at.refuseAs(mori, id, 2, ' トピックスを短くしてください ')
  expect(await at.viewFor(ueno, id)).toMatchObject({
    state: 'draft',
    requested: null,
    refused: { by: { alias: 'mori' }, reason: 'トピックスを短くしてください' },
    moves: { request: null },
  })
})

test('nobody saves over somebody else: the answer is what is there now', async () => {
  await closedWith('J-1')
  const id = await at.beginAs(ueno, DECEMBER)
  const mine = noticeTextWith({ faq: 'わたしの' })
  expect(await at.saveAs(mori, id, 1, mine)).toMatchObject({ ok: true, edit: 2 })
  expect(await at.saveAs(ueno, id, 1)).toMatchObject({ ok: false, now: { edit: 2, texts: { ja: mine } } })
  expect((await noticeById(testApp.db, id))?.texts.ja).toEqual(mine)
})

test('a text with a typed figure, an unknown placeholder or nothing in a section waits for its writer', async () => {
  await closedWith('J-1')
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1, noticeTextWith({ topics: '違反は12件でした。' }))
  const { flaws, moves } = await at.viewFor(ueno, id)
  expect(flaws).toEqual([{ language: 'ja', part: 'text', section: 'topics', flaw: 'figure_typed', what: '12件' }])
  expect(moves.request).toBe('text_flawed')
  expect(await outcome(at.requestAs(ueno, id, 2))).toBe('text_flawed')
})

test('two leads who approve at once publish it once, and of an edit and an approval one is first', async () => {
  await closedWith('J-1')
  const id = await at.requestedBy(ueno, DECEMBER)
  const both = await Promise.all([outcome(at.approveAs(mori, id, 2)), outcome(at.approveAs(kato, id, 2))])
  expect(both.sort()).toEqual(['notice_published', 'was allowed'])
  expect(await testApp.rawSql("SELECT id FROM outbox WHERE event = 'notice.published'")).toHaveLength(1)

  const correction = '文面を直しました。'
  const again = await at.requestedBy(ueno, DECEMBER, noticeTextWith({}, { correction }))
  const saved = at.saveAs(kato, again, 2, noticeTextWith({ faq: '最後の変更' }, { correction })).then(
    ({ ok }) => (ok ? 'was allowed' : 'notice_edited'),
    (fault) => outcome(Promise.reject(fault)),
  )
  const [approval, edit] = await Promise.all([outcome(at.approveAs(mori, again, 2)), saved])
  const after = await at.viewFor(ueno, again)
  if (approval === 'was allowed') expect([edit, after.state]).toEqual(['notice_published', 'published'])
  else expect([approval, edit, after.state]).toEqual(['notice_edited', 'was allowed', 'draft'])
})

test('a later revision changes nothing that was published, is said to leads, and goes out as the next version', async () => {
  await closedWith('J-1', 'J-2')
  const first = await published()
  await months.reversed('J-1')
  await close('異議申立てが認容されたため')
  expect(await at.viewFor(ueno, first)).toMatchObject({
    figures: { revision: 1, total: 2 },
    newer: 2,
    moves: { reissue: null },
  })
  const second = await at.beginAs(ueno, DECEMBER)
  expect(await outcome(at.beginAs(mori, DECEMBER))).toBe('notice_open')
  await at.saveAs(ueno, second, 1, noticeTextWith({}, { correction: '認めた異議申立てを反映しました。' }))
  await at.requestAs(ueno, second, 2)
  expect(await outcome(at.approveAs(mori, second, 2, 1))).toBe('month_revised')
  await at.approveAs(mori, second, 2, 2)
  expect(await at.viewFor(ueno, second)).toMatchObject({ version: 2, figures: { revision: 2, total: 1 }, newer: null })
  expect((await at.viewFor(ueno, first)).versions.map(({ version, state }) => [version, state])).toEqual([
    [2, 'published'],
    [1, 'published'],
  ])
  expect((await getNoticeText(testApp.db, { id: first }))?.figures.total).toBe(2)
})

test('a count below what the desk has set is not told, in no format', async () => {
  await changeNoticeSettings(testApp.app, ADMIN, { ...DEFAULT_NOTICE_SETTINGS, below: 3 })
  // hidden below two, a count could only be one
  expect(await outcome(changeNoticeSettings(testApp.app, ADMIN, { ...DEFAULT_NOTICE_SETTINGS, below: 2 }))).toBe(
    'setting_out_of_range',
  )
  expect(await noticeSettings(testApp.db)).toEqual({ ...DEFAULT_NOTICE_SETTINGS, below: 3 })
  await closedWith('J-1', 'J-2')
  const text = await getNoticeText(testApp.db, { id: await published() })
  expect(text?.figures).toMatchObject({ below: 3, pooled: null, total: null })
  expect(text?.figures.rows.find(({ category }) => category === 'direct_deal')).toMatchObject({
    n: null,
    percent: null,
  })
  expect(text?.documents[0]?.html).toContain('3件未満')
  expect(text?.documents[0]?.html).not.toContain('2件')
  expect(text?.documents[0]?.markdown).not.toContain('2件')
})

test('which small counts are hidden is what the approver saw: a limit changed meanwhile keeps it from being published', async () => {
  await changeNoticeSettings(testApp.app, ADMIN, { ...DEFAULT_NOTICE_SETTINGS, below: 3 })
  await closedWith('J-1', 'J-2')
  const id = await at.requestedBy(ueno, DECEMBER)
  const { below } = (await at.viewFor(mori, id)).figures ?? {}
  await changeNoticeSettings(testApp.app, ADMIN, { ...DEFAULT_NOTICE_SETTINGS, below: 0 })
  expect(await outcome(at.approveAs(mori, id, 2, 1, below))).toBe('limit_changed')
  expect(await at.viewFor(mori, id)).toMatchObject({ state: 'requested', figures: { below: 0, total: 2 } })
  await at.approveAs(mori, id, 2, 1, 0)
  expect((await getNoticeText(testApp.db, { id }))?.figures).toMatchObject({ below: 0, total: 2 })
})

test('a draft is discarded with its words, the log says who did so, and the month begins anew', async () => {
  await closedWith('J-1')
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1)
  expect(await outcome(at.discardAs(person('somebody', 'moderator'), id, 2))).toBe('not_permitted')
  expect(await outcome(at.discardAs(mori, id, 1))).toBe('notice_edited')
  expect(await at.discardAs(mori, id, 2)).toEqual({ month: DECEMBER, version: 1 })
  expect(await noticeById(testApp.db, id)).toBe(null)
  const [last, saved] = await auditPage(testApp.db, { subjectId: id, limit: 10 })
  expect(last).toMatchObject({ action: 'notice.discarded', actorId: mori.id })
  const { hash: words } = JSON.parse(saved?.detail ?? '')
  expect(JSON.parse(last?.detail ?? '')).toEqual({ noticeMonth: DECEMBER, version: 1, edit: 2, hash: words })
  const { notices, toBegin } = await listNotices(testApp.app, ueno)
  expect([notices, toBegin.map(({ month, why }) => [month, why])]).toEqual([
    [],
    [
      ['2027-01', null],
      [DECEMBER, null],
    ],
  ])
  expect(await noticeById(testApp.db, await published())).toMatchObject({ month: DECEMBER, version: 1 })
  await signAuditHead(testApp.app, 'system', 'asked')
  expect(await verifyAuditLog(testApp.app)).toMatchObject({ ok: true })
})

test('what waits for approval or is published is not discarded, and neither is what is out under a later draft', async () => {
  await closedWith('J-1')
  const first = await at.requestedBy(ueno, DECEMBER)
  expect(await outcome(at.discardAs(ueno, first, 2))).toBe('notice_requested')
  expect((await at.viewFor(ueno, first)).moves.discard).toBe('notice_requested')
  await at.approveAs(mori, first, 2)
  expect(await outcome(at.discardAs(ueno, first, 2))).toBe('notice_published')
  const next = await at.beginAs(ueno, DECEMBER)
  expect((await at.viewFor(ueno, next)).moves.discard).toBe(null)
  expect(await at.discardAs(ueno, next, 1)).toMatchObject({ version: 2 })
  expect(await at.viewFor(ueno, first)).toMatchObject({
    state: 'published',
    versions: [{ id: first }],
    moves: { reissue: null },
  })
  expect(await getNoticeText(testApp.db, { id: first })).toMatchObject({ version: 1 })
})

test('of a request and a discarding at once one is first, and nobody asks for what is gone', async () => {
  await closedWith('J-1')
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1)
  const [discarded, asked] = await Promise.all([outcome(at.discardAs(mori, id, 2)), outcome(at.requestAs(ueno, id, 2))])
  const after = await noticeById(testApp.db, id)
  if (discarded === 'was allowed') expect([asked, after]).toEqual(['Error: Not Found', null])
  else expect([discarded, asked, after?.state]).toEqual(['notice_requested', 'was allowed', 'requested'])
})

test('the list says how each notice stands and which months have none', async () => {
  await closedWith('J-1')
  expect((await listNotices(testApp.app, ueno)).toBegin).toEqual([
    { month: '2027-01', figuresMonth: DECEMBER, closed: false, why: null },
    { month: DECEMBER, figuresMonth: NOVEMBER, closed: true, why: null },
  ])
  await published()
  const { notices, toBegin } = await listNotices(testApp.app, person('auditor', 'auditor'))
  expect(toBegin).toMatchObject([{ month: '2027-01', why: 'not_permitted' }])
  expect(notices).toMatchObject([{ month: DECEMBER, version: 1, state: 'published', newer: null }])
})

test('a published notice whose month was closed anew says so, also while its correction is a draft', async () => {
  await closedWith('J-1')
  const id = await published()
  await months.reversed('J-1')
  await close('一件を取り消したため')
  const newerOf = async () => (await listNotices(testApp.app, ueno)).notices.find((each) => each.id === id)?.newer
  expect(await newerOf()).toBe(2)
  await at.beginAs(ueno, DECEMBER)
  expect(await newerOf()).toBe(2)
})

test('a missing notice can be begun for the closed months of a quarter, and for none before', async () => {
  await closedWith('J-1')
  for (const month of ['2026-08', '2026-09']) await months.approveAs(mori, await months.proposeAs(ueno, month))
  const { toBegin } = await listNotices(testApp.app, ueno)
  expect(toBegin.map(({ figuresMonth }) => figuresMonth)).toEqual([DECEMBER, NOVEMBER, '2026-09'])
})
