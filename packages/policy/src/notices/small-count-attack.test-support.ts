import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { PublishedFigures } from './small-count-rules.ts'

/** The true counts of a month, in the order of CATEGORIES, and the limit of the desk when they are published. */
export type TrueVersion = {
  readonly counts: readonly number[]
  readonly below: number
  /** of the closed month: versions of one revision have the same counts; left out: it has counts of its own */
  readonly revision?: number
  /** published by the program before counts were pooled */
  readonly former?: boolean
}

/** What a desk publishes of these true counts, after these versions. */
export type Publisher = (version: TrueVersion, before: readonly PublishedFigures[]) => PublishedFigures

/** Everything published of a month, one version after the other. */
export function publishAll(publish: Publisher, versions: readonly TrueVersion[]): PublishedFigures[] {
  const published: PublishedFigures[] = []
  for (const version of versions)
    published.push((version.former ? publishAsFormerly : publish)(version, [...published]))
  return published
}

/** What the program before published: small counts are left out, and the total is without them. */
const publishAsFormerly = ({ counts, below }: TrueVersion): PublishedFigures => leaveOut(counts, below, new Set())

/** Counts from 1 to one below the limit are left out, these too, and of the total. */
function leaveOut(counts: readonly number[], below: number, also: ReadonlySet<number>): PublishedFigures {
  const shown = counts.map((n, index) => (also.has(index) || (n >= 1 && n < below) ? null : n))
  const total = shown.reduce<number>((sum, n) => sum + (n ?? 0), 0)
  const percentOf = (n: number) => (total < 20 ? null : Math.round((1000 * n) / total) / 10)
  const rows = CATEGORIES.map((category, index) => {
    const n = shown[index] ?? null
    return { category, n, percent: n === null ? null : percentOf(n) }
  })
  return { month: '', revision: 0, below, rows, pooled: null, total }
}

export type RuleAsTold = {
  readonly second: boolean
  readonly zeros: boolean
  readonly ties: boolean
  readonly leftOut: boolean
}
const AS_TOLD: RuleAsTold = { second: true, zeros: true, ties: true, leftOut: true }

/**
 * The rule as an outsider reads it in the documents, in code of their own: thresholds are tried one after the other. Without `second` no further category
 * joins, without `zeros` counts of none are shown, without `ties` they join one by one in the order of categories,
 * without `leftOut` what was left out before is pooled in a correction.
 */
export const publisherAsTold =
  ({ second, zeros, ties, leftOut }: RuleAsTold = AS_TOLD): Publisher =>
  ({ counts, below: setting }, before) => {
    const below = [setting, ...before.map((each) => each.below)].sort((a, b) => b - a)[0] ?? 0
    const all = counts.map((_, index) => index)
    const total = counts.reduce((a, b) => a + b, 0)
    const told = (pooled: ReadonlySet<number>, nothing = false): PublishedFigures => {
      const n = [...pooled].reduce((sum, index) => sum + (counts[index] ?? 0), 0)
      const percent = (of: number) => (total < 20 ? null : Math.round((1000 * of) / total) / 10)
      const rows = CATEGORIES.map((category, index) => {
        const count = counts[index] ?? 0
        return nothing || pooled.has(index)
          ? { category, n: null, percent: null }
          : { category, n: count, percent: percent(count) }
      })
      const sum = nothing || pooled.size === 0 ? null : { categories: pooled.size, n, percent: percent(n) }
      return { month: '', revision: 0, below, rows, pooled: sum, total: nothing ? null : total }
    }
    const earlier = new Set(
      before.flatMap(({ rows }) => rows.filter(({ n }) => n === null).map((row) => CATEGORIES.indexOf(row.category))),
    )
    const former = before.some((each) => each.total !== null && !each.pooled && each.rows.some(({ n }) => n === null))
    if (leftOut && former) return leaveOut(counts, below, earlier)
    if (total < below) return told(new Set(), true)
    if (earlier.size === 0 && !counts.some((n) => n >= 1 && n < below)) return told(new Set())
    const pool = new Set(earlier)
    for (const threshold of [...counts, below - 1].sort((a, b) => a - b)) {
      for (const index of all.filter((each) => counts[each] === threshold && (zeros || threshold > 0))) {
        pool.add(index)
        if (!ties && threshold >= below && enough()) return told(pool)
      }
      if (threshold >= below - 1 && (!second || enough())) return told(pool)
    }
    return told(pool)
    function enough(): boolean {
      const values = [...pool].map((index) => counts[index] ?? 0)
      return values.length >= 2 && values.reduce((a, b) => a + b, 0) >= below && new Set(values).size > 1
    }
  }

