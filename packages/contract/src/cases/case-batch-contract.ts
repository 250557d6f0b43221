import { type Case, MAX_CLAIM_PAGE_SIZE, type ReviewCase } from '@mimamori/policy/cases/case-model'
import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'
import type { PassObjection } from '@mimamori/policy/decisions/passing-rules'
import type { Verifications } from '@mimamori/policy/intake/intake-arrivals'
import type { MemberStanding } from '@mimamori/policy/members/standing-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { list } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { type CurrentCase, type Refusal, refusals } from '../refusal-contract.ts'
import { CaseId, ClaimedCase, QueueSource } from './case-contract.ts'
import type { PersonReasonLine } from './person-reason-contract.ts'

/** One claimed case of a page, with all it takes to judge it in its row. `fence` and `contentVersion` go into the decision. */
export type PageRow = Case &
  ReviewCase & {
    endsAt: string
    openedAt: string
    dueAt: string
    title: string
    body: string
    receivedAt: string
    visible: boolean
    facts: TargetFacts
    flags: Flag[]
    /** what people did that explains why it is here; left out: nothing */
    people?: PersonReasonLine[]
    /** valid reports in the case, and how many people filed them */
    reports: number
    reporters: number
    authorId: string
    standing: MemberStanding
    /** since when the author is a member, and what was verified; `null` until the marketplace has sent them */
    background: { registeredAt: string; verifications: Verifications } | null
    /** what the ladder suggests next for the author; `null`: nothing */
    next: Rung | null
    /** what speaks against passing the case, which then asks why */
    objections: readonly PassObjection[]
  }

/** A case that was refused, as it is now; `null`: there is no such case. */
export type RefusedCase = { caseId: string; refusal: Refusal | 'not_found'; present: CurrentCase | null }

export type ClaimedPage = { claimed: PageRow[]; refused: RefusedCase[] }

const ClaimedCases = z.strictObject({ cases: list(ClaimedCase, MAX_CLAIM_PAGE_SIZE, 1) })

/** Patrol and bulk: a page of cases at a time, each with a fence of its own and a lease of 120 s. */
export const caseBatches = {
  /** Of the patrol by rank, what the detector doubts most comes first within the page; else the order is that of the list. */
  claimPage: oc
    .meta({ permission: 'cases.decide' })
    .input(
      z.union([
        z.strictObject({ ...QueueSource, count: z.int().min(1).max(MAX_CLAIM_PAGE_SIZE) }),
        z.strictObject({ ids: list(CaseId, MAX_CLAIM_PAGE_SIZE, 1) }),
      ]),
    )
    .output(type<ClaimedPage>())
    .errors(refusals),
  renewMany: oc
    .meta({ permission: 'cases.decide', background: true })
    .input(ClaimedCases)
    .output(type<{ renewed: { caseId: string; endsAt: string }[]; refused: RefusedCase[] }>())
    .errors(refusals),
  releaseMany: oc
    .meta({ permission: 'cases.decide' })
    .input(ClaimedCases)
    .output(type<{ released: string[]; refused: RefusedCase[] }>())
    .errors(refusals),
}
