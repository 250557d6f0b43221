import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { count, Id, Instant, list, serial, text, Yen } from './field-contract.ts'

const taken = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success

describe('an id', () => {
  test.each([
    ['', false],
    ['J', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['J-1_a', true],
    ['J.1', false],
    ['J/1', false],
    ['仕事', false],
    ['J-1\n', false],
    [1, false],
  ])('%j: taken is %s', (value, expected) => expect(taken(Id, value)).toBe(expected))
})

describe('an instant', () => {
  test.each([
    ['2026-11-24T01:02:00Z', '2026-11-24T01:02:00.000Z'],
    ['2026-11-24T01:02:00.123Z', '2026-11-24T01:02:00.123Z'],
    ['2026-11-24T01:02:00.123456Z', '2026-11-24T01:02:00.123Z'],
    ['2026-11-24T10:02:00+09:00', '2026-11-24T01:02:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('%s is stored as %s', (value, stored) => expect(Instant.parse(value)).toBe(stored))

  test.each([
    '2026-11-24',
    '2026-11-24T01:02:00',
    '2026-02-30T00:00:00Z',
    '2026-11-24T24:00:00Z',
    // they leave the years 0000 to 9999
    '9999-12-31T23:59:59-14:00',
    '0000-01-01T00:00:00+14:00',
    `2026-11-24T01:02:00.${'1'.repeat(40)}Z`,
    Date.parse('2026-11-24'),
    { length: { toString: null } },
  ])('%j is none', (value) => expect(taken(Instant, value)).toBe(false))
})

describe('a text of 2 to 5 characters', () => {
  test.each([
    ['あ', false],
    ['ああ', true],
    ['あああああ', true],
    ['ああああああ', false],
    // half a character
    ['a\ud800', false],
    ['a\u0000', false],
    ['a😀', true],
    [['a', 'b'], false],
    [{ length: { toString: null } }, false],
  ])('%j: taken is %s', (value, expected) => expect(taken(text(5, 2), value)).toBe(expected))
})

test('a list holds as many as it may and no more', () => {
  const few = list(z.int(), 3, 1)
  expect([[], [1], [1, 2, 3], [1, 2, 3, 4], { length: 2 }].map((each) => taken(few, each))).toEqual([
    ...[false, true, true, false, false],
  ])
})

describe('a whole number', () => {
  test.each([
    ['a count', count(10), 0, 10],
    ['a count without a limit of its own', count(), 0, 1_000_000],
    ['a serial number', serial(1), 1, 2 ** 31 - 1],
    ['an amount of yen', Yen, 0, 10_000_000_000],
  ])('that is %s lies between its ends', (_, schema, least, most) => {
    expect([least - 1, least, most, most + 1].map((each) => taken(schema, each))).toEqual([false, true, true, false])
    expect(taken(schema, least + 0.5)).toBe(false)
    expect(taken(schema, String(least))).toBe(false)
  })
})
