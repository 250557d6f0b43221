import type { MemberRole } from '../intake/intake-arrivals.ts'
import { type Comparison, criteriaOf, type StandardSet } from './standard-definition.ts'

export type TopShare = Extract<Comparison, { readonly op: 'top_share' }>

/** A top share with the months it is over and the role whose members are ranked. */
export type RankedShare = {
  readonly comparison: TopShare
  readonly windowMonths: number | null
  readonly role: MemberRole
}

/** From which value on somebody is within each top share, by `topShareKey`; `null`: nobody is. */
export type TopShareLines = Readonly<Record<string, number | null>>

const EVERYONE = '*'

/** The key of a top share among members of a category; of all members where it is ranked among everyone, or they have no category. */
export function topShareKey({ comparison, windowMonths, role }: RankedShare, category: string | null): string {
  const { metric, threshold, per } = comparison
  const among = per === 'category' && category !== null ? `=${category}` : EVERYONE
  return [role, metric, windowMonths ?? '', threshold, among].join('|')
}

/** Every top share that a set of standards asks for. */
export function rankedShares({ standards }: Pick<StandardSet, 'standards'>): readonly RankedShare[] {
  const found = standards.flatMap((standard) =>
    criteriaOf(standard).flatMap(({ anyOf, appliesWhen, windowMonths }) =>
      (appliesWhen === null ? anyOf : [...anyOf, appliesWhen]).flatMap((comparison): RankedShare[] =>
        comparison.op === 'top_share' ? [{ comparison, windowMonths, role: standard.role }] : [],
      ),
    ),
  )
  const byKey = new Map(found.map((share) => [`${topShareKey(share, null)}|${share.comparison.per}`, share]))
  return [...byKey.values()]
}

/**
 * The value from which on somebody is within the greatest `share` basis points of these values. Places are rounded down: the best of four is
 * not within 20 %. Whoever has the same as the last place is within, too, so that equal values are treated alike. Somebody with 0 never is.
 */
export function topShareLine(values: ArrayLike<number>, share: number): number | null {
  const places = Math.floor((values.length * share) / 10_000)
  if (places === 0) return null
  const sorted = Float64Array.from(values).sort()
  const line = sorted[sorted.length - places] ?? 0
  return Math.max(1, line)
}

/** Collects the values that are ranked, of one member after another, and draws the lines. */
export function createTopShareRanking(shares: readonly RankedShare[]): {
  readonly add: (share: RankedShare, category: string | null, value: number) => void
  readonly lines: () => TopShareLines
} {
  const values = new Map<string, { readonly threshold: number; readonly of: number[] }>()
  const put = (key: string, threshold: number, value: number) => {
    const known = values.get(key)
    if (known) known.of.push(value)
    else values.set(key, { threshold, of: [value] })
  }
  return {
    add(share, category, value) {
      const { threshold } = share.comparison
      const key = topShareKey(share, category)
      put(key, threshold, value)
      // whoever has no category is ranked among everyone
      const among = topShareKey(share, null)
      if (among !== key) put(among, threshold, value)
    },
    lines: () =>
      Object.fromEntries([
        ...shares.map((share) => [topShareKey(share, null), null] as const),
        ...[...values].map(([key, { threshold, of }]) => [key, topShareLine(of, threshold)] as const),
      ]),
  }
}
