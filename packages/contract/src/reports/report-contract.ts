import { INVALID_REASONS } from '@mimamori/policy/reports/report-invalidation-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** How many reports changed, and how many cases were placed anew for it. */
export type InvalidatedReports = { reports: number; cases: number }

/** A reporter is named by one of their reports: who they are never leaves the server. */
export const reports = {
  /** All reports of this report's reporter that are still to be looked at count no more. */
  invalidate: oc
    .meta({ permission: 'reports.invalidate' })
    .input(z.strictObject({ reportId: Id, reason: z.enum(INVALID_REASONS) }))
    .output(type<InvalidatedReports>())
    .errors(refusals),
  /** Those whose cases are not decided yet count again. */
  restore: oc
    .meta({ permission: 'reports.invalidate' })
    .input(z.strictObject({ reportId: Id }))
    .output(type<InvalidatedReports>())
    .errors(refusals),
}
