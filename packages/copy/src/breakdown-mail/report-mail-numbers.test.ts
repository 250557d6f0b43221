import { expect, test } from 'vitest'
import { percentOf, signed, signedPercent } from './report-mail-numbers.ts'

test('a rate that is not zero is never written as zero', () => {
  expect([0, 0.04, 0.004, 0.05, 9.12, 100].map(percentOf)).toEqual(['0.0%', '0.04%', '0.004%', '0.1%', '9.1%', '100.0%'])
})

test('changes have the signs of the screens', () => {
  expect([1234, -15, 0].map(signed)).toEqual(['+1,234', '−15', '±0'])
  expect([9.12, -0.04, 0].map(signedPercent)).toEqual(['+9.1%', '−0.04%', '±0%'])
})
