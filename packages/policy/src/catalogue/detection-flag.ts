import type { JobFormat, RewardType, TargetType } from '../intake/intake-arrivals.ts'
import type { Category } from './violation-categories.ts'

/** Half-open range of UTF-16 code units in the original text, as `String.prototype.slice` takes it. */
export type Span = { readonly field: 'title' | 'body'; readonly start: number; readonly end: number }

/** One finding of the detector (検出): which rule, where, how sure, and why as a code that `copy` words. */
export type Flag = {
  readonly category: Category
  /** stable id of the rule, e.g. `direct_deal.chat_contact` */
  readonly rule: string
  readonly spans: readonly Span[]
  /** 0 to 1, two decimals */
  readonly score: number
  /** code of the reason; `copy/detection` says it in Japanese and English */
  readonly reason: string
}

/** What the detector reads: the words are judged together with where they are, the format, the reward and the escrow. */
export type Scannable = {
  readonly type: Exclude<TargetType, 'member'>
  readonly title: string
  readonly body: string
  readonly format: JobFormat
  /** money is already in escrow (仮払い済み); only ever true for messages */
  readonly escrowed: boolean
  readonly reward: { readonly type: RewardType; readonly min: number | null } | null
}
