import { describe, expect, test } from 'vitest'
import type { SimulatedDesk } from './simulated-months.ts'
import { coveragesOfGrid, MAX_STATED, MONTH_MODELS, simulateMonths } from './usual-range-simulation.ts'

const SEED = 20191101
const RUNS = 400
/** three standard errors of a share of so many runs */
const errorOf = (share: number) => 3 * Math.sqrt((share * (1 - share)) / RUNS)

/** categories of every size; the third has 30 a month */
const MIXED: Omit<SimulatedDesk, 'model'> = { means: [200, 90, 30, 12, 5, 2, 0.5], months: 12 }
const { chance, quarter, half } = MONTH_MODELS

describe('the sentences about categories', () => {
  for (const model of [chance, quarter, half]) {
    test(`state a change in at most one of twenty months that had none: ${model.name}`, () => {
      const { counts, runs } = simulateMonths({ ...MIXED, model }, RUNS, SEED)
      expect(counts / runs).toBeLessThan(MAX_STATED + errorOf(MAX_STATED))
    })
  }

  test('find a category that doubled from 30, in four of five months and more, an outlier among the twelve or not', () => {
    const changed = { category: 'external_terms', times: 2 } as const
    for (const outlier of [1, 5]) {
      const { found, runs } = simulateMonths({ ...MIXED, model: chance, changed, outlier }, RUNS, SEED)
      expect(found / runs, `outlier of ${outlier} times`).toBeGreaterThan(0.8 - errorOf(0.8))
    }
  })

  test('state nothing with fewer than six whole months before', () => {
    const changed = { category: 'external_terms', times: 20 } as const
    // the first of the six is not whole
    expect(simulateMonths({ ...MIXED, model: chance, changed, months: 6 }, 50, SEED)).toMatchObject({
      any: 0,
      found: 0,
    })
    expect(simulateMonths({ ...MIXED, model: chance, changed, months: 7 }, 50, SEED).found).toBe(50)
  })
})

test('95 of 100 intervals hold the rate they are of, within 1.5, over 20 to 2,000 cases and rates of 1 to 60 %', () => {
  const coverages = coveragesOfGrid(8, 8)
  const mean = coverages.reduce((sum, each) => sum + each, 0) / coverages.length
  expect(Math.abs(mean - 0.95)).toBeLessThan(0.015)
})
