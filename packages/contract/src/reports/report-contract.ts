import { INVALID_REASONS } from '@mimamori/policy/reports/report-invalidation-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** The number of reports that changed, and of cases whose place in the queue changed with them. */
export type InvalidatedReports = { reports: number; cases: number }

/** A reporter is named by one of their reports: who they are never leaves the server. */
export const reports = {
  /** Makes all undecided reports of this report's reporter count no more. */
  invalidate: oc
    .meta({ permission: 'reports.invalidate' })
    .input(z.strictObject({ reportId: Id, reason: z.enum(INVALID_REASONS) }))
    .output(type<InvalidatedReports>())
    .errors(refusals),
  /** Makes those whose cases are not decided yet count again. */
  restore: oc
    .meta({ permission: 'reports.invalidate' })
    .input(z.strictObject({ reportId: Id }))
    .output(type<InvalidatedReports>())
    .errors(refusals),
}
