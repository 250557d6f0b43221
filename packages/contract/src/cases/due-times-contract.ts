import { QUEUES } from '@mimamori/policy/cases/case-model'
import { type DueTimes, MAX_DUE_TIMES_REASON_LENGTH } from '@mimamori/policy/cases/due-time-rules'
import { SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** Due times with when and why they were set. `by`: alias, `null` where there is no such account any more. */
export type ListedDueTimes = { from: string; times: DueTimes; setAt: string; by: string | null; reason: string }

/** `inForce`: minutes, for what arrives now. `planned`: those that begin later, the next first. `past`: those before, the newest first. */
export type DueTimesState = {
  inForce: { times: DueTimes; set: ListedDueTimes | null }
  planned: ListedDueTimes[]
  past: ListedDueTimes[]
}

const Minutes = z.int().min(1).max(1_000_000)
const BySeverity = z.record(z.enum(SEVERITIES), Minutes)

/** How long a case may take, by queue and severity. */
export const dueTimes = {
  state: oc.meta({ permission: 'due_times.set' }).output(type<DueTimesState>()),
  /** Sets the due times for what arrives from a day on, Japan time; `null`: from now on. */
  set: oc
    .meta({ permission: 'due_times.set' })
    .input(
      z.strictObject({
        from: z.iso.date().nullable(),
        times: z.record(z.enum(QUEUES), BySeverity),
        reason: text(MAX_DUE_TIMES_REASON_LENGTH),
      }),
    )
    .output(type<void>())
    .errors(refusals),
}
