import { template } from '@mimamori/copy/notices/template.ja'
import type { FormerNoticeTexts } from '@mimamori/policy/notices/former-notice-texts'
import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { noticeById } from '@mimamori/storage/notices/notice-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { aNoticeText, noticeSteps, noticeTextWith } from '../testing/test-notices.ts'
import { changeNoticeSettings } from './notice-procedures.ts'

const [NOVEMBER, DECEMBER, JANUARY, FEBRUARY] = ['2026-11', '2026-12', '2027-01', '2027-02']
/** from START past the last day of November, Japan time */
const TO_DECEMBER = 7 * 86_400
const MONTH_SECONDS = 31 * 86_400

let testApp: TestApp
let months: ReturnType<typeof closingSteps>
let at: ReturnType<typeof noticeSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  months = closingSteps(testApp)
  at = noticeSteps(testApp)
  ueno = await months.aLead('ueno')
  mori = await months.aLead('mori')
  const settings = { ...DEFAULT_NOTICE_SETTINGS, below: 0, address: 'https://info.example/notices/{id}' }
  await changeNoticeSettings(testApp.app, person('admin', 'admin'), settings)
  await months.confirmed('J-1')
  await months.confirmed('J-2')
  testApp.wait(TO_DECEMBER)
  await close(NOVEMBER)
})
afterEach(() => testApp.close())

const close = async (month: string, why = '') => await months.approveAs(mori, await months.proposeAs(ueno, month, why))

/** The notice of a month, written by one lead and published by another. */
async function published(month: string, ja = aNoticeText, en: typeof aNoticeText | null = null, revision = 1) {
  const id = await at.requestedBy(ueno, month, ja, en)
  await at.approveAs(mori, id, 2, revision)
  return id
}
const textsOf = async (id: string) => (await at.viewFor(ueno, id)).texts

test('the first notice of a desk begins with the template, and links to none before it', async () => {
  const { texts, flaws, basis } = await at.viewFor(ueno, await at.beginAs(ueno, DECEMBER))
  expect(texts.en).toBe(null)
  expect(texts.chart).toBe('pie')
  expect(texts.ja.sections).toEqual(template.sections)
  expect(basis.previous).toBe(false)
  expect(
    flaws.map(({ flaw }) => flaw),
    'but for what only its writer knows',
  ).toEqual(['placeholder_unknown'])
})

test('the next month begins with the last notice in both languages, and links to its newest version', async () => {
  const own = { ...aNoticeText, title: '{{notice_month}} 委員会だより', correction: '' }
  const english = { ...own, title: 'Our notice, {{notice_month}}', opening: 'Hello.' }
  await published(DECEMBER, own, english)
  const corrected = await published(
    DECEMBER,
    { ...own, correction: '文面を直しました' },
    { ...english, correction: 'Words' },
  )
  testApp.wait(MONTH_SECONDS)
  await close(DECEMBER)
  const id = await at.beginAs(mori, JANUARY)
  const { texts } = await at.viewFor(mori, id)
  expect([texts.ja.title, texts.en?.title, texts.en?.opening]).toEqual([
    own.title,
    english.title,
    'Hello.\n\n{{previous}}',
  ])
  expect([texts.ja.correction, texts.en?.correction]).toEqual(['', ''])
  expect(texts.ja.sections.map(({ id: section }) => section)).toEqual(own.sections.map(({ id: section }) => section))
  expect(texts.ja.sections[0]?.text).toBe(template.sections[0]?.text)
  const [japanese] = (await at.viewFor(mori, id)).documents
  expect(japanese?.html).toContain(`<a href="https://info.example/notices/${corrected}">2026年12月 委員会だより</a>`)
  expect(japanese?.markdown).toContain(`[2026年12月 委員会だより](https://info.example/notices/${corrected})`)
})

test('a notice links to the one of the latest earlier month', async () => {
  await published(DECEMBER)
  testApp.wait(MONTH_SECONDS)
  await close(DECEMBER)
  const january = await published(JANUARY, { ...aNoticeText, opening: '{{previous}}' })
  testApp.wait(MONTH_SECONDS)
  const february = await at.beginAs(ueno, FEBRUARY)
  expect((await at.viewFor(ueno, february)).documents[0]?.html).toContain(`/notices/${january}"`)
})

