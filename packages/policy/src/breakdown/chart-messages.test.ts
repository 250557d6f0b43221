import { describe, expect, test } from 'vitest'
import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import { keyRows } from './breakdown-comparison.ts'
import type { BreakdownTrend, TrendTable } from './breakdown-model.ts'
import { buildBreakdownTable } from './breakdown-tables.ts'
import { keyMessage, mostFrequentMessage, topCategoriesMessage } from './chart-messages.ts'
import { monthsEndingWith } from './japan-month.ts'
import type { MonthFigure } from './month-figures.ts'
import {
  backlogMessage,
  countMovementMessage,
  flowMessage,
  overturnedMessage,
  shareMovementMessage,
  trendRows,
  waitMessage,
} from './trend-messages.ts'

const OCTOBER = { month: '2026-10', days: 31, runningDay: null }

function counted(month: string, counts: Partial<Record<Category, number>>): MonthFigure[] {
  return Object.entries(counts).map(([key, n]) => ({ month, targetType: 'job', dimension: 'category', key, n }))
}

const october = (now: Partial<Record<Category, number>>, before: Partial<Record<Category, number>> = {}) =>
  buildBreakdownTable('job', [...counted('2026-10', now), ...counted('2026-09', before)], { ...OCTOBER, later: 0 })

describe('what the bars of a month say', () => {
  test('is which category is the most frequent, and by how much it changed', () => {
    const table = october({ direct_deal: 412, mlm: 64 }, { direct_deal: 371, mlm: 92 })
    expect(mostFrequentMessage(table, OCTOBER)).toEqual({
      says: 'most',
      category: 'direct_deal',
      n: 412,
      difference: 41,
      moved: null,
    })
  })

  test('is which other one changed more than it', () => {
    const table = october({ direct_deal: 412, mlm: 64 }, { direct_deal: 410, mlm: 92 })
    expect(mostFrequentMessage(table, OCTOBER)).toMatchObject({ moved: { category: 'mlm', difference: -28 } })
  })

  test('is which are equally frequent, and none of them alone', () => {
    const table = october({ direct_deal: 5, mlm: 5, other: 2 }, { direct_deal: 5, mlm: 9 })
    expect(mostFrequentMessage(table, OCTOBER)).toEqual({
      says: 'tied',
      categories: ['mlm', 'direct_deal'],
      n: 5,
      moved: { category: 'mlm', difference: -4 },
    })
  })

  test('is nothing of a month in which nothing was found', () => {
    expect([mostFrequentMessage(october({}), OCTOBER), topCategoriesMessage(october({})), keyMessage([])]).toEqual([
      { says: 'nothing' },
      { says: 'nothing' },
      { says: 'nothing' },
    ])
  })
})

test('the ring says how much the first three are together, or as many as there are', () => {
  expect(topCategoriesMessage(october({ direct_deal: 5, other: 3, mlm: 1, free_sample: 1 }))).toEqual({
    says: 'first',
    count: 3,
    share: 0.9,
  })
  expect(topCategoriesMessage(october({ mlm: 4 }))).toEqual({ says: 'first', count: 1, share: 1 })
})

test('other figures say which comes first, or which come first together', () => {
  expect(keyMessage(keyRows({ hide: 3, warn: 5 }, 10))).toEqual({ says: 'key', key: 'warn', n: 5, share: 0.5 })
  const keys = ['hide', 'warn']
  expect(keyMessage(keyRows({ hide: 5, warn: 5, advice: 1 }, 10))).toMatchObject({ says: 'tiedKeys', keys, share: 0.5 })
})

const NO_COUNTS = Object.fromEntries(CATEGORIES.map((each) => [each, 0])) as Record<Category, number>

