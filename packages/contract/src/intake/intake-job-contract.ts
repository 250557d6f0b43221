import { JOB_FORMATS, REWARD_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { z } from 'zod'
import { count, Id, Instant, text, Yen } from './field-contract.ts'

/**
 * `PUT /jobs/{id}`: the present state of a job. A changed text is a new content version; an older `updatedAt` changes
 * nothing.
 */
export const JobBody = z.strictObject({
  id: Id,
  clientId: Id,
  title: text(200, 1),
  description: text(20_000, 1),
  format: z.enum(JOB_FORMATS),
  category: text(100),
  reward: z.strictObject({ type: z.enum(REWARD_TYPES), min: Yen.nullable(), max: Yen.nullable() }),
  seats: count(100_000),
  postedAt: Instant,
  updatedAt: Instant,
  engagements: z.strictObject({ contracts: count(), escrowedYen: Yen, freelancers: count() }),
})
