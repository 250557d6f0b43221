import type { Category } from '../catalogue/violation-categories.ts'
import type { MinuteRange } from './wait-histogram.ts'

/** The main point of a chart, as figures; `packages/copy` words it. Computed from what the chart shows. */
export type ChartMessage =
  | { readonly says: 'nothing' }
  /** the most frequent category; `moved`: another that changed more */
  | {
      readonly says: 'most'
      readonly category: Category
      readonly n: number
      readonly difference: number
      readonly moved: { readonly category: Category; readonly difference: number } | null
    }
  /** several categories tie as the most frequent; `moved`: the one that changed most, if any */
  | {
      readonly says: 'tied'
      readonly categories: readonly Category[]
      readonly n: number
      readonly moved: { readonly category: Category; readonly difference: number } | null
    }
  /** the share of the three most frequent categories together */
  | { readonly says: 'first'; readonly count: number; readonly share: number }
  | { readonly says: 'key'; readonly key: string; readonly n: number; readonly share: number }
  | { readonly says: 'tiedKeys'; readonly keys: readonly string[]; readonly n: number; readonly share: number }
  /** too few targets in one of the months to compare shares */
  | { readonly says: 'few'; readonly month: string; readonly n: number }
  /** the share that moved most between two months */
  | {
      readonly says: 'share'
      readonly category: Category
      readonly from: { readonly month: string; readonly share: number }
      readonly to: { readonly month: string; readonly share: number }
    }
  /** the category whose count moved most between two months */
  | {
      readonly says: 'count'
      readonly category: Category
      readonly from: { readonly month: string; readonly n: number }
      readonly to: { readonly month: string; readonly n: number }
    }
  | {
      readonly says: 'flow'
      readonly month: string
      readonly opened: number
      readonly decided: number
    }
  /** cases undecided at the end of a month, and the change from the end of the month before */
  | { readonly says: 'backlog'; readonly month: string; readonly n: number; readonly difference: number }
  | {
      readonly says: 'wait'
      readonly month: string
      readonly median: MinuteRange
      readonly n: number
      readonly before: MinuteRange | null
    }
  | {
      readonly says: 'overturned'
      readonly month: string
      readonly n: number
      readonly of: number
      readonly share: number
    }

export const NOTHING_TO_SAY: ChartMessage = { says: 'nothing' }
