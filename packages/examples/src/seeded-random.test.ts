import { expect, test } from 'vitest'
import { createSeededRandom } from './seeded-random.ts'

test('numbers stay within their bounds and reach both ends', () => {
  const random = createSeededRandom(1)
  const drawn = Array.from({ length: 500 }, () => random.int(3, 6))
  expect(new Set(drawn)).toEqual(new Set([3, 4, 5, 6]))
})

test('shuffling keeps every entry and leaves the list alone', () => {
  const list = [1, 2, 3, 4, 5]
  expect(createSeededRandom(2).shuffle(list).sort()).toEqual(list)
  expect(list).toEqual([1, 2, 3, 4, 5])
})

test('a heavier entry comes up more often and one without weight never', () => {
  const random = createSeededRandom(3)
  const drawn = Array.from({ length: 1000 }, () =>
    random.weighted([
      ['a', 9],
      ['b', 1],
      ['c', 0],
    ]),
  )
  expect(drawn.filter((value) => value === 'a').length).toBeGreaterThan(800)
  expect(drawn).toContain('b')
  expect(drawn).not.toContain('c')
})

test('picking from nothing is an error', () => {
  expect(() => createSeededRandom(4).pick([])).toThrow(RangeError)
})
