import { expect, test } from 'vitest'
import { countInvisible, formatCodePoint, splitAtInvisible } from './invisible-characters.ts'

test('zero-width characters are found and nothing of the text is lost', () => {
  const text = 'LI\u200BNE\u2060で'
  expect(countInvisible(text)).toBe(2)
  expect(
    splitAtInvisible(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test('the joiner inside an emoji is not hiding anything', () => {
  expect(countInvisible('👩\u200D👩\u200D👧です')).toBe(0)
  expect(countInvisible('あ\u200Dい')).toBe(1)
})

test('a character is named by its code point', () => {
  expect(formatCodePoint('\u200B')).toBe('U+200B')
})
