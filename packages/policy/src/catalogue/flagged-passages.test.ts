import { expect, test } from 'vitest'
import type { Flag, Span } from './detection-flag.ts'
import { collectFlaggedPassages, withStrongestPassages } from './flagged-passages.ts'

const flag = (...spans: Span[]): Flag => ({ category: 'direct_deal', rule: 'r', score: 0.9, reason: 'r', spans })
const body = (start: number, end: number): Span => ({ field: 'body', start, end })

test('what a letter quotes are the passages as they are, once each, the title before the text', () => {
  const flags = [flag(body(12, 20), { field: 'title', start: 2, end: 9 }), flag(body(12, 20)), flag(body(15, 24))]
  expect(collectFlaggedPassages(flags)).toEqual([
    { field: 'title', start: 2, end: 9, suggestion: '' },
    { field: 'body', start: 12, end: 24, suggestion: '' },
  ])
})

test('of a text three passages are shown, of every flag its strongest before the next of any', () => {
  const flags = [flag(body(0, 5), body(10, 15), body(20, 25)), flag(body(30, 35)), flag()]
  expect(withStrongestPassages(flags).map(({ spans }) => spans)).toEqual([
    [body(0, 5), body(10, 15)],
    [body(30, 35)],
    [],
  ])
})

test('a passage that two flags have takes one place, and stays with both', () => {
  const flags = [flag(body(0, 5)), flag(body(0, 9), body(10, 15)), flag(body(3, 4), body(20, 25)), flag(body(30, 35))]
  expect(withStrongestPassages(flags).map(({ spans }) => spans)).toEqual([
    [body(0, 5)],
    [body(0, 9), body(10, 15)],
    [body(3, 4)],
    [body(30, 35)],
  ])
})