const rotations = <T>(list: readonly T[]): T[][] => list.map((_, by) => [...list.slice(by), ...list.slice(0, by)])

/** A sum in `parts` of at most `most`: the first ones as large as they can be. `null`: it is too large. */
function filled(sum: number, parts: number, most: number): number[] | null {
  let rest = sum
  const values = Array.from({ length: parts }, () => {
    const value = Math.min(rest, most)
    rest -= value
    return value
  })
  return rest === 0 ? values : null
}

/** What the counts of a pool could be, for all that its sum tells: from the numbers published alone. */
function* guessedPools(sum: number, parts: number, below: number): Generator<number[]> {
  for (let small = 0; small < Math.min(below, sum + 1, 3); small++)
    yield* rotations([small, sum - small, ...Array<number>(Math.max(0, parts - 2)).fill(0)].slice(0, parts))
  for (let few = parts; few >= 1; few--) {
    const others = parts - few
    for (let part = Math.min(sum, few * (below - 1)); part >= 0; part--) {
      const each = others === 0 ? 0 : (sum - part) / others
      if (others === 0 ? part !== sum : !Number.isInteger(each) || each < below) continue
      const small = filled(part, few, below - 1)
      if (small) yield* rotations([...small, ...Array<number>(others).fill(each)])
      // and spread evenly
      const even = Array.from({ length: few }, (_, n) => Math.floor((part + n) / few))
      yield* rotations([...even, ...Array<number>(others).fill(each)])
    }
  }
}

/** Counts that a version could be of, as far as its own numbers tell. */
function* guessesOf({ rows, pooled, total, below }: PublishedFigures): Generator<number[]> {
  const shown = CATEGORIES.map((category) => rows.find((row) => row.category === category)?.n ?? null)
  if (total === null) {
    yield shown.map(() => 0)
    yield* shown.map((_, at) => shown.map((_, index) => (index === at ? 1 : 0)))
    return
  }
  if (!pooled && shown.includes(null)) {
    for (let n = 1; n < Math.max(below, 3); n++) yield shown.map((each) => each ?? n)
    return
  }
  for (const guess of guessedPools(pooled?.n ?? 0, pooled?.categories ?? 0, below)) {
    const values = [...guess]
    yield shown.map((n) => n ?? values.shift() ?? Number.NaN)
  }
}

export type ToldSecret = { readonly version: number; readonly category: Category; readonly n: number | undefined }

/**
 * Attacks everything that was published of a month by an attacker who knows the rule and all the numbers, and looks for histories of true counts
 * that publish exactly the same. Versions of one revision have the same counts: what the first of them tells is known of all. Returns the counts that are
 * not told and had one value in all of them.
 */
export function findToldSecrets(publish: Publisher, versions: readonly TrueVersion[]): ToldSecret[] {
  const published = publishAll(publish, versions)
  const same = JSON.stringify(published)
  const revisionOf = (at: number) => versions[at]?.revision ?? `own ${at}`
  return published.flatMap((figures, version) => {
    if (versions.some((_, earlier) => earlier < version && revisionOf(earlier) === revisionOf(version))) return []
    const open = new Map(
      CATEGORIES.filter((_, at) => figures.rows.some((row) => row.category === CATEGORIES[at] && row.n === null)).map(
        (category) => [category, new Set<number>()] as const,
      ),
    )
    for (const counts of guessesOf(figures)) {
      if ([...open.values()].every((values) => values.size > 1)) break
      const asNew = [...open].some(([category, values]) => !values.has(counts[CATEGORIES.indexOf(category)] ?? 0))
      if (!asNew) continue
      const other = versions.map((each, index) =>
        revisionOf(index) === revisionOf(version) ? { ...each, counts } : each,
      )
      if (JSON.stringify(publishAll(publish, other)) !== same) continue
      for (const [category, values] of open) values.add(counts[CATEGORIES.indexOf(category)] ?? 0)
    }
    return [...open].flatMap(([category, values]) =>
      values.size > 1 ? [] : [{ version, category, n: versions[version]?.counts[CATEGORIES.indexOf(category)] }],
    )
  })
}
