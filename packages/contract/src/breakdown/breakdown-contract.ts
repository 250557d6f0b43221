import { BREAKDOWN_DIMENSIONS } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { BreakdownCases, BreakdownMonth, BreakdownTrend } from '@mimamori/policy/breakdown/breakdown-model'
import { BREAKDOWN_SHEETS } from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'

const MONTH_PATTERN = /^20\d{2}-(0[1-9]|1[0-2])$/
const Month = z.string().regex(MONTH_PATTERN, 'a month such as 2026-11')
const TargetTypeName = z.enum(TARGET_TYPES)

/** The monthly breakdown. */
export const breakdown = {
  /** A month, and those it is compared with: of one kind of target, or of all. */
  month: oc
    .meta({ permission: 'breakdown.read', background: true })
    .input(z.strictObject({ month: Month, targetType: TargetTypeName.optional() }))
    .output(type<BreakdownMonth>()),
  /** 13 months, this one the last. */
  trend: oc
    .meta({ permission: 'breakdown.read', background: true })
    .input(z.strictObject({ until: Month, targetType: TargetTypeName.optional() }))
    .output(type<BreakdownTrend>()),
  /**
   * Exactly the cases of one figure, the newest decision first, 50 at a time: `after` is `next` of the page before. Not for
   * admins, who have no rights on cases.
   */
  cases: oc
    .meta({ permission: 'breakdown.cases' })
    .input(
      z.strictObject({
        month: Month,
        targetType: TargetTypeName,
        dimension: z.enum(BREAKDOWN_DIMENSIONS),
        key: text(100),
        after: Id.optional(),
      }),
    )
    .output(type<BreakdownCases>()),
  /** Exports a month, or 13 of them, as CSV: UTF-8 with a byte order mark, only codes and counts. Logged. */
  export: oc
    .meta({ permission: 'breakdown.export' })
    .input(z.strictObject({ sheet: z.enum(BREAKDOWN_SHEETS), month: Month, targetType: TargetTypeName.optional() }))
    .output(type<{ name: string; csv: string; rows: number }>()),
}
