import { expect, test } from 'vitest'
import { signed, signedPercent } from './report-mail-numbers.ts'

test('changes have the signs of the screens', () => {
  expect([1234, -15, 0].map(signed)).toEqual(['+1,234', '−15', '±0'])
  expect([9.12, -0.04, 0, 250].map(signedPercent)).toEqual(['+9.1%', '−0.04%', '±0%', '+250.0%'])
})
