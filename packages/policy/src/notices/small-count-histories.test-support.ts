import fc from 'fast-check'
import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import {
  findToldSecrets,
  type Publisher,
  publishAll,
  publisherAsTold,
  type ToldSecret,
  type TrueVersion,
} from './small-count-attack.test-support.ts'
import { leavesCountsOut, type PublishedFigures, poolSmallCounts } from './small-count-rules.ts'

const SEED = 20191101

/** What the desk publishes, with the categories in this order. */
export const publisherIn =
  (order: readonly Category[]): Publisher =>
  ({ counts, below }, before) => {
    const record = Object.fromEntries(CATEGORIES.map((category, at) => [category, counts[at] ?? 0]))
    return poolSmallCounts(record as Record<Category, number>, { month: '', revision: 0, below, order, before })
  }

const few = fc.nat(6)
const countsArbitrary = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 5, arbitrary: few },
        { weight: 3, arbitrary: fc.nat(14) },
        { weight: 2, arbitrary: fc.nat(130) },
        { weight: 1, arbitrary: fc.nat(4000) },
      ),
      { minLength: 7, maxLength: 7 },
    ),
    fc.array(fc.nat(6), { minLength: 7, maxLength: 7 }),
    fc.boolean(),
  )
  // in one of two months counts are repeated, as ties are where a rule errs
  .map(([counts, of, repeated]) => (repeated ? of.map((at) => counts[at % 3] ?? 0) : counts))
const limitArbitrary = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 3, max: 8 }) },
  { weight: 3, arbitrary: fc.integer({ min: 3, max: 50 }) },
)
type Change = {
  readonly by: readonly number[]
  readonly below: number | null
  readonly anew: readonly number[] | null
  /** the month was closed again before this version */
  readonly revised: boolean
}
const changeArbitrary: fc.Arbitrary<Change> = fc.record({
  by: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -4, max: 2 })), { minLength: 7, maxLength: 7 }),
  below: fc.option(limitArbitrary, { freq: 2 }),
  anew: fc.option(countsArbitrary, { freq: 5 }),
  revised: fc.boolean(),
})
const monthArbitrary = fc
  .tuple(countsArbitrary, limitArbitrary, fc.array(changeArbitrary, { maxLength: 3 }), fc.nat(3))
  .map(([counts, below, changes, one]) => {
    // the first version of one month in four is from before counts were pooled
    const versions: [TrueVersion, ...TrueVersion[]] = [{ counts, below, revision: 1, former: one === 0 }]
    for (const change of changes) {
      const last = versions.at(-1) ?? versions[0]
      const changed = last.counts.map((n, category) => Math.max(0, n + (change.by[category] ?? 0)))
      versions.push({
        counts: change.revised ? (change.anew ?? changed) : last.counts,
        below: change.below ?? last.below,
        revision: (last.revision ?? 0) + (change.revised ? 1 : 0),
      })
    }
    return versions
  })
const livesArbitrary = fc.record({
  order: fc.shuffledSubarray([...CATEGORIES], { minLength: 7, maxLength: 7 }),
  months: fc.array(monthArbitrary, { minLength: 1, maxLength: 4 }),
})

const untold = ({ rows }: PublishedFigures) => rows.filter(({ n }) => n === null).map(({ category }) => category)

/** What is wrong with the figures of a version, beside what they tell. */
function faultsIn(
  { counts, former }: TrueVersion,
  figures: PublishedFigures,
  before: readonly PublishedFigures[],
): string[] {
  if (former) return []
  const { rows, pooled, total, below } = figures
  const hidden = untold(figures)
  const leftOut = before.some(leavesCountsOut)
  const sum = counts.reduce(
    (all, n, at) => all + (leftOut && hidden.some((category) => category === CATEGORIES[at]) ? 0 : n),
    0,
  )
  const shares = [...rows.map(({ percent }) => percent), pooled?.percent ?? null].flatMap((each) => each ?? [])
  const holds: Readonly<Record<string, boolean>> = {
    'the total is the true one, or below the limit': total === (sum < below && !leftOut ? null : sum),
    'a total that is not told has nothing beside it': total !== null || (pooled === null && hidden.length === 7),
    'a count that is told is the true one': rows.every(
      ({ category, n }) => n === null || n === counts[CATEGORIES.indexOf(category)],
    ),
    'no small count is told': total === null || rows.every(({ n }) => n === null || n === 0 || n >= below),
    'there is a pool where a count is not told':
      total === null || leftOut || (pooled === null) === (hidden.length === 0),
    'the pool says how many it holds, two at least':
      !pooled || (pooled.categories === hidden.length && hidden.length > 1),
    'the pool reaches the limit': !pooled || pooled.n >= below,
    'all that is told is the total':
      total === null || rows.reduce((all, { n }) => all + (n ?? 0), pooled?.n ?? 0) === sum,
    'there are no shares of less than twenty': (total ?? 0) >= 20 || shares.length === 0,
    'shares add up':
      (total ?? 0) < 20 || Math.abs(shares.reduce((a, b) => a + b, 0) - 100) < 0.05 * shares.length + 1e-9,
    'what was not told stays pooled': before.every((each) =>
      untold(each).every((category) => hidden.includes(category)),
    ),
    'the limit gets no lower': before.every((each) => each.below <= below),
  }
  return Object.keys(holds).filter((what) => !holds[what])
}

export type TriedMonths = {
  readonly versions: number
  readonly pooled: number
  readonly faults: readonly string[]
  readonly told: readonly ToldSecret[]
}

/** Random lives of several months with corrections and changed limits: what is wrong in their figures, and which pooled counts an attacker can tell. */
export function tryRandomMonths(runs: number): TriedMonths {
  const tried = { versions: 0, pooled: 0, faults: [] as string[], told: [] as ToldSecret[] }
  for (const { order, months } of fc.sample(livesArbitrary, { numRuns: runs, seed: SEED })) {
    const publish = publisherIn(order)
    for (const versions of months) {
      const published = publishAll(publish, versions)
      for (const [at, figures] of published.entries()) {
        const version = versions[at]
        if (version) tried.faults.push(...faultsIn(version, figures, published.slice(0, at)))
        if (!version?.former && figures.rows.some(({ category }, row) => category !== order[row]))
          tried.faults.push('order')
        tried.versions += 1
        tried.pooled += figures.pooled?.categories ?? 0
      }
      tried.told.push(...findToldSecrets(publish, versions))
      const asTold = publishAll(publisherAsTold(), versions)
      if (JSON.stringify(publishAll(publisherIn(CATEGORIES), versions)) !== JSON.stringify(asTold))
        tried.faults.push('another rule than the documents tell')
    }
  }
  return tried
}

/** Random months published by another rule: how many pooled counts are told. */
export const countTold = (publish: Publisher, months: number): number =>
  fc
    .sample(monthArbitrary, { numRuns: months, seed: SEED })
    .reduce((found, versions) => found + findToldSecrets(publish, versions).length, 0)
