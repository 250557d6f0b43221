import { expect, test } from 'vitest'
import { type PassageMark, passageMarksOf, splitAtMarks } from './passage-marks.ts'

const mark = (number: number, start: number, end: number): PassageMark => ({ number, field: 'body', start, end })

test('a text without marks is one stretch', () => {
  expect(splitAtMarks(5, [])).toEqual([{ start: 0, end: 5, marks: [], endsHere: [] }])
})

test('overlapping marks are cut where they begin and end, and each is numbered once, at its end', () => {
  const stretches = splitAtMarks(10, [mark(1, 2, 6), mark(2, 4, 8)])
  expect(stretches.map(({ start, end }) => [start, end])).toEqual([
    [0, 2],
    [2, 4],
    [4, 6],
    [6, 8],
    [8, 10],
  ])
  expect(stretches.map(({ marks }) => marks.map(({ number }) => number))).toEqual([[], [1], [1, 2], [2], []])
  expect(stretches.map(({ endsHere }) => endsHere)).toEqual([[], [], [1], [2], []])
})

test('the stretches put together are the text', () => {
  const text = '詳細はＬＩＮＥで'
  const stretches = splitAtMarks(text.length, [mark(1, 3, 7), mark(2, 0, 8), mark(3, 3, 7)])
  expect(stretches.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
})

test('passages are walked title first, then by place', () => {
  const flags = [
    { category: 'direct_deal', rule: 'a', score: 1, reason: 'a', spans: [{ field: 'body', start: 5, end: 7 }] },
    {
      category: 'direct_deal',
      rule: 'b',
      score: 1,
      reason: 'b',
      spans: [
        { field: 'body', start: 1, end: 99 },
        { field: 'title', start: 0, end: 2 },
        { field: 'title', start: 50, end: 60 },
      ],
    },
  ] as const
  expect(passageMarksOf(flags, { title: 10, body: 20 })).toEqual([
    { number: 2, field: 'title', start: 0, end: 2 },
    { number: 2, field: 'body', start: 1, end: 20 },
    { number: 1, field: 'body', start: 5, end: 7 },
  ])
})
