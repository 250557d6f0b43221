import { expect, test } from 'vitest'
import { offsetToShowRow, visibleRows } from './virtual-rows.ts'

const HEAD = 32
const sight = { offset: 3_200, height: 640, row: 32, count: 100_000 }

test('of a long list the rows in sight are drawn, and a few on either side', () => {
  expect(visibleRows(sight)).toEqual({ first: 88, end: 132 })
  expect(visibleRows({ ...sight, offset: 0 })).toEqual({ first: 0, end: 32 })
  expect(visibleRows({ ...sight, offset: 3_200_000 - 608 })).toEqual({ first: 99_969, end: 100_000 })
})

test('a list that has become shorter than where one was shows no row that is gone', () => {
  expect(visibleRows({ ...sight, count: 3 })).toEqual({ first: 3, end: 3 })
  expect(visibleRows({ ...sight, offset: 0, count: 0 })).toEqual({ first: 0, end: 0 })
})

test('a row is scrolled to no further than until it stands whole between the head and the lower edge', () => {
  expect(offsetToShowRow(110, sight, HEAD)).toBe(3_200)
  expect(offsetToShowRow(20, sight, HEAD)).toBe(640)
  const below = offsetToShowRow(130, sight, HEAD)
  expect(below + sight.height).toBe(HEAD + 131 * 32)
  expect(offsetToShowRow(119, sight, HEAD)).toBe(3_200 + HEAD)
  expect(offsetToShowRow(0, { ...sight, offset: 0 }, HEAD)).toBe(0)
})
