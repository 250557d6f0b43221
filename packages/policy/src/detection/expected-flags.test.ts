import { expect, test } from 'vitest'
import type { DetectionLevel } from './detection-levels.ts'
import { countFlagged, forecastFlags, type ReadingCount, strictestLevel } from './expected-flags.ts'

const reading = (category: ReadingCount['category'], level: DetectionLevel | null, n: number) => ({
  category,
  level,
  n,
})

const figures = (threshold: number) => ({ threshold, recall: 0, falseFlags: 0 })
const levels = { strict: figures(0.9), standard: figures(0.8), wide: figures(0.6), widest: figures(0.4) }

test('a text counts for the strictest level that flags it', () => {
  expect([1, 0.9, 0.899, 0.6, 0.4, 0.399].map((probability) => strictestLevel(probability, levels))).toEqual([
    'strict',
    'strict',
    'standard',
    'wide',
    'widest',
    null,
  ])
})

test('a wider level is expected to flag what the stricter ones do, and more, each day', () => {
  const readings = [
    reading('mlm', 'strict', 20),
    reading('mlm', 'wide', 10),
    reading('other', 'standard', 4),
    reading('other', null, 400),
  ]
  const forecast = forecastFlags(readings, 4)
  expect(forecast).toMatchObject({ texts: 434, days: 4 })
  const { strict, standard, wide, widest } = forecast.levels ?? {}
  expect([strict?.all, standard?.all, wide?.all, widest?.all]).toEqual([5, 6, 8.5, 8.5])
  expect([wide?.categories.mlm, wide?.categories.other, wide?.categories.direct_deal]).toEqual([7.5, 1, 0])
})

test('nothing is expected from less than a complete day, or fewer than 100 texts', () => {
  expect(forecastFlags([reading('mlm', null, 99)], 7)).toEqual({ texts: 99, days: 7, levels: null })
  expect(forecastFlags([reading('mlm', null, 1000)], 0).levels).toBeNull()
  expect(forecastFlags([reading('mlm', null, 100)], 1).levels?.widest.all).toBe(0)
  expect(forecastFlags([], 0)).toEqual({ texts: 0, days: 0, levels: null })
})

test('of readings it is counted how many there are, and how many a level reaches', () => {
  const readings = [
    { category: 'mlm', level: 'strict', n: 2 },
    { category: 'other', level: 'widest', n: 3 },
    { category: 'other', level: null, n: 10 },
  ] as const
  expect(countFlagged(readings, { desk: 'standard', categories: {} })).toEqual({ texts: 15, flagged: 2 })
  expect(countFlagged(readings, { desk: 'strict', categories: { other: 'widest' } })).toEqual({ texts: 15, flagged: 5 })
})
