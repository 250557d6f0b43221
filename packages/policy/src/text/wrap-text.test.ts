import { expect, test } from 'vitest'
import { wrapText } from './wrap-text.ts'

/** ten pixels a letter, twice as much a Japanese one */
const widthOf = (words: string) => [...words].reduce((sum, letter) => sum + (letter > '\u2fff' ? 20 : 10), 0)

test('a line ends between words, and never before a mark that closes', () => {
  expect(wrapText('Breach of another service’s terms', 180, widthOf)).toEqual(['Breach of another', 'service’s terms'])
  expect(wrapText('割合は、下がりました。', 140, widthOf).join('')).toBe('割合は、下がりました。')
  for (const pixels of [60, 80, 100, 120, 140]) {
    const lines = wrapText('「直接取引」の割合は、（前月より）下がりました。', pixels, widthOf)
    expect(
      lines.filter((line) => /^[、。」）]/u.test(line) || /[「（]$/u.test(line)),
      `${pixels}`,
    ).toEqual([])
    expect(lines.join('')).toBe('「直接取引」の割合は、（前月より）下がりました。')
  }
})

test('a word that is longer than the room is cut where it ends, and nothing is lost', () => {
  expect(wrapText('Multi-levelmarketing', 80, widthOf).every((line) => widthOf(line) <= 80)).toBe(true)
  expect(wrapText('https://example.jp/a/long/address', 100, widthOf).join('')).toBe('https://example.jp/a/long/address')
  expect(wrapText('', 100, widthOf)).toEqual([])
})

test('a number stays with what it counts', () => {
  for (const room of [60, 80, 100, 120]) {
    expect(
      wrapText('違反は12件です', room, widthOf).filter((line) => /\d$/.test(line)),
      `${room}`,
    ).toEqual([])
  }
})
