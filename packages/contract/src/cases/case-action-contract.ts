import { MAX_CASE_REASON_LENGTH } from '@mimamori/policy/cases/set-aside-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Instant, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import { CaseId, ClaimedCase } from './case-contract.ts'

const ClaimedCaseWithReason = z.strictObject({ ...ClaimedCase.shape, why: text(MAX_CASE_REASON_LENGTH) })

/**
 * Actions that move a case without deciding it. All except pinning need a claim, and end it, and can be undone by their
 * `actId` within the undo window.
 */
export const caseActions = {
  /**
   * Snoozes for 2 minutes to 30 days. A signal or a claim wakes the case before. A reason is kept as a note; it is required where the case
   * would come back after it is due.
   */
  snooze: oc
    .meta({ permission: 'cases.decide' })
    .input(z.strictObject({ ...ClaimedCase.shape, until: Instant, why: text(MAX_CASE_REASON_LENGTH).optional() }))
    .output(type<{ until: string; actId: string }>())
    .errors(refusals),
  /** The case waits for a lead; the reason is kept as an internal note. */
  escalate: oc
    .meta({ permission: 'cases.decide' })
    .input(ClaimedCaseWithReason)
    .output(type<{ escalated: true; actId: string }>())
    .errors(refusals),
  /** A lead returns an escalated case to its queue; the reason is kept as an internal note. */
  sendBack: oc
    .meta({ permission: 'cases.lead' })
    .input(ClaimedCaseWithReason)
    .output(type<{ sentBack: true; actId: string }>())
    .errors(refusals),
  /** Raises from patrol to the flagged queue, open for everybody. A reason is optional, and kept as a note. */
  raise: oc
    .meta({ permission: 'cases.decide' })
    .input(ClaimedCaseWithReason)
    .output(type<{ raised: true; actId: string }>())
    .errors(refusals),
  /** For leads, without a claim: on top of its queue. */
  pin: oc
    .meta({ permission: 'cases.lead' })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<{ pinnedAt: string }>())
    .errors(refusals),
  unpin: oc
    .meta({ permission: 'cases.lead' })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<{ pinnedAt: null }>())
    .errors(refusals),
}
