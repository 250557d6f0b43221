import { describe, expect, test } from 'vitest'
import { CATEGORIES } from '../catalogue/violation-categories.ts'
import { findToldSecrets, publisherAsTold } from './small-count-attack.test-support.ts'
import { countTold, publisherIn, tryRandomMonths } from './small-count-histories.test-support.ts'
import { hasUntoldCounts, leavesCountsOut, type PublishedFigures } from './small-count-rules.ts'

const publish = publisherIn(CATEGORIES)

const shown = (counts: readonly number[], below: number, before: readonly PublishedFigures[] = []) =>
  publish({ counts, below }, before)
const countsIn = ({ rows }: PublishedFigures) => rows.map(({ n }) => n)

describe('of a month that is published for the first time', () => {
  test('small counts are pooled, none among them, and the total is the true one', () => {
    const figures = shown([3, 4, 0, 15, 20, 0, 7], 5)
    expect(countsIn(figures)).toEqual([null, null, null, 15, 20, null, 7])
    expect(figures).toMatchObject({ pooled: { categories: 4, n: 7, percent: 14.3 }, total: 49 })
    expect(figures.rows[4]).toMatchObject({ n: 20, percent: 40.8 })
    expect(hasUntoldCounts(figures)).toBe(true)
  })

  test('one small count is never alone: the next larger joins it, and all that are equal to that', () => {
    expect(countsIn(shown([3, 8, 9, 10, 11, 12, 13], 5))).toEqual([null, null, 9, 10, 11, 12, 13])
    expect(countsIn(shown([3, 8, 8, 10, 11, 12, 13], 5))).toEqual([null, null, null, 10, 11, 12, 13])
  })

  test('the pool reaches the limit, and does not tell its counts by their being the same', () => {
    expect(shown([1, 1, 0, 0, 30, 12, 9], 5)).toMatchObject({ pooled: { categories: 5, n: 11 }, total: 53 })
    // of two whose sum is 8, below 5 each, there is only 4 and 4
    expect(shown([4, 4, 9, 10, 11, 12, 13], 5).pooled).toMatchObject({ categories: 3, n: 17 })
  })

  test('without a small count there is no pool, and none is none', () => {
    const figures = shown([0, 5, 30, 0, 0, 0, 0], 5)
    expect(countsIn(figures)).toEqual([0, 5, 30, 0, 0, 0, 0])
    expect(figures).toMatchObject({ pooled: null, total: 35 })
    expect(hasUntoldCounts(figures)).toBe(false)
    expect(shown([1, 2, 3, 0, 0, 0, 0], 0)).toMatchObject({ pooled: null, total: 6 })
    expect(shown([0, 0, 0, 0, 0, 0, 0], 0).rows[0]).toEqual({ category: CATEGORIES[0], n: 0, percent: null })
  })

  test('below twenty jobs in all there are counts and no shares', () => {
    const percents = (figures: PublishedFigures) => figures.rows.map(({ percent }) => percent)
    expect(percents(shown([19, 0, 0, 0, 0, 0, 0], 0))).toEqual(Array(7).fill(null))
    expect(percents(shown([19, 1, 0, 0, 0, 0, 0], 0))).toEqual([95, 5, 0, 0, 0, 0, 0])
    expect(shown([8, 1, 0, 0, 0, 0, 0], 5)).toMatchObject({ pooled: { categories: 7, n: 9, percent: null }, total: 9 })
    expect(shown([3, 8, 0, 0, 0, 0, 8], 5)).toMatchObject({ pooled: { percent: null }, total: 19 })
  })

  test('a total below the limit is all that is told', () => {
    expect(shown([1, 3, 0, 0, 0, 0, 0], 5)).toMatchObject({ pooled: null, total: null, below: 5 })
    expect(countsIn(shown([1, 3, 0, 0, 0, 0, 0], 5))).toEqual(Array(7).fill(null))
    expect(shown([1, 4, 0, 0, 0, 0, 0], 5)).toMatchObject({ pooled: { categories: 7, n: 5 }, total: 5 })
  })

  test('seven small counts that are the same are no secret told, whatever the limit', () => {
    for (let below = 3; below <= 50; below++)
      for (let n = 1; n < below; n++)
        expect(findToldSecrets(publish, [{ counts: Array(7).fill(n), below }])).toEqual([])
  })
})

