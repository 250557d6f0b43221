import { expect, test } from 'vitest'
import type { Flag, Span } from './detection-flag.ts'
import { collectFlaggedPassages, flaggedExcerpt, withStrongestPassages } from './flagged-passages.ts'

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

test('in a list a text is shown from the sentence of its surest flag on, in one line of at most 120 characters', () => {
  const text = '募集します。\n連絡は\nLINEでお願いします。'
  const at = text.indexOf('LINE')
  expect(flaggedExcerpt([flag({ field: 'title', start: 0, end: 2 }), flag(body(at, at + 4))], text)).toBe(
    'LINEでお願いします。',
  )
  expect(flaggedExcerpt([], text)).toBe('募集します。 連絡は LINEでお願いします。')
  const long = `${'𠮷'.repeat(40)}LINE${'あ'.repeat(500)}`
  const excerpt = flaggedExcerpt([flag(body(80, 84))], long)
  expect(excerpt).toMatch(/^…𠮷{16}LINEあ+$/u)
  expect([...excerpt]).toHaveLength(120)
})

test('mail addresses and phone numbers in it are masked, also those that are cut', () => {
  expect(flaggedExcerpt([], '電話 090-1234-5678、メール taro@example.jp')).toBe(
    '電話 ***-****-**78、メール t***@e***.jp',
  )
  expect(flaggedExcerpt([], `${'あ'.repeat(112)}090-1234-5678`)).toBe(`${'あ'.repeat(112)}***-****`)
})