test('a version that corrects another says so: without a note it is not published, and readers see the note first', async () => {
  const first = await published(DECEMBER)
  await months.reversed('J-1')
  await close(NOVEMBER, '異議申立てが認容されたため')
  const second = await at.beginAs(ueno, DECEMBER)
  expect((await at.viewFor(ueno, second)).flaws).toEqual([
    { language: 'ja', part: 'correction', section: null, flaw: 'correction_missing', what: '' },
  ])
  await at.saveAs(ueno, second, 1)
  expect(await refusalOf(at.requestAs(ueno, second, 2))).toBe('text_flawed')
  const correction = '1件の判断を取り消したため、2件から{{total}}に訂正しました。'
  await at.saveAs(ueno, second, 2, { ...aNoticeText, correction }, { ...aNoticeText, correction: 'Now {{total}}.' })
  await at.requestAs(ueno, second, 3)
  await at.approveAs(mori, second, 3, 2)
  const { documents, version, correction: shown } = await at.viewFor(mori, second)
  expect(version).toBe(2)
  expect(shown, 'its page says what readers see').toEqual({
    ja: '1件の判断を取り消したため、2件から1件に訂正しました。',
    en: 'Now 1 job.',
  })
  expect((await at.viewFor(mori, first)).correction).toEqual({ ja: '', en: '' })
  const [japanese, english] = documents
  expect(japanese?.html).toMatch(
    /<h1>.*<\/h1>\n<p class="date">公開日 2026年12月1日（第2版）<\/p>\n<aside class="correction" aria-label="訂正"><p><strong>2026年12月1日に公開した第1版を訂正しました。<\/strong><\/p><p>1件の判断を取り消したため、2件から1件に訂正しました。<\/p>/,
  )
  expect(japanese?.markdown).toContain(
    '**2026年12月1日に公開した第1版を訂正しました。**\n\n1件の判断を取り消したため、',
  )
  expect(english?.html).toContain('This corrects version 1, published 1 December 2026.')
  expect((await at.viewFor(mori, first)).documents[0]?.html).not.toContain('class="correction"')
})

test('a title that was carried over with the month of another notice is mended before it is published', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1, { ...aNoticeText, title: '2026年11月度 委員会だより' })
  expect((await at.viewFor(ueno, id)).flaws).toMatchObject([
    { part: 'title', flaw: 'month_other', what: '2026年11月度' },
  ])
  expect(await refusalOf(at.requestAs(ueno, id, 2))).toBe('text_flawed')
  await at.saveAs(ueno, id, 2, { ...aNoticeText, title: '2026年12月度 委員会だより' })
  await at.requestAs(ueno, id, 3)
})

test('a first version says nothing of a correction', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1, { ...aNoticeText, correction: '何もありません' })
  expect((await at.viewFor(ueno, id)).flaws.map(({ flaw }) => flaw)).toEqual(['correction_unneeded'])
  expect((await at.viewFor(ueno, id)).documents[0]?.html).not.toContain('何もありません')
})

const FORMER: FormerNoticeTexts = {
  ja: {
    topics: '{{month}}は{{total}}でした。',
    standards: '- 300文字以上の自己紹介',
    breakdown: '{{breakdown}}',
    activities: '確認しています。',
    faq: '質問です。',
  },
  en: null,
}

/** A draft as the last version stored it. */
async function formerDraft(): Promise<string> {
  const id = await at.beginAs(ueno, DECEMBER)
  await testApp.rawSql(`UPDATE notices SET edit = 2, texts = '${JSON.stringify(FORMER)}' WHERE id = '${id}'`)
  return id
}

test('a draft from before sections could be chosen goes on with its five sections, is published, and the next one is of the present shape', async () => {
  const id = await formerDraft()
  const { texts, flaws } = await at.viewFor(ueno, id)
  expect(flaws).toEqual([])
  expect(texts.chart).toBe('bars')
  expect(texts.ja.title).toBe('品質向上委員会からのお知らせ {{notice_month}}号')
  expect(texts.ja.sections.map(({ heading }) => heading)).toEqual([
    'トピックス',
    'アカウント基準',
    '先月の違反内訳',
    '委員会の取り組み',
    'よくある質問',
  ])
  await at.requestAs(ueno, id, 2)
  await at.approveAs(mori, id, 2)
  expect((await at.viewFor(ueno, id)).documents[0]?.title).toBe('品質向上委員会からのお知らせ 2026年12月号')
  expect((await noticeById(testApp.db, id))?.texts, 'what is stored of it stays').toEqual(FORMER)
  testApp.wait(MONTH_SECONDS)
  const next = await textsOf(await at.beginAs(ueno, JANUARY))
  expect(next.ja.sections.find(({ id: section }) => section === 'standards')?.text, 'thresholds may have changed').toBe(
    template.sections.find(({ id: section }) => section === 'standards')?.text,
  )
  expect(next.ja.sections.at(-1)?.text).toBe('質問です。')
  const again = await textsOf(await at.beginAs(ueno, DECEMBER))
  expect(again.ja.sections[1]?.text, 'a correction begins with what was published').toBe(FORMER.ja.standards)
})

test('a former draft is saved and discarded like any other, and the log has the hash of what was stored', async () => {
  const id = await formerDraft()
  expect(await at.saveAs(ueno, id, 2, noticeTextWith({ faq: '新しい形' }))).toMatchObject({ ok: true, edit: 3 })
  expect((await noticeById(testApp.db, id))?.texts).toMatchObject({ chart: 'pie' })
  await at.discardAs(ueno, id, 3)
  expect(await noticeById(testApp.db, id)).toBe(null)
})
