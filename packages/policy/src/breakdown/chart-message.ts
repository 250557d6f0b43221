import type { Category } from '../catalogue/violation-categories.ts'
import type { RateInterval } from './rate-interval.ts'
import type { UsualRange } from './usual-range-rules.ts'
import type { MinuteRange } from './wait-histogram.ts'

/** A category outside its usual range, whose ends are `from` and `to`, in cases. */
export type UsualChange = {
  readonly category: Category
  readonly n: number
  readonly from: number
  readonly to: number
}

/**
 * The categories of a month beside their usual ranges: those outside, the furthest first. `running`: part of a month is compared with
 * nothing; `unknown`: of so many finished months, which are too few; `none`: of no month.
 */
export type UsualComparison =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly day: number }
  | { readonly kind: 'unknown'; readonly months: number }
  | { readonly kind: 'known'; readonly changes: readonly UsualChange[] }

/** The main point of a chart, as figures; `packages/copy` words it. Computed from what the chart shows. */
export type ChartMessage =
  | { readonly says: 'nothing' }
  /** the most frequent category */
  | {
      readonly says: 'most'
      readonly month: string
      readonly category: Category
      readonly n: number
      readonly usual: UsualComparison
    }
  /** several categories tie as the most frequent */
  | {
      readonly says: 'tied'
      readonly month: string
      readonly categories: readonly Category[]
      readonly n: number
      readonly usual: UsualComparison
    }
  /** how many of all the three most frequent categories are together; `share`: `null` where all are too few */
  | {
      readonly says: 'first'
      readonly count: number
      readonly n: number
      readonly of: number
      readonly share: number | null
    }
  | { readonly says: 'key'; readonly key: string; readonly n: number; readonly share: number | null }
  | { readonly says: 'tiedKeys'; readonly keys: readonly string[]; readonly n: number; readonly share: number | null }
  /** too few targets in the month to speak of shares */
  | { readonly says: 'few'; readonly month: string; readonly n: number }
  /** shares of a month, each the count of `of` */
  | { readonly says: 'shares'; readonly month: string; readonly of: number; readonly usual: UsualComparison }
  /** counts of a month */
  | { readonly says: 'counts'; readonly month: string; readonly usual: UsualComparison }
  | { readonly says: 'total'; readonly month: string; readonly n: number; readonly range: UsualRange }
  /** cases received and decided; `range`: of those received, `null` in a month that runs, of which `day` is the last day counted */
  | {
      readonly says: 'flow'
      readonly month: string
      readonly opened: number
      readonly decided: number
      readonly day: number | null
      readonly range: UsualRange | null
    }
  /** cases undecided at the end of a month, or now; and at the end of the month before */
  | {
      readonly says: 'backlog'
      readonly month: string
      readonly n: number
      readonly running: boolean
      readonly before: number | null
    }
  | {
      readonly says: 'wait'
      readonly month: string
      readonly median: MinuteRange
      readonly n: number
      readonly before: MinuteRange | null
    }
  | { readonly says: 'overturned'; readonly month: string; readonly rate: RateInterval }
  /** violations among the cases received or decided in a month; `range`: how many of so many are usual */
  | {
      readonly says: 'rate'
      readonly month: string
      readonly base: RateBase
      readonly rate: RateInterval
      readonly range: UsualRange
    }

/** What violations are a part of. */
export type RateBase = 'received' | 'decided'

export const NOTHING_TO_SAY: ChartMessage = { says: 'nothing' }
