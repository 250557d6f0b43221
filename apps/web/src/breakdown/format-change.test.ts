import { compareFigure } from '@mimamori/policy/breakdown/breakdown-comparison'
import { describe, expect, test } from 'vitest'
import { formatRatio } from './format-change.ts'

describe('a change', () => {
  test('in per cent has one decimal, and more where it would be none', () => {
    const changed = (was: number, now: number) => formatRatio(compareFigure(was, now))
    expect([
      changed(20, 22),
      changed(1000, 975),
      changed(5000, 5002),
      changed(5000, 4998),
      changed(5000, 5000),
    ]).toEqual(['+10.0%', '−2.5%', '+0.04%', '−0.04%', '±0%'])
  })

  test('from fewer than 20 is both counts, and no percentage', () => {
    expect([
      formatRatio(compareFigure(1, 8)),
      formatRatio(compareFigure(0, 3)),
      formatRatio(compareFigure(19, 1900)),
    ]).toEqual(['1 → 8', '0 → 3', '19 → 1,900'])
  })
})
