import { expect, test } from 'vitest'
import { codePoint, countUnseen, piecesOf } from './unseen.ts'

test('zero-width characters are found and nothing of the text is lost', () => {
  const text = 'LI\u200BNE\u2060で'
  expect(countUnseen(text)).toBe(2)
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test('the joiner inside an emoji is not hiding anything', () => {
  expect(countUnseen('👩\u200D👩\u200D👧です')).toBe(0)
  expect(countUnseen('あ\u200Dい')).toBe(1)
})

test('a character is named by its code point', () => {
  expect(codePoint('\u200B')).toBe('U+200B')
})
