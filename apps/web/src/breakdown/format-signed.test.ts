import { describe, expect, test } from 'vitest'
import { formatSigned, formatSignedPercent } from './format-signed.ts'

describe('a change', () => {
  test('has its sign, and none is plus or minus nothing', () => {
    expect([1_041, -15, 0].map(formatSigned)).toEqual(['+1,041', '−15', '±0'])
  })

  test('in per cent has one decimal, and what rounds to nothing is none', () => {
    expect([0.1, -0.0251, 0.0004, -0.0004, null].map(formatSignedPercent)).toEqual([
      '+10.0%',
      '−2.5%',
      '±0%',
      '±0%',
      '–',
    ])
  })
})
