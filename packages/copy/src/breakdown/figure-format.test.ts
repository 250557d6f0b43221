import { describe, expect, test } from 'vitest'
import { charts as en } from './charts.en.ts'
import { charts as ja } from './charts.ja.ts'
import { formatPercent, formatPercentsApart, formatSigned, formatSignedPercent } from './figure-format.ts'

describe('a percentage', () => {
  test('has one decimal, and more where it would be nothing or all', () => {
    expect([0, 0.189, 0.0004, 0.00004, 0.000001, 0.9996, 0.999_999_9, 1].map(formatPercent)).toEqual([
      '0.0%',
      '18.9%',
      '0.04%',
      '0.004%',
      '<0.001%',
      '99.96%',
      '>99.999%',
      '100.0%',
    ])
  })

  test('is apart from another that is different, as far as digits tell', () => {
    expect(formatPercentsApart([0.05, 0.05])).toEqual(['5.0%', '5.0%'])
    expect(formatPercentsApart([0.0501, 0.0503])).toEqual(['5.01%', '5.03%'])
    expect(formatPercentsApart([0.050_000_1, 0.05])).toEqual(['5.000%', '5.000%'])
  })
})

test('a change has its sign, and none is plus or minus nothing', () => {
  expect([1_041, 1234, -15, 0].map(formatSigned)).toEqual(['+1,041', '+1,234', '−15', '±0'])
  expect([0.0912, -0.0004, 0, 2.5].map(formatSignedPercent)).toEqual(['+9.1%', '−0.04%', '±0%', '+250.0%'])
})

test('the ends of an interval are apart, and a positive one is not zero', () => {
  expect([ja.interval(0.0001, 0.0047), en.interval(0.0501, 0.0504)]).toEqual(['0.01～0.5%', '5.01–5.04%'])
  expect([ja.interval(0, 0.161), en.interval(0, 0.161)]).toEqual(['0.0～16.1%', '0.0–16.1%'])
})
