import { expect, test } from 'vitest'
import { z } from 'zod'
import { flawsOf } from './validation-flaws.ts'

const Paid = z.union([z.strictObject({ yen: z.int() }), z.literal('nothing'), z.literal('unknown')])
const flaws = (paid: unknown) => {
  const input = { paid }
  return flawsOf(z.strictObject({ paid: Paid }).safeParse(input).error?.issues ?? [], input)
}

test('of several shapes that is named which has the kind of what was sent', () => {
  expect(flaws({})).toEqual([{ path: 'paid.yen', expected: 'number', got: 'nothing' }])
  expect(flaws({ yen: '1' })).toEqual([{ path: 'paid.yen', expected: 'number', got: 'string of 1 characters' }])
})

test('what is right has no flaw', () => {
  expect([flaws({ yen: 1 }), flaws('nothing')]).toEqual([[], []])
})
