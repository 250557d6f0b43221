import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import { OWN_SPANS, type OwnDay, type OwnOutcome } from '@mimamori/policy/decisions/own-day-rules'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { oc } from '../operation-contract.ts'

/** A decision of one's own, and what became of it. */
export type OwnDecisionLine = {
  id: string
  caseId: string
  caseNumber: number
  target: Target
  title: string
  measures: Measure[]
  categories: Category[]
  decidedAt: string
  /** how long its text was in view before, in ms; `null`: not told */
  shownMs: number | null
  outcome: OwnOutcome
}

/** What one decided, newest first, and the figures of each day. `next`: where the next page begins; `null`: there is none. */
export type OwnDecisions = {
  days: OwnDay[]
  medianShownMs: number | null
  decisions: OwnDecisionLine[]
  next: string | null
}

/** The caller's own decisions of today or this week, and nobody else's; those made by two people are not among them. */
export const ownDecisions = oc
  .meta({ permission: 'cases.decide' })
  .input(z.strictObject({ span: z.enum(OWN_SPANS), after: CaseId.optional() }))
  .output(type<OwnDecisions>())
