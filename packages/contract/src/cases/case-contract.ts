import { MAX_RESERVATIONS } from '@mimamori/policy/cases/case-model'
import { WORK_VIEWS } from '@mimamori/policy/queue/queue-view-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { serial } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { Filters, SortName } from '../queue/queue-filter-contract.ts'
import { refusals } from '../refusal-contract.ts'
import type { CaseReview } from './any-case-contract.ts'
import { findCases } from './find-case-contract.ts'

export const CaseId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a case')
/** The list that the next case is taken from, with its filters and order. */
export const QueueSource = {
  view: z.enum(WORK_VIEWS),
  filters: Filters.optional(),
  sort: SortName.optional(),
}
export const ClaimedCase = z.strictObject({ caseId: CaseId, fence: serial() })

export const cases = {
  get: oc
    .meta({ permission: 'cases.read', background: true })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<CaseReview>())
    .errors(refusals),
  find: findCases,
  /** Claims the first case of a list; `null`: the list has none. */
  claimNext: oc
    .meta({ permission: 'cases.decide', background: true })
    .input(z.strictObject(QueueSource))
    .output(type<CaseReview | null>())
    .errors(refusals),
  claim: oc
    .meta({ permission: 'cases.decide', stores: true, background: true })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<CaseReview>())
    .errors(refusals),
  /**
   * Reserves the next cases of a list for 60 s each, to load them ahead. Returns all reservations of this person, old
   * and new.
   */
  reserve: oc
    .meta({ permission: 'cases.decide', background: true })
    .input(z.strictObject({ ...QueueSource, count: z.int().min(1).max(MAX_RESERVATIONS) }))
    .output(type<CaseReview[]>())
    .errors(refusals),
  /** Heartbeat of a claim; also promotes a reservation once its case is on screen. The fence stays. */
  renew: oc
    .meta({ permission: 'cases.decide', stores: true, background: true })
    .input(ClaimedCase)
    .output(type<{ endsAt: string }>())
    .errors(refusals),
  /** `actId`: by which it can be undone; `null`: it was a reservation, which a page gives back by itself. */
  release: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(ClaimedCase)
    .output(type<{ released: true; actId: string | null }>())
    .errors(refusals),
}
