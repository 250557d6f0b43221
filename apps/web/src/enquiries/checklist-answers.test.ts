import { EMPTY_CHECKLIST } from '@mimamori/policy/enquiries/enquiry'
import { expect, test } from 'vitest'
import { isPastDay, parseYen, withPayment } from './checklist-answers.ts'

test.each([
  ['120,000', 120_000],
  ['１２０，０００円', 120_000],
  ['¥ 3000', 3_000],
  ['0', null],
  ['12.5', null],
  ['', null],
  ['99999999999', null],
])('the amount typed as %s is %s', (typed, yen) => {
  expect(parseYen(typed)).toBe(yen)
})

test('a day of payment is today in Japan at the latest', () => {
  expect(isPastDay('2026-11-18', '2026-11-18')).toBe(true)
  expect(isPastDay('2026-11-19', '2026-11-18')).toBe(false)
  expect(isPastDay('', '2026-11-18')).toBe(false)
})

test('when nothing was paid, how, when and the bank have no answer any more', () => {
  const answered = { ...EMPTY_CHECKLIST, how: 'cash', when: '2026-11-01', police: true, bank: false } as const
  expect(withPayment(answered, 'nothing')).toEqual({ ...EMPTY_CHECKLIST, paid: 'nothing', police: true })
  expect(withPayment(answered, { yen: 3_000 })).toEqual({ ...answered, paid: { yen: 3_000 } })
})
