import { CONTRACT_STATES, JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { z } from 'zod'
import { Id, Instant, text } from './field-contract.ts'

/** `PUT /proposals/{id}`: scanned, and stored only if flagged. */
export const ProposalBody = z.strictObject({
  id: Id,
  jobId: Id,
  freelancerId: Id,
  body: text(20_000, 1),
  sentAt: Instant,
})

/** `POST /messages`: scanned, and stored only if flagged. `escrowed` and `format` decide whether a contact is allowed. */
export const MessageBody = z.strictObject({
  id: Id,
  jobId: Id,
  senderId: Id,
  recipientId: Id,
  body: text(20_000, 1),
  sentAt: Instant,
  escrowed: z.boolean(),
  format: z.enum(JOB_FORMATS),
  contract: z
    .enum(CONTRACT_STATES)
    .meta({ description: 'state of the contract between the two when the message was sent; leave out if unknown' })
    .optional(),
})
