import type { WriterFacts } from '../detection/writer-facts.ts'
import type { ContractState, JobFormat, RewardType, Target, TargetType } from '../intake/intake-arrivals.ts'
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
  /** what its score counts times in the rank, where its source had a poor track record on arrival; see `detection/track-record.ts` */
  readonly weight?: number
  /** of a copy: the hidden text that it nearly is */
  readonly copies?: Target
}

const SURE_SCORE = 0.9

/** Is a flag of this score, 0 to 1, a sure one? Passing its text asks why, and few such passes of one person are learned from. */
export const isSureScore = (score: number): boolean => score >= SURE_SCORE

const FAIRLY_SURE_SCORE = 0.7

/** Below this score a list says that a flag is less sure than most. */
export const isFairlySureScore = (score: number): boolean => score >= FAIRLY_SURE_SCORE

/** What the detector made of a text when it arrived. Later versions of rules and models change nothing in it. */
export type Suspicion = {
  /** highest score first; empty: it waits on patrol */
  readonly flags: readonly Flag[]
  /** the model's probability that it is a violation, 0 to 1, three decimals; `null`: no model read it */
  readonly probability: number | null
  /** version of that model */
  readonly model: string | null
  /** the likeliest category by that model, also where it flags nothing; `null`: not known any more, or no model read it */
  readonly category?: Category | null
}

/** What a model in shadow makes of a text: it is kept beside the text, and flags nothing. */
export type ShadowFinding = {
  readonly model: string
  /** that the text is a violation, 0 to 1 */
  readonly probability: number
  readonly category: Category
  /** would it have flagged the text? */
  readonly flagged: boolean
}

/** Of what no detector has read, as members have no text of their own. */
export const NO_SUSPICION: Suspicion = { flags: [], probability: null, model: null }

/** What the detector reads: the words are judged together with where they are, the format, the reward and the escrow. */
export type Scannable = {
  readonly type: Exclude<TargetType, 'member'>
  readonly title: string
  readonly body: string
  readonly format: JobFormat
  /** money is already in escrow (仮払い済み); only ever true for messages */
  readonly escrowed: boolean
  readonly reward: { readonly type: RewardType; readonly min: number | null } | null
  /** of a message: the state of the contract; left out: not told */
  readonly contract?: ContractState | undefined
  /** left out: not known */
  readonly writer?: WriterFacts | undefined
}
