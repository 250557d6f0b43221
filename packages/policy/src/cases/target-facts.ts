import type { ContractState, Engagements, JobFormat, Reward } from '../intake/intake-arrivals.ts'

/** The facts that are stored with a text, by kind of target. */
export type TargetFacts =
  | {
      readonly type: 'job'
      readonly format: JobFormat
      readonly category: string
      readonly reward: Reward
      readonly seats: number
      readonly postedAt: string
      readonly engagements: Engagements
    }
  | { readonly type: 'proposal'; readonly jobId: string; readonly sentAt: string }
  | {
      readonly type: 'message'
      readonly jobId: string
      readonly recipientId: string
      readonly sentAt: string
      readonly escrowed: boolean
      readonly format: JobFormat
      readonly contract?: ContractState
    }
  /** a proposal or message known only from the snapshot a report carried */
  | { readonly type: 'snapshot'; readonly sentAt: string }
  | { readonly type: 'member' }
  | { readonly type: 'contract' }
  | { readonly type: 'enquiry' }
