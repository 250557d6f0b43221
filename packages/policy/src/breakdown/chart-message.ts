import type { Category } from '../catalogue/violation-categories.ts'
import type { MinuteRange } from './wait-histogram.ts'

/** What a chart says, as figures: the words are those of whoever reads it. Each is worked out of what the chart shows. */
export type ChartMessage =
  | { readonly says: 'nothing' }
  /** the most frequent; `moved`: another that changed more than it did */
  | {
      readonly says: 'most'
      readonly category: Category
      readonly n: number
      readonly difference: number
      readonly moved: { readonly category: Category; readonly difference: number } | null
    }
  /** several that are the most frequent, none more than another; `moved`: the one that changed most, if any did */
  | {
      readonly says: 'tied'
      readonly categories: readonly Category[]
      readonly n: number
      readonly moved: { readonly category: Category; readonly difference: number } | null
    }
  /** the first few together, and how much of all that is */
  | { readonly says: 'first'; readonly count: number; readonly share: number }
  | { readonly says: 'key'; readonly key: string; readonly n: number; readonly share: number }
  | { readonly says: 'tiedKeys'; readonly keys: readonly string[]; readonly n: number; readonly share: number }
  /** too few in one of the months to say how shares moved */
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
  /** what is undecided when a month ends, and the difference to the end of the one before */
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
