import { expect, test } from 'vitest'
import { placeSliceLabels } from './donut-slice-labels.ts'

const RING = { middle: [200, 150], radius: 100, minDistance: 34, top: 20, bottom: 280 } as const

test('every slice that is there has words on its own side, and none touch', () => {
  for (const counts of [
    [412, 286, 233, 171, 128, 97, 64],
    [900, 5, 4, 3, 2, 1, 1],
    [1, 1, 1, 1, 1, 1, 1],
    [10, 0, 0, 0, 0, 0, 3],
  ]) {
    const labels = placeSliceLabels(counts, RING)
    expect(labels.map(({ index }) => index).sort()).toEqual(counts.flatMap((n, at) => (n > 0 ? [at] : [])))
    for (const side of ['left', 'right']) {
      const heights = labels.filter((label) => label.side === side).map(({ y }) => y)
      for (const [at, y] of heights.entries()) {
        expect(y).toBeGreaterThanOrEqual(RING.top)
        expect(y).toBeLessThanOrEqual(RING.bottom)
        if (at > 0) expect(y - (heights[at - 1] ?? 0)).toBeGreaterThanOrEqual(RING.minDistance - 0.001)
      }
    }
  }
})

test('a whole ring of one has its words, and nothing has none', () => {
  expect(placeSliceLabels([7], RING)).toMatchObject([{ index: 0, edge: [expect.closeTo(200), 250] }])
  expect(placeSliceLabels([0, 0], RING)).toEqual([])
})
