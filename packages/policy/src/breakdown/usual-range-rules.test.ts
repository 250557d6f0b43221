import { describe, expect, test } from 'vitest'
import {
  type MonthCount,
  placeInRange,
  type UsualRange,
  usualCountRange,
  usualCountRanges,
  usualPartRange,
} from './usual-range-rules.ts'

const DAYS = [31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30, 31]
/** twelve months about 30, as chance alone makes them */
const ABOUT_30 = [27, 35, 30, 24, 33, 29, 31, 38, 26, 30, 22, 34]
const counts = (all: readonly number[]): MonthCount[] => all.map((n, at) => ({ n, days: DAYS[at % 12] ?? 30 }))
const endsOf = (range: UsualRange) => (range.known ? [range.from, range.to] : null)
const widthOf = (range: UsualRange) => (range.known ? range.to - range.from : 0)

describe('the usual range of a count', () => {
  test('is not known from five months, and known from six; the latest twelve are looked at', () => {
    expect(usualCountRange(counts(ABOUT_30.slice(0, 5)), 30)).toEqual({ known: false, months: 5 })
    expect(usualCountRange([], 30)).toEqual({ known: false, months: 0 })
    expect(usualCountRange(counts(ABOUT_30.slice(0, 6)), 30)).toMatchObject({ known: true, months: 6, setAside: 0 })
    const older = counts([900, 800, ...ABOUT_30])
    expect(usualCountRange(older, 30)).toMatchObject({ known: true, months: 12 })
    expect(endsOf(usualCountRange(older.slice(2), 30))).toEqual(endsOf(usualCountRange(older, 30)))
  })

  test('holds its own ends, and nothing beyond them', () => {
    const range = usualCountRange(counts(ABOUT_30), 30)
    const [from = 0, to = 0] = endsOf(range) ?? []
    expect([from, to]).toEqual([13, 51])
    expect([from - 1, from, to, to + 1].map((n) => placeInRange(n, range))).toEqual([
      'below',
      'within',
      'within',
      'above',
    ])
    expect(placeInRange(0, { known: false, months: 5 })).toBe('unknown')
  })

  test('is narrower the more months it is from', () => {
    const of = (months: number) => widthOf(usualCountRange(counts(ABOUT_30.slice(0, months)), 30))
    expect([of(6) > of(9), of(9) > of(12)]).toEqual([true, true])
  })

  test('goes by days: February is expected to have less than March', () => {
    const daily = DAYS.map((days) => ({ n: days * 10, days }))
    const middle = (days: number) => {
      const [from = 0, to = 0] = endsOf(usualCountRange(daily, days)) ?? []
      return (from + to) / 2
    }
    expect(Math.abs(middle(28) - 280)).toBeLessThan(5)
    expect(Math.abs(middle(31) - 310)).toBeLessThan(5)
  })

  test('is wider where months differ more than by chance', () => {
    const varied = ABOUT_30.map((n, at) => n + (at % 2 === 0 ? 12 : -12))
    expect(widthOf(usualCountRange(counts(varied), 30))).toBeGreaterThan(
      1.4 * widthOf(usualCountRange(counts(ABOUT_30), 30)),
    )
  })

  test('is neither widened nor shifted by one outlier among the twelve, wherever it is', () => {
    const usual = usualCountRange(counts(ABOUT_30), 30)
    for (const outlier of [0, 120, 1000]) {
      for (let at = 0; at < 12; at++) {
        const range = usualCountRange(counts(ABOUT_30.map((n, index) => (index === at ? outlier : n))), 30)
        expect(range).toMatchObject({ known: true, months: 12, setAside: 1 })
        const [from = 0, to = 0] = endsOf(range) ?? []
        const [usualFrom = 0, usualTo = 0] = endsOf(usual) ?? []
        expect(Math.abs(from - usualFrom), `${outlier} in month ${at}`).toBeLessThanOrEqual(4)
        expect(Math.abs(to - usualTo), `${outlier} in month ${at}`).toBeLessThanOrEqual(4)
      }
    }
  })

  test('of months that never had any begins at none, and the third case in a month is unusual', () => {
    const none = usualCountRange(counts(Array(12).fill(0)), 30)
    expect(endsOf(none)).toEqual([0, 2])
  })

  test('of several categories is told by the spread of all: one calm year says little of one category', () => {
    const calm = Array(12).fill(30)
    const wild = ABOUT_30.map((n, at) => n + (at % 2 === 0 ? 12 : -12))
    const alone = widthOf(usualCountRange(counts(calm), 30))
    const { one } = usualCountRanges({ one: counts(calm), another: counts(wild), third: counts(wild) }, 30)
    expect(widthOf(one)).toBeGreaterThan(alone)
  })
})

describe('the usual range of a part', () => {
  const parts = (all: readonly number[], of = 600) => all.map((n) => ({ n, of }))

  test('grows with what it is a part of, and is never more than that', () => {
    const [from = 0, to = 0] = endsOf(usualPartRange(parts(ABOUT_30), 600)) ?? []
    const [halfFrom = 0, halfTo = 0] = endsOf(usualPartRange(parts(ABOUT_30), 300)) ?? []
    expect([from < 30, to > 30, halfFrom < 15, halfTo > 15, halfTo < to]).toEqual([true, true, true, true, true])
    expect(endsOf(usualPartRange(parts(Array(12).fill(600)), 25))?.[1]).toBe(25)
  })

  test('leaves out months in which there was nothing to be a part of, and those with more parts than whole', () => {
    const six = parts(ABOUT_30.slice(0, 6))
    expect(usualPartRange([...six.slice(1), { n: 0, of: 0 }, { n: 9, of: 8 }], 600)).toEqual({
      known: false,
      months: 5,
    })
    expect(usualPartRange([...six, { n: 0, of: 0 }], 600)).toMatchObject({ known: true, months: 6 })
  })
})
