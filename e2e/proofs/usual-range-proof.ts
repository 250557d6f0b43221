import type { MonthModel, SimulatedDesk } from '@mimamori/policy/breakdown/simulated-months'
import {
  coveragesOfGrid,
  MAX_STATED,
  MONTH_MODELS,
  type StatedCounts,
  simulateMonths,
} from '@mimamori/policy/breakdown/usual-range-simulation'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { Finding, Proof } from './proof-definition.ts'

const SEED = 20191101
const MIN_FOUND = 0.8
const COVERAGE = { least: 0.935, most: 0.965 }

/** What the seven categories have in 30 days. */
const SIZES = {
  mixed: [200, 90, 30, 12, 5, 2, 0.5],
  alike: [30, 30, 30, 30, 30, 30, 30],
  small: [3, 2, 1, 1, 0.5, 0.3, 0.1],
  large: [400, 200, 150, 100, 80, 60, 30],
  demo: [9, 7, 6, 5, 3, 2, 1],
} as const
/** those with a category of 30, which is doubled */
const WITH_30 = [SIZES.mixed, SIZES.alike, SIZES.large]

/** By these models a change is stated in at most one of twenty months; by the others it is measured in how many. */
const NOT_STATED: readonly MonthModel[] = [
  MONTH_MODELS.chance,
  MONTH_MODELS.quarter,
  MONTH_MODELS.half,
  MONTH_MODELS.byEighth,
]
/** and by these one that doubled from 30 is found as well: the more months vary by themselves, the fewer are, as is measured */
const FOUND: readonly MonthModel[] = [MONTH_MODELS.chance, MONTH_MODELS.quarter]

const percent = (share: number) => Math.round(share * 1000) / 10
const finding = (name: string, share: number, n: number): Finding => ({
  id: 'usual range',
  name,
  value: percent(share),
  unit: '%',
  n,
  engine: 'sqlite',
})

function worstOf(
  desks: readonly SimulatedDesk[],
  runs: number,
  of: (counts: StatedCounts) => number,
  worst: 'most' | 'least',
) {
  const shares = desks.map((desk) => of(simulateMonths(desk, runs, SEED)) / runs)
  return worst === 'most' ? Math.max(...shares) : Math.min(...shares)
}

/** Desks of all sizes with twelve months, and with six whole ones, the first of which has one before that is not. */
const unchanged = (model: MonthModel): SimulatedDesk[] =>
  [12, 7].flatMap((months) => Object.values(SIZES).map((means) => ({ model, means, months })))

const doubled = (model: MonthModel, outlier: number): SimulatedDesk[] =>
  WITH_30.map((means) => {
    const category = CATEGORIES[means.indexOf(30)] ?? 'other'
    return { model, means, months: 12, outlier, changed: { category, times: 2 } }
  })

function check(holds: boolean, { name, value }: Finding): void {
  if (!holds) throw new Error(`${name}: ${value} %`)
}

function statedWithoutChange(model: MonthModel, runs: number): Finding[] {
  const n = unchanged(model).length * runs
  const counts = worstOf(unchanged(model), runs, (of) => of.counts, 'most')
  const any = worstOf(unchanged(model), runs, (of) => of.any, 'most')
  const stated = finding(`months without a change in which a category is said to have one, ${model.name}`, counts, n)
  if (NOT_STATED.includes(model)) check(counts <= MAX_STATED, stated)
  return [stated, finding(`the same of any sentence, shares and rate included, ${model.name}`, any, n)]
}

function foundWhenDoubled(model: MonthModel, runs: number): Finding[] {
  const found = (outlier: number) => worstOf(doubled(model, outlier), runs, (of) => of.found, 'least')
  const n = WITH_30.length * runs
  const plain = finding(`months in which a category doubled from 30 is found, ${model.name}`, found(1), n)
  if (FOUND.includes(model)) check(found(1) >= MIN_FOUND, plain)
  if (model !== MONTH_MODELS.chance) return [plain]
  const beside = finding('the same with a month of five times as many among the twelve', found(5), n)
  check(found(5) >= MIN_FOUND, beside)
  return [plain, beside]
}

function coverage(steps: number): Finding[] {
  const all = coveragesOfGrid(steps, steps)
  const mean = all.reduce((sum, each) => sum + each, 0) / all.length
  const held = finding('mean coverage of the 95 % intervals of rates', mean, all.length)
  check(mean >= COVERAGE.least && mean <= COVERAGE.most, held)
  return [held, finding('the least coverage among them', Math.min(...all), all.length)]
}

/**
 * What charts say of months that are simulated: where nothing changed hardly anything is said to have, where something doubled it is
 * found; and intervals of rates hold the true rate. The figure of a model is that of the desk at which it is worst. The unit test is
 * the same with fewer months.
 */
export const usualRangeProof: Proof<{ readonly runs: number; readonly steps: number }> = {
  short: { runs: 300, steps: 8 },
  full: { runs: 2000, steps: 24 },
  run: async ({ runs, steps }) => [
    ...Object.values(MONTH_MODELS).flatMap((model) => statedWithoutChange(model, runs)),
    ...Object.values(MONTH_MODELS).flatMap((model) => foundWhenDoubled(model, runs)),
    ...coverage(steps),
  ],
}
