import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countCrossings, layoutPie } from './pie-layout.ts'

const SIZE = { width: 380, radius: 72, leader: 22, gap: 6 }

test('a pie begins at the top and goes clockwise, each label beside the middle of its slice', () => {
  const { slices, middle } = layoutPie([30, 30, 30, 30], [32, 32, 32, 32], SIZE)
  expect(slices.map(({ from, to }) => [from, to])).toEqual([
    [0, 90],
    [90, 180],
    [180, 270],
    [270, 360],
  ])
  expect(slices.map(({ side }) => side)).toEqual(['right', 'right', 'left', 'left'])
  for (const { leader, side } of slices)
    expect(leader[2][0]).toBe(middle[0] + (side === 'right' ? 1 : -1) * (SIZE.radius + SIZE.leader))
})

test('what has no jobs has no slice', () => {
  expect(layoutPie([5, 0, 3], [32, 32, 32], SIZE).slices.map(({ index }) => index)).toEqual([0, 2])
})

test('whatever the counts and however long the labels are, none overlaps another, and no line crosses a line or the pie', () => {
  const slice = fc.record({
    n: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3000 })),
    height: fc.integer({ min: 15, max: 80 }),
  })
  fc.assert(
    fc.property(fc.array(slice, { minLength: 1, maxLength: 8 }), (all) => {
      const sorted = [...all].sort((one, another) => another.n - one.n)
      const layout = layoutPie(
        sorted.map(({ n }) => n),
        sorted.map(({ height }) => height),
        SIZE,
      )
      expect(layout.slices).toHaveLength(all.length)
      expect(countCrossings(layout)).toBe(0)
      for (const side of ['left', 'right'] as const) {
        const boxes = layout.slices
          .filter((each) => each.side === side)
          .map(({ index, leader }) => ({ y: leader[2][1], height: sorted[index]?.height ?? 0 }))
          .sort((one, another) => one.y - another.y)
        for (const [at, { y, height }] of boxes.entries()) {
          expect(y - height / 2).toBeGreaterThanOrEqual(-1e-6)
          expect(y + height / 2).toBeLessThanOrEqual(layout.height + 1e-6)
          const next = boxes[at + 1]
          if (next) expect(next.y - next.height / 2 - y - height / 2).toBeGreaterThanOrEqual(SIZE.gap - 1e-6)
        }
      }
    }),
    { numRuns: 2000 },
  )
})
