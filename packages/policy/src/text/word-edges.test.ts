import { expect, test } from 'vitest'
import { isInsideWord, joinRanges, widenToWords } from './word-edges.ts'

const widened = (source: string, part: string) => {
  const start = source.indexOf(part)
  return widenToWords(source, [{ start, end: start + part.length }]).map(({ start, end }) => source.slice(start, end))
}

test.each([
  ['連絡はInstagramでお願いします', 'stagram', 'Instagram'],
  ['詳しくはテストライティングで', 'ライテ', 'テストライティング'],
  ['報酬未確定の仕事', '未確', '報酬未確定'],
  ['ください、と言われた', 'さい', 'さい'],
  ['ID abc_1234 です', 'abc', 'abc_1234'],
  ['𠮷野家𠮷の店', '野家', '𠮷野家𠮷'],
  ['か\u3099くせい', '\u3099くせ', 'か\u3099くせ'],
])('in %j the passage %j is widened to %j', (source, part, whole) => {
  expect(widened(source, part)).toEqual([whole])
})

test('a word without an end near by is not followed', () => {
  expect(widened('あ'.repeat(3) + 'x'.repeat(60), 'x'.repeat(5))).toEqual(['x'.repeat(5)])
})

test('ranges that overlap become one, in reading order', () => {
  const ranges = [
    { start: 8, end: 9 },
    { start: 1, end: 4 },
    { start: 2, end: 6 },
    { start: 3, end: 5 },
    { start: 6, end: 7 },
  ]
  expect(joinRanges(ranges)).toEqual([
    { start: 1, end: 6 },
    { start: 6, end: 7 },
    { start: 8, end: 9 },
  ])
})

test('a word goes on between letters of one script only', () => {
  const source = 'LINEで連絡'
  expect([0, 2, 4, 5, 6, 7].map((at) => isInsideWord(source, at))).toEqual([false, true, false, false, true, false])
})