describe('of a correction', () => {
  const first = shown([3, 8, 9, 10, 11, 12, 13], 5)

  test('what was pooled stays pooled, however large it is now', () => {
    expect(countsIn(shown([50, 8, 9, 10, 11, 12, 13], 5, [first]))).toEqual([null, null, 9, 10, 11, 12, 13])
    expect(countsIn(shown([50, 8, 2, 10, 11, 12, 0], 5, [first]))).toEqual([null, null, null, 10, 11, 12, null])
  })

  test('the limit gets no lower, also where nothing is hidden any more', () => {
    expect(shown([3, 8, 9, 10, 11, 12, 13], 0, [first])).toEqual(first)
    expect(shown([2, 8, 9, 10, 11, 12, 13], 3, [first])).toMatchObject({ below: 5, pooled: { categories: 2, n: 10 } })
  })

  test('after a total that was not told, no category is told', () => {
    const few = shown([1, 1, 0, 0, 0, 0, 0], 5)
    expect(shown([1, 90, 0, 0, 0, 0, 0], 5, [few])).toMatchObject({ pooled: { categories: 7, n: 91 }, total: 91 })
  })

  test('what was left out before counts were pooled stays left out, and the total is without it', () => {
    const rows = CATEGORIES.map((category, at) => ({ category, n: at === 0 ? null : 9, percent: null }))
    const before = { month: '', revision: 1, below: 5, rows, pooled: null, total: 54 }
    const same = shown([3, 9, 9, 9, 9, 9, 9], 5, [before])
    expect(same, 'the true total would tell the count').toMatchObject({ pooled: null, total: 54 })
    expect(countsIn(same)).toEqual([null, 9, 9, 9, 9, 9, 9])
    expect(leavesCountsOut(same)).toBe(true)
    const later = shown([30, 9, 10, 4, 12, 0, 14], 3, [before, same])
    expect(countsIn(later)).toEqual([null, 9, 10, null, 12, 0, 14])
    expect(later).toMatchObject({ pooled: null, total: 45, below: 5 })
    expect(later.rows[1]).toMatchObject({ n: 9, percent: 20 })
  })

  test('a version of before that left nothing out is corrected like any other', () => {
    const rows = CATEGORIES.map((category) => ({ category, n: 9, percent: 14.3 }))
    const before = { month: '', revision: 1, below: 5, rows, pooled: null, total: 63 }
    expect(shown([3, 9, 10, 11, 12, 13, 14], 5, [before])).toMatchObject({ pooled: { n: 12 }, total: 72 })
  })
})

test('in random months and their corrections, totals and shares are true, what is pooled stays pooled, and no attacker who knows the rule and every number can tell a pooled count', () => {
  const { faults, told, pooled } = tryRandomMonths(300)
  expect(faults).toEqual([])
  expect(told).toEqual([])
  expect(pooled).toBeGreaterThan(300)
})

test.each([
  ['nothing joins a small count', { second: false, zeros: true, ties: true, leftOut: true }],
  ['none is shown beside a pool', { second: true, zeros: false, ties: true, leftOut: true }],
  ['of equal counts the first in the catalogue joins', { second: true, zeros: true, ties: false, leftOut: true }],
  ['a correction pools what was left out', { second: true, zeros: true, ties: true, leftOut: false }],
])('the attacker finds counts where %s', (_, rule) => {
  expect(countTold(publisherAsTold(rule), 300)).toBeGreaterThan(0)
})

/** Every list of seven counts with a sum of at most `most`. */
function* allCounts(most: number, length = 7): Generator<number[]> {
  if (length === 0) return yield []
  for (let n = 0; n <= most; n++) for (const rest of allCounts(most - n, length - 1)) yield [n, ...rest]
}

const pooledBefore = (...at: number[]): PublishedFigures[] => {
  const rows = CATEGORIES.map((category, index) => ({ category, n: at.includes(index) ? null : 9, percent: null }))
  const pooled = { categories: at.length, n: 9, percent: null }
  return at.length === 0 ? [] : [{ month: '', revision: 1, below: 3, rows, pooled, total: 99 }]
}

test.each([
  { most: 12, before: [] },
  { most: 9, before: [0] },
  { most: 9, before: [1, 2] },
  { most: 9, before: [0, 3, 6] },
  { most: 9, before: [0, 1, 2, 3, 4, 5, 6] },
])(
  'of all months of up to $most jobs, with $before pooled before, those that publish the same have two values at least of every pooled count',
  ({ most, before }) => {
    const earlier = pooledBefore(...before)
    for (const below of [3, 4, 5, 6]) {
      const valuesOf = new Map<string, number[]>()
      for (const counts of allCounts(most)) {
        const figures = shown(counts, below, earlier)
        const key = [figures.total, figures.pooled?.n, ...countsIn(figures)].join()
        const values = valuesOf.get(key) ?? Array(7).fill(0)
        for (const [at, n] of counts.entries()) values[at] |= 1 << n
        valuesOf.set(key, values)
      }
      for (const [key, values] of valuesOf) {
        const rows = key.split(',').slice(2)
        for (const [at, each] of values.entries())
          if (rows[at] === '' && (each & (each - 1)) === 0) expect.fail(`limit ${below}: ${key} tells count ${at}`)
      }
    }
  },
)
