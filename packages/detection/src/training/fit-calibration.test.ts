import { expect, test } from 'vitest'
import { fitCalibration } from './fit-calibration.ts'

test('scores that separate violations without a mistake are calibrated upwards, however far apart they are', () => {
  for (const apart of [0.5, 2, 5, 20]) {
    const scored = Array.from({ length: 40 }, (_, n) => ({
      score: (n % 2 === 0 ? apart : -apart) + n / 100,
      isViolation: n % 2 === 0,
    }))
    const { slope, offset } = fitCalibration(scored)
    const probability = (score: number) => 1 / (1 + Math.exp(-(slope * score + offset)))
    expect(slope).toBeGreaterThan(0)
    expect(probability(apart)).toBeGreaterThan(0.9)
    expect(probability(-apart)).toBeLessThan(0.1)
  }
})
