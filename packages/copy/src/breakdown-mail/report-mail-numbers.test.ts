import { expect, test } from 'vitest'
import { percentOf, signed, signedPercent } from './report-mail-numbers.ts'

test('a rate that is not zero is never written as zero, and one that is not all never as all', () => {
  expect([0, 0.04, 0.004, 0.0001, 9.12].map(percentOf)).toEqual(['0.0%', '0.04%', '0.004%', '<0.001%', '9.1%'])
  expect([100, 99.96, 99.9999].map(percentOf)).toEqual(['100.0%', '99.96%', '>99.999%'])
})

test('changes have the signs of the screens', () => {
  expect([1234, -15, 0].map(signed)).toEqual(['+1,234', '−15', '±0'])
  expect([9.12, -0.04, 0].map(signedPercent)).toEqual(['+9.1%', '−0.04%', '±0%'])
})
