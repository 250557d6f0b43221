import type { JobKind } from '@mimamori/examples/job-examples'
import type { Arrival, Job, Member, Notice } from '../site/site-records.ts'

/** What an arrival is made to be. */
export type Truth = JobKind
export const TRUTHS = [
  'clean',
  'several',
  'mlm',
  'stealth_marketing',
  'external_terms',
  'direct_deal',
  'uncertain_reward',
  'free_sample',
  'other',
] as const satisfies readonly Truth[]

/** Where arrivals come from: the example data, in one place. */
export type ArrivalSource = {
  readonly members: readonly Member[]
  /** the next arrival of an ordinary day */
  next(at: string): Arrival
  /** one of this kind, made to be what is asked for */
  create(kind: Arrival['kind'], truth: Truth, at: string): Arrival
  /** the job as its client rewrites it when the desk asks for a correction */
  corrected(job: Job, request: Notice, at: string): Job
}
