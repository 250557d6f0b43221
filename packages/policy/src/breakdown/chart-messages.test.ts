import { describe, expect, test } from 'vitest'
import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import { keyRows } from './breakdown-comparison.ts'
import type { BreakdownPeriod, EarlierMonth } from './breakdown-model.ts'
import { buildBreakdownTable } from './breakdown-tables.ts'
import { keyMessage, mostFrequentMessage, topCategoriesMessage } from './chart-messages.ts'
import { monthsBefore } from './earlier-months.ts'
import { daysIn } from './japan-month.ts'
import { comparedSpanOf } from './period.ts'

type Counts = Partial<Record<Category, number>>

const NO_COUNTS = Object.fromEntries(CATEGORIES.map((each) => [each, 0])) as Record<Category, number>

function earlierMonth(month: string, counts: Counts, opened = 100): EarlierMonth {
  const category = { ...NO_COUNTS, ...counts }
  const total = Object.values(category).reduce((sum, n) => sum + n, 0)
  return { month, days: daysIn(month), total, category, opened, decided: opened }
}

/** October 2026 of jobs; `known`: so many months before it have `usual`, the desk began before or in the first of them. */
function october(
  now: Counts,
  { usual = {}, known = 13, runningDay = null }: { usual?: Counts; known?: number; runningDay?: number | null } = {},
) {
  const rows = Object.entries(now).map(
    ([key, n]) => ({ slot: 'own', targetType: 'job', dimension: 'category', key, n }) as const,
  )
  const compared = (period: string) => ({
    period,
    span: comparedSpanOf('2026-10', period, '2027-01-01T03:00:00.000Z'),
    recorded: true,
  })
  const [before, yearBefore] = [compared('2026-09'), compared('2025-10')]
  const table = buildBreakdownTable('job', rows, { period: '2026-10', before, yearBefore, later: 0 })
  const months = monthsBefore('2026-10').map((each, at) =>
    at < 13 - known ? earlierMonth(each, {}, 0) : earlierMonth(each, usual),
  )
  const month: BreakdownPeriod = {
    period: '2026-10',
    days: 31,
    runningDay,
    asOf: runningDay === null ? null : `2026-10-${runningDay}`,
    recordsFrom: '2020-01-01',
    tables: [table],
    earlier: [{ targetType: 'job', months }],
  }
  return [table, month] as const
}

describe('what the bars of a month say', () => {
  test('is which category is the most frequent, and that none is outside its usual range', () => {
    const usual = { direct_deal: 400, mlm: 60 }
    expect(mostFrequentMessage(...october({ direct_deal: 412, mlm: 64 }, { usual }))).toEqual({
      says: 'most',
      month: '2026-10',
      category: 'direct_deal',
      n: 412,
      usual: { kind: 'known', changes: [] },
    })
  })

  test('is which are outside, the furthest first', () => {
    const usual = { direct_deal: 400, mlm: 60, free_sample: 30 }
    const said = mostFrequentMessage(...october({ direct_deal: 412, mlm: 20, free_sample: 120 }, { usual }))
    expect(said).toMatchObject({
      usual: {
        kind: 'known',
        changes: [
          { category: 'free_sample', n: 120 },
          { category: 'mlm', n: 20 },
        ],
      },
    })
  })

  test('is no change of a month that runs, nor of one with fewer than six whole months before it', () => {
    const usual = { mlm: 4 }
    const running = mostFrequentMessage(...october({ mlm: 60 }, { usual, runningDay: 24 }))
    expect(running).toMatchObject({ n: 60, usual: { kind: 'running', day: 24 } })
    // the first month of a desk is not whole
    const unknown = (known: number) => mostFrequentMessage(...october({ mlm: 60 }, { usual, known }))
    expect(unknown(0)).toMatchObject({ usual: { kind: 'unknown', months: 0 } })
    expect(unknown(6)).toMatchObject({ usual: { kind: 'unknown', months: 5 } })
    expect(unknown(7)).toMatchObject({ usual: { kind: 'known', changes: [{ category: 'mlm', n: 60 }] } })
  })

  test('is no change of a quarter or by filters, of which nothing is known to be usual', () => {
    const [table, month] = october({ mlm: 60 }, { usual: { mlm: 4 } })
    expect(mostFrequentMessage(table, { ...month, earlier: [] })).toMatchObject({ n: 60, usual: { kind: 'none' } })
  })

  test('is which are equally frequent, and none of them alone', () => {
    expect(mostFrequentMessage(...october({ direct_deal: 5, mlm: 5, other: 2 }))).toMatchObject({
      says: 'tied',
      categories: ['mlm', 'direct_deal'],
      n: 5,
    })
  })

  test('is nothing of a month in which nothing was found', () => {
    const [table, month] = october({})
    expect([mostFrequentMessage(table, month), topCategoriesMessage(table), keyMessage([])]).toEqual([
      { says: 'nothing' },
      { says: 'nothing' },
      { says: 'nothing' },
    ])
  })
})

test('the ring says how much the first three are together, or as many as there are; of fewer than 20 no share', () => {
  const top = (counts: Counts) => topCategoriesMessage(october(counts)[0])
  expect(top({ direct_deal: 10, other: 6, mlm: 2, free_sample: 2 })).toEqual({
    says: 'first',
    count: 3,
    n: 18,
    of: 20,
    share: 0.9,
  })
  expect(top({ direct_deal: 10, other: 6, mlm: 2, free_sample: 1 })).toMatchObject({ n: 18, of: 19, share: null })
  expect(top({ mlm: 20 })).toMatchObject({ count: 1, share: 1 })
})

test('other figures say which comes first, or which come first together; of fewer than 20 no share', () => {
  expect(keyMessage(keyRows({ hide: 8, warn: 12 }, 20))).toEqual({ says: 'key', key: 'warn', n: 12, share: 0.6 })
  expect(keyMessage(keyRows({ hide: 8, warn: 11 }, 19))).toEqual({ says: 'key', key: 'warn', n: 11, share: null })
  const keys = ['hide', 'warn']
  expect(keyMessage(keyRows({ hide: 5, warn: 5, advice: 1 }, 11))).toEqual({
    says: 'tiedKeys',
    keys,
    n: 5,
    share: null,
  })
})
