import { SHIPPED_VERSION } from '@mimamori/policy/catalogue/catalogue-entry'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import { unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import { REMINDER_OUTCOMES } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { expect, test } from 'vitest'
import { SHIPPED_CATALOGUE } from '../catalogue/shipped-catalogue.ts'
import { enquiryLetters } from './enquiry-letters.ts'
import { reminderLetters } from './reminder-letters.ts'

const ENTRIES = entriesInForce(SHIPPED_CATALOGUE, SHIPPED_VERSION.effectiveFrom)
/** midnight in Japan after 7 December */
const FACTS = {
  title: '動画の編集',
  amountYen: 30_000,
  escrowedYen: 50_000,
  deadline: '2026-12-07T15:00:00.000Z',
}
const everyReminder = Object.values(reminderLetters(ENTRIES, FACTS, 'ja')).flatMap((both) => Object.values(both))
const answers = enquiryLetters(ENTRIES, { jobTitle: '動画の編集' }, 'ja')

test('a letter of a contact reminder names contract, amount and the last day that was in time', () => {
  const { silent } = reminderLetters(ENTRIES, FACTS, 'ja').payment_confirmed
  expect(silent).toContain('「動画の編集」について')
  expect(silent).toContain('2026年12月7日までのご連絡')
  expect(silent).toContain('仮払い中の30,000円を、ランサーへの報酬として')
  const english = reminderLetters(ENTRIES, FACTS, 'en').payment_confirmed
  expect(english.silent).toContain('by 7 Dec 2026')
  expect(english.silent).toContain('the ¥30,000 in escrow')
})

test('where no amount is chosen the letters say all that is in escrow, and with nothing in escrow the amount stays open', () => {
  const refund = (change: object) =>
    reminderLetters(ENTRIES, { ...FACTS, amountYen: null, ...change }, 'ja').escrow_released.asking
  expect(refund({})).toContain('仮払い中の50,000円を')
  expect(refund({ escrowedYen: 0 })).toContain('仮払い中の{{amount}}を')
})

test.each(LANGUAGES)('every letter of a contact reminder is filled (%s)', (language) => {
  const letters = reminderLetters(ENTRIES, FACTS, language)
  expect(Object.keys(letters)).toEqual([...REMINDER_OUTCOMES])
  for (const { asking, silent } of Object.values(letters)) {
    for (const text of [asking, silent]) {
      expect(text).toContain('動画の編集')
      expect(unfilledVariableNames(text)).toEqual([])
    }
    expect(asking).not.toBe(silent)
  }
})

test('both sides read that they can object, and where the deadline of that is found', () => {
  for (const text of everyReminder) expect(text).toContain('異議申立てができます。方法と期限は、サイト内のご案内')
})

test('both sides read what the outcome means for money and rating, and only the silent side that its rating may change', () => {
  const letters = reminderLetters(ENTRIES, FACTS, 'ja')
  expect(letters.escrow_released.silent).toContain('30,000円をクライアントに返金し')
  expect(letters.project_cancelled.asking).toContain('報酬のお支払いや返金はありません')
  for (const [outcome, { asking, silent }] of Object.entries(letters)) {
    expect(asking, outcome).not.toContain('評価に反映される場合')
    expect(silent.includes('評価に反映される場合'), outcome).toBe(outcome !== 'dismissed')
  }
})

test('answers to enquiries say kindly that direct deals break the rules, why they are not protected, and promise no refund', () => {
  expect(answers.map(({ id }) => id)).toEqual([
    'enquiry.found',
    'enquiry.checking',
    'enquiry.not_found',
    'enquiry.not_paid',
    'enquiry.paid',
  ])
  for (const { id, text } of answers) {
    expect(text, id).toMatch(/^ご不安ななか、ご相談いただきありがとうございます。/)
    expect(text, id).toContain('直接取引は、利用規約で禁止しております')
    expect(text, id).toContain('仮払いの対象にならず')
    expect(text, id).toContain('返金や報酬のお支払いはいたしかねます')
  }
})

test('who paid reads of bank, police, the consumer hotline and what to keep', () => {
  const paid = answers.find(({ id }) => id === 'enquiry.paid')?.text
  for (const said of ['振込先の銀行', '#9110', '「188」', '消さずに保管']) expect(paid).toContain(said)
})

test('an answer about a job that nobody linked keeps its place open', () => {
  const [found] = enquiryLetters(ENTRIES, { jobTitle: null }, 'ja')
  expect(unfilledVariableNames(found?.text ?? '')).toEqual(['job_title'])
})

test('a retired answer is not offered', () => {
  const retired = ENTRIES.map((entry) =>
    entry.id === 'enquiry.paid' && entry.kind === 'template'
      ? { ...entry, data: { ...entry.data, active: false } }
      : entry,
  )
  expect(enquiryLetters(retired, { jobTitle: 'x' }, 'ja').map(({ id }) => id)).not.toContain('enquiry.paid')
})

test('letters have the punctuation of Japanese, mention no staff, and never call the direct offer of the site a direct deal', () => {
  for (const text of [...everyReminder, ...answers.map((each) => each.text)]) {
    expect(text.replaceAll('30,000', '')).not.toMatch(/[():%!?,.+]/)
    expect(text).not.toMatch(/担当者|直接依頼/)
  }
})
