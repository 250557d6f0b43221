import { describe, expect, test } from 'vitest'
import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { BreakdownTrend, TrendTable } from './breakdown-model.ts'
import { monthsBefore } from './earlier-months.ts'
import { daysIn, monthsEndingWith } from './japan-month.ts'
import {
  backlogMessage,
  countMovementMessage,
  flowMessage,
  overturnedMessage,
  rateMessage,
  rateOf,
  shareMovementMessage,
  totalMessage,
  waitMessage,
} from './trend-messages.ts'
import { monthsBeforeRow, trendRows } from './trend-rows.ts'

const NO_COUNTS = Object.fromEntries(CATEGORIES.map((each) => [each, 0])) as Record<Category, number>
const NO_CASES = { rule: 0, model: 0, report: 0, patrol: 0 }

type Change = (at: number) => Partial<TrendTable>

/** 13 months of jobs until October 2026; `at` counts them from 0, those before from −13. */
function trend(
  change: Change = () => ({}),
  runningDay: number | null = null,
  recordsFrom = '2020-01-01',
): BreakdownTrend {
  const tableOf = (at: number): TrendTable => ({
    targetType: 'job' as const,
    total: 100,
    category: { ...NO_COUNTS, direct_deal: 100 },
    opened: { rule: 500, model: 0, report: 0, patrol: 500 },
    decided: 900,
    wait: { n: 90, median: { from: at, to: at + 1 } },
    confirmed: 100,
    overturned: 3,
    backlog: { n: 10 * at, thisMonth: 10 * at, lastMonth: 0, earlier: 0, oldest: null },
    ...change(at),
  })
  const months = monthsEndingWith('2026-10', 13).map((month, at) => ({
    month,
    days: daysIn(month),
    tables: [tableOf(at)],
  }))
  const earlier = monthsBefore('2025-10').map((month, at) => {
    const { total, category, opened, decided } = tableOf(at - 13)
    const received = Object.values(opened).reduce((sum, n) => sum + n, 0)
    return { month, days: daysIn(month), total, category, opened: received, decided }
  })
  return { months, earlier: [{ targetType: 'job', months: earlier }], runningDay, recordsFrom, marks: [] }
}

const given = (change?: Change, runningDay: number | null = null, recordsFrom?: string) => {
  const all = trend(change, runningDay, recordsFrom)
  return [trendRows(all, 'job'), all] as const
}
const mlm = (n: number, all = 100) => ({ total: all, category: { ...NO_COUNTS, mlm: n, direct_deal: all - n } })

