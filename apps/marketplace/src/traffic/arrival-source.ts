import type { JobKind } from '@mimamori/examples/job-examples'
import type { Arrival, Job, Member, Notice } from '../site/site-records.ts'

/** The truth about an arrival: clean, or a violation of this kind. */
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

/** The source of arrivals: example data. */
export type ArrivalSource = {
  readonly members: readonly Member[]
  /** the next arrival of an ordinary day */
  next(at: string): Arrival
  /** an arrival of this kind and truth */
  create(kind: Arrival['kind'], truth: Truth, at: string): Arrival
  /** what the site has measured of a member by an instant */
  metricsOf(member: Member, at: string): Arrival
  /** the job as its client rewrites it after a request for correction */
  corrected(job: Job, request: Notice, at: string): Job
}
