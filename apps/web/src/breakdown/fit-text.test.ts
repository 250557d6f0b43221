import { expect, test } from 'vitest'
import { fitName, shortenText, wrapText } from './fit-text.ts'

/** ten pixels a letter, twice as much a Japanese one */
const widthOf = (words: string) => [...words].reduce((sum, letter) => sum + (letter > '\u2fff' ? 20 : 10), 0)
const room = (pixels: number) => ({ room: pixels, widthOf })

test('a line ends between words, and never before a mark that closes', () => {
  expect(wrapText('Breach of another service’s terms', room(180))).toEqual(['Breach of another', 'service’s terms'])
  expect(wrapText('割合は、下がりました。', room(140)).join('')).toBe('割合は、下がりました。')
  for (const pixels of [60, 80, 100, 120, 140]) {
    const lines = wrapText('「直接取引」の割合は、（前月より）下がりました。', room(pixels))
    expect(
      lines.filter((line) => /^[、。」）]/u.test(line) || /[「（]$/u.test(line)),
      `${pixels}`,
    ).toEqual([])
    expect(lines.join('')).toBe('「直接取引」の割合は、（前月より）下がりました。')
  }
})

test('a word that is longer than the room is cut where it ends, and nothing is lost', () => {
  expect(wrapText('Multi-levelmarketing', room(80)).every((line) => widthOf(line) <= 80)).toBe(true)
  expect(wrapText('https://example.jp/a/long/address', room(100)).join('')).toBe('https://example.jp/a/long/address')
  expect(wrapText('', room(100))).toEqual([])
})

test('a name has the first wording that fits whole, else it is cut short', () => {
  const names = ['Breach of another service’s terms', 'External terms']
  expect(fitName(names, { ...room(400), most: 1 })).toEqual(['Breach of another service’s terms'])
  expect(fitName(names, { ...room(180), most: 2 })).toEqual(['Breach of another', 'service’s terms'])
  expect(fitName(names, { ...room(180), most: 1 })).toEqual(['External terms'])
  expect(fitName(names, { ...room(80), most: 2 })).toEqual(['External', 'terms'])
  expect(fitName(names, { ...room(60), most: 2 })).toEqual(['Exter…'])
  expect(shortenText('直接取引の勧誘', room(90))).toBe('直接取引…')
  expect(shortenText('ab', room(5))).toBe('…')
})