describe('what 13 months say of the last one that is over', () => {
  test('is whose count and whose share are outside their usual range', () => {
    const months = given((at) => mlm(at === 12 ? 60 : 20))
    expect(countMovementMessage(...months)).toMatchObject({
      says: 'counts',
      month: '2026-10',
      usual: {
        kind: 'known',
        changes: [
          { category: 'mlm', n: 60 },
          { category: 'direct_deal', n: 40 },
        ],
      },
    })
    expect(shareMovementMessage(...months)).toMatchObject({
      says: 'shares',
      month: '2026-10',
      of: 100,
      usual: { changes: [{ category: 'mlm', n: 60 }, { category: 'direct_deal' }] },
    })
  })

  test('is nothing of the month that runs: the one before it is looked at', () => {
    const months = given((at) => mlm(at === 12 ? 60 : 20), 24)
    const within = { month: '2026-09', usual: { kind: 'known', changes: [] } }
    expect(countMovementMessage(...months)).toMatchObject(within)
    expect(shareMovementMessage(...months)).toMatchObject(within)
    expect(totalMessage(...months)).toMatchObject({ month: '2026-09', n: 100 })
    expect(rateMessage(...months, 'decided')).toMatchObject({ month: '2026-09' })
    expect(waitMessage(...months)).toMatchObject({ month: '2026-09' })
    expect(overturnedMessage(...months)).toMatchObject({ month: '2026-09' })
    expect(flowMessage(...months)).toMatchObject({ month: '2026-09', day: null })
  })

  test('is no share of a month with fewer than 20', () => {
    const months = (total: number) => given((at) => mlm(at === 12 ? 2 : 20, at === 12 ? total : 100))
    expect(shareMovementMessage(...months(19))).toEqual({ says: 'few', month: '2026-10', n: 19 })
    expect(shareMovementMessage(...months(20))).toMatchObject({ says: 'shares', of: 20 })
  })

  test('is not known of a desk that is younger than six whole months', () => {
    const since = (first: number) =>
      given((at) => (at < first ? { total: 0, category: NO_COUNTS, opened: NO_CASES, decided: 0 } : mlm(20)))
    expect(countMovementMessage(...since(6))).toMatchObject({ usual: { kind: 'unknown', months: 5 } })
    expect(shareMovementMessage(...since(6))).toMatchObject({ usual: { kind: 'unknown', months: 5 } })
    expect(totalMessage(...since(6))).toMatchObject({ range: { known: false, months: 5 } })
    expect(countMovementMessage(...since(5))).toMatchObject({ usual: { kind: 'known' } })
    expect(countMovementMessage(...since(13))).toEqual({ says: 'nothing' })
  })

  test('is the total beside its usual range', () => {
    const said = totalMessage(...given((at) => mlm(20, at === 12 ? 180 : 100)))
    expect(said).toMatchObject({ says: 'total', month: '2026-10', n: 180, range: { known: true, months: 12 } })
  })

  test('is how many of the decided and of the received are violations', () => {
    expect(rateMessage(...given(), 'decided')).toMatchObject({
      says: 'rate',
      base: 'decided',
      rate: { kind: 'rate', n: 100, of: 900 },
      range: { known: true },
    })
    expect(rateMessage(...given(), 'received')).toMatchObject({ rate: { n: 100, of: 1000 } })
    expect(rateMessage(...given(() => ({ decided: 19, total: 4 })), 'decided')).toMatchObject({
      rate: { kind: 'few', of: 19 },
    })
    expect(rateMessage(...given(() => ({ decided: 0, total: 0 })), 'decided')).toEqual({ says: 'nothing' })
  })

  test('has the rate of every month, with its interval', () => {
    const [rows] = given()
    expect(rows.map((row) => rateOf(row, 'decided').of)).toEqual(Array(13).fill(900))
    expect(rows.map((row) => rateOf(row, 'received').kind)).toEqual(Array(13).fill('rate'))
  })

  test('is what came, what was decided and what is left', () => {
    expect(flowMessage(...given())).toMatchObject({ says: 'flow', month: '2026-10', opened: 1000, decided: 900 })
    expect(backlogMessage(...given())).toEqual({
      says: 'backlog',
      month: '2026-10',
      n: 120,
      running: false,
      before: 110,
    })
    expect(backlogMessage(...given(undefined, 24))).toMatchObject({ n: 120, running: true, before: 110 })
    const none = given(() => ({ opened: NO_CASES }))
    expect([flowMessage(...none), backlogMessage(...none)]).toEqual([{ says: 'nothing' }, { says: 'nothing' }])
  })

  test('compares no backlog and no wait with a month that is not on record as a whole', () => {
    const since = (recordsFrom: string) => given(undefined, null, recordsFrom)
    const began = [backlogMessage(...since('2026-09-02')), waitMessage(...since('2026-09-02'))]
    expect(began).toMatchObject([{ n: 120, before: null }, { before: null }])
    expect(backlogMessage(...since('2026-09-01'))).toMatchObject({ before: 110 })
  })

  test('of a desk in its first month is what came so far, compared with nothing', () => {
    const [rows, all] = given(undefined, 24)
    expect(flowMessage(rows.slice(-1), all)).toEqual({
      says: 'flow',
      month: '2026-10',
      opened: 1000,
      decided: 900,
      day: 24,
      range: null,
    })
    expect([countMovementMessage(rows.slice(-1), all), totalMessage(rows.slice(-1), all)]).toEqual([
      { says: 'nothing' },
      { says: 'nothing' },
    ])
  })

  test('is how long cases waited, as a range, and how many violations do not stand any more', () => {
    expect(waitMessage(...given())).toEqual({
      says: 'wait',
      month: '2026-10',
      n: 90,
      median: { from: 12, to: 13 },
      before: { from: 11, to: 12 },
    })
    expect(overturnedMessage(...given())).toMatchObject({
      says: 'overturned',
      month: '2026-10',
      rate: { kind: 'rate', n: 3, of: 100, share: 0.03 },
    })
    expect(overturnedMessage(...given(() => ({ confirmed: 19, overturned: 1 })))).toMatchObject({
      rate: { kind: 'few', n: 1, of: 19 },
    })
    expect(overturnedMessage(...given(() => ({ confirmed: 0 })))).toEqual({ says: 'nothing' })
  })
})

test('every month of a trend has the twelve before it', () => {
  const [rows, all] = given()
  const [first] = rows
  expect(first && monthsBeforeRow(all, rows, first).map(({ month }) => month)).toEqual(monthsBefore('2025-10'))
  const last = rows.at(-1)
  expect(last && monthsBeforeRow(all, rows, last)).toHaveLength(25)
})

test('13 months by filters say the total, the shares and the rate of what was decided', () => {
  const { months, ...all } = trend((at) => ({ ...mlm(at === 12 ? 60 : 20, at === 12 ? 140 : 100), decided: 900 }))
  const filtered = months.map((month) => ({
    ...month,
    tables: month.tables.map(({ targetType, total, category, decided }) => ({ targetType, total, category, decided })),
  }))
  const rows = trendRows({ ...all, months: filtered }, 'job')
  expect(totalMessage(rows, all)).toMatchObject({ says: 'total', n: 140, range: { known: true } })
  expect(shareMovementMessage(rows, all)).toMatchObject({ says: 'shares', of: 140, usual: { kind: 'known' } })
  expect(rateMessage(rows, all, 'decided')).toMatchObject({
    says: 'rate',
    base: 'decided',
    rate: { kind: 'rate', n: 140, of: 900 },
    range: { known: true },
  })
})
