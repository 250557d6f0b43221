import { expect, test } from 'vitest'
import { addFactor, removeFactor } from './second-factor-rules.ts'

const said = (verdict: ReturnType<typeof addFactor>) => (verdict.ok ? null : verdict.refusal)

test('somebody may have ten second factors, gives up all but the last, and arrives with none', () => {
  expect([addFactor(9, false), addFactor(10, false)].map(said)).toEqual([null, 'too_many_factors'])
  expect([removeFactor(2), removeFactor(1)].map(said)).toEqual([null, 'last_factor'])
  expect([addFactor(0, true), addFactor(1, true)].map(said)).toEqual([null, 'too_late'])
})
