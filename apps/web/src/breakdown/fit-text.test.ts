import { expect, test } from 'vitest'
import { fitName, shortenText } from './fit-text.ts'

/** ten pixels a letter, twice as much a Japanese one */
const widthOf = (words: string) => [...words].reduce((sum, letter) => sum + (letter > '\u2fff' ? 20 : 10), 0)
const room = (pixels: number) => ({ room: pixels, widthOf })

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
