import { expect, test } from 'vitest'
import { findOtherIssues, findOtherMonths } from './typed-month-rules.ts'

const MONTH = '2026-11'
const others = (title: string) => findOtherMonths(title, MONTH)

test.each([
  ['【2019年11月度】安心・安全への取り組み', '2019年11月度'],
  ['2026年10月度 品質向上委員会のお知らせ', '2026年10月度'],
  ['１０月のお知らせ', '10月'],
  ['十二月号 委員会だより', '十二月号'],
  ['令和7年11月のお知らせ', '令和7年11月'],
  ['委員会だより 2026/10', '2026/10'],
  ['委員会だより 2026-12', '2026-12'],
  ['Quality Committee notice, October 2026', 'October 2026'],
  ['Notice for Dec. 2026', 'Dec. 2026'],
  ['Committee notice of May', 'May'],
  ['March notice', 'March'],
  ['Our March report', 'March'],
  ['October: what the committee did', 'October'],
  ['令和七年十一月のお知らせ', '令和七年十一月'],
  ['令和元年十一月のお知らせ', '令和元年十一月'],
  // another issue beside the own month
  ['2026年9月度のお知らせ（11月の取り組み）', '2026年9月度'],
  ['11月のお知らせ（12月号）', '12月号'],
  ['November 2025: what the committee did', 'November 2025'],
])('a title that names another month than that of its notice is told of: %s', (title, found) => {
  expect(others(title)).toEqual([found])
})

test.each([
  '2026年11月度 品質向上委員会のお知らせ',
  '11月のお知らせ',
  '令和8年11月のお知らせ',
  '委員会だより 2026-11',
  'Quality Committee notice, November 2026',
  'Notice for Nov. 2026',
  '{{notice_month}}度 品質向上委員会のお知らせ',
  // dates, spans of months, and words that are no month
  '12月1日からの変更のお知らせ',
  '2026/12/01 からの変更',
  'What changes on 1 December 2026',
  'What changes on December 1, 2026',
  '3か月の取り組み',
  'You May Report Violations',
  '安心・安全への取り組み',
  // words that are written like a month
  'March on: what the committee does for safety',
  'May and other words',
  'Marching on',
  // another month beside the own one
  '11月度のお知らせ（2027年1月からの改定）',
  '2026年11月度 品質向上委員会のお知らせ（12月の営業日）',
  '{{notice_month}}のお知らせ（2027年4月からの改定）',
  'November 2026 notice: new fees from January 2027',
  '十一月のお知らせ',
  '令和八年十一月のお知らせ',
  '令和八年十一月度のお知らせ（令和九年四月からの改定）',
])('a title may say its own month, dates with a day, and what is no month: %s', (title) => {
  expect(others(title)).toEqual([])
})

test('a title that names other months, and none of its own, names another month', () => {
  expect(others('2027年1月からの改定のお知らせ')).toEqual(['2027年1月'])
  expect(others('令和九年一月からの改定')).toEqual(['令和九年一月'])
})

test('the month of the figures is named beside the own month, and not in its place', () => {
  expect(others('2026年11月度のお知らせ（10月の違反内訳）')).toEqual([])
  expect(others('{{notice_month}}のお知らせ（10月の違反内訳）')).toEqual([])
  expect(others('10月の違反内訳')).toEqual(['10月'])
  expect(findOtherMonths('2027年1月度のお知らせ（2026年12月）', '2027-01')).toEqual([])
})

test('a heading may speak of any month, but of no other issue', () => {
  const inHeading = (heading: string) => findOtherIssues(heading, MONTH)
  expect(inHeading('2019年11月度の違反内訳')).toEqual(['2019年11月度'])
  expect(inHeading('9月度の違反内訳')).toEqual(['9月度'])
  expect(['10月度の違反内訳', '11月度のトピックス', '2027年4月からの手数料'].flatMap(inHeading)).toEqual([])
})
