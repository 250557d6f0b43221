import type { Case } from '@mimamori/policy/cases/case'
import { PAGE_AT_MOST } from '@mimamori/policy/cases/case'
import type { Facts } from '@mimamori/policy/cases/facts'
import type { Flag } from '@mimamori/policy/catalogue/flags'
import type { Standing } from '@mimamori/policy/members/standing'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { list } from '../intake/fields.ts'
import { oc } from '../operation.ts'
import { type Present, type Refusal, refusals } from '../refusals.ts'
import { CaseId, Held, Source } from './cases.ts'

/** One claimed case of a page, with all it takes to judge it in its row. `fence` and `contentVersion` go into the decision. */
export type PageRow = Case & {
  endsAt: string
  openedAt: string
  dueAt: string
  title: string
  body: string
  receivedAt: string
  visible: boolean
  facts: Facts
  flags: Flag[]
  /** reports gathered in the case, and by how many people */
  reports: number
  reporters: number
  authorId: string
  standing: Standing
}

/** What could not be done, with the case as it is now; `null`: there is no such case. */
export type RefusedCase = { caseId: string; refusal: Refusal | 'not_found'; present: Present | null }

export type ClaimedPage = { claimed: PageRow[]; refused: RefusedCase[] }

const Several = z.strictObject({ cases: list(Held, PAGE_AT_MOST, 1) })

/** Patrol and bulk: a page of cases at a time, each with a fence of its own and a lease of 120 s. */
export const casePages = {
  claimPage: oc
    .input(
      z.union([
        z.strictObject({ ...Source, count: z.int().min(1).max(PAGE_AT_MOST) }),
        z.strictObject({ ids: list(CaseId, PAGE_AT_MOST, 1) }),
      ]),
    )
    .output(type<ClaimedPage>())
    .errors(refusals),
  renewMany: oc
    .meta({ background: true })
    .input(Several)
    .output(type<{ renewed: { caseId: string; endsAt: string }[]; refused: RefusedCase[] }>())
    .errors(refusals),
  releaseMany: oc.input(Several).output(type<{ released: string[]; refused: RefusedCase[] }>()).errors(refusals),
}