function trend(change: (at: number) => Partial<TrendTable>): BreakdownTrend {
  const months = monthsEndingWith('2026-10', 13).map((month, at) => ({
    month,
    days: 31,
    tables: [
      {
        targetType: 'job' as const,
        total: 100,
        category: { ...NO_COUNTS, direct_deal: 100 },
        opened: { rule: 50, model: 0, report: 0, patrol: 50 },
        decided: 90,
        wait: { n: 90, median: { from: at, to: at + 1 } },
        confirmed: 100,
        overturned: at,
        backlog: { n: 10 * at, thisMonth: 10 * at, lastMonth: 0, earlier: 0, oldest: null },
        ...change(at),
      },
    ],
  }))
  return { months, runningDay: null, marks: [] }
}
const rowsOf = (change: (at: number) => Partial<TrendTable> = () => ({})) => trendRows(trend(change), 'job')
const mlm = (n: number, all = 100) => ({ total: all, category: { ...NO_COUNTS, mlm: n, direct_deal: all - n } })

describe('what 13 months say', () => {
  test('is whose share moved most between the first month and the last one that is over', () => {
    const rows = rowsOf((at) => mlm(at === 12 ? 5 : 20))
    expect(shareMovementMessage(rows, null)).toEqual({
      says: 'share',
      category: 'mlm',
      from: { month: '2025-10', share: 0.2 },
      to: { month: '2026-10', share: 0.05 },
    })
    // the running month is compared with nothing
    expect(shareMovementMessage(rows, 24)).toMatchObject({ to: { month: '2026-09', share: 0.2 } })
    expect(countMovementMessage(rows, null)).toMatchObject({ category: 'mlm', from: { n: 20 }, to: { n: 5 } })
  })

  test('begins with the first month anything was found in', () => {
    const rows = rowsOf((at) => (at < 5 ? mlm(0, 0) : mlm(at === 12 ? 60 : 30)))
    expect(shareMovementMessage(rows, null)).toMatchObject({ from: { month: '2026-03' }, to: { month: '2026-10' } })
  })

  test('is no share of a month with fewer than 20', () => {
    expect(
      shareMovementMessage(
        rowsOf((at) => mlm(1, at === 0 ? 19 : 100)),
        null,
      ),
    ).toEqual({
      says: 'few',
      month: '2025-10',
      n: 19,
    })
  })

  test('is a share as soon as both months have 20', () => {
    const rows = rowsOf((at) => mlm(at === 12 ? 10 : 1, 20))
    expect(shareMovementMessage(rows, null)).toMatchObject({ says: 'share', from: { share: 0.05 }, to: { share: 0.5 } })
  })

  test('is nothing where there are not two months to compare', () => {
    const rows = rowsOf((at) => (at < 12 ? mlm(0, 0) : mlm(30)))
    expect([shareMovementMessage(rows, null), countMovementMessage(rows, null)]).toEqual([
      { says: 'nothing' },
      { says: 'nothing' },
    ])
  })

  test('is what came, what was decided and what is left of the last month', () => {
    expect(flowMessage(rowsOf())).toEqual({ says: 'flow', month: '2026-10', opened: 100, decided: 90 })
    expect(backlogMessage(rowsOf())).toEqual({ says: 'backlog', month: '2026-10', n: 120, difference: 10 })
    const none = rowsOf(() => ({ opened: { rule: 0, model: 0, report: 0, patrol: 0 } }))
    expect([flowMessage(none), backlogMessage(none)]).toEqual([{ says: 'nothing' }, { says: 'nothing' }])
  })

  test('is how long cases waited, and how many violations do not stand any more', () => {
    expect(waitMessage(rowsOf())).toEqual({
      says: 'wait',
      month: '2026-10',
      n: 90,
      median: { from: 12, to: 13 },
      before: { from: 11, to: 12 },
    })
    expect(overturnedMessage(rowsOf())).toEqual({
      says: 'overturned',
      month: '2026-10',
      n: 12,
      of: 100,
      share: 0.12,
    })
    expect(overturnedMessage(rowsOf(() => ({ confirmed: 0 })))).toEqual({ says: 'nothing' })
  })
})
