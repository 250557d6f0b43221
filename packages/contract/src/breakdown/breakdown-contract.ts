import { FORMAT_VALUES, LANGUAGE_VALUES, MAX_FILTER_LENGTH } from '@mimamori/policy/breakdown/breakdown-filters'
import type {
  BreakdownCases,
  BreakdownPeriod,
  BreakdownTrend,
  FilteredTable,
  FilteredTrendTable,
} from '@mimamori/policy/breakdown/breakdown-model'
import { BREAKDOWN_SHEETS } from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import { CASE_SORTS, LISTED_FIGURES } from '@mimamori/policy/breakdown/case-list-rules'
import { SOURCES } from '@mimamori/policy/breakdown/case-source-rules'
import { canCompare, MONTH_PATTERN, PERIOD_PATTERN } from '@mimamori/policy/breakdown/period'
import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import type { RefusedData } from '../refusal-contract.ts'

const Month = z.string().regex(MONTH_PATTERN, 'a month such as 2026-11')
const Period = z.string().regex(PERIOD_PATTERN, 'a month, quarter or year such as 2026-11, 2026-Q4 or 2026')
const TargetTypeName = z.enum(TARGET_TYPES)

/** What is filtered by, combined with AND; an empty value is what is not known. */
const Filters = z.strictObject({
  jobCategory: text(MAX_FILTER_LENGTH).optional(),
  format: z.enum(FORMAT_VALUES).optional(),
  source: z.enum(SOURCES).optional(),
  language: z.enum(LANGUAGE_VALUES).optional(),
})

const Order = z.strictObject({ by: z.enum(CASE_SORTS), rising: z.boolean() })
/** One figure of a period, by filters, with the order of what is behind it; without one, the newest decision comes first. */
const ListedFigureOf = z.strictObject({
  period: Period,
  targetType: TargetTypeName,
  dimension: z.enum(LISTED_FIGURES),
  key: text(100),
  filters: Filters.default({}),
  order: Order.optional(),
})

/** A period, and the one it is compared with: without `with`, the one before. */
const PERIOD_QUERY = { period: Period, with: Period.optional(), targetType: TargetTypeName.optional() }
const comparable = ({ period, with: other }: { period: string; with?: string | undefined }) =>
  other === undefined || canCompare(period, other)
const NOT_COMPARABLE = { path: ['with'], error: 'an earlier period of the same kind' }

/** The breakdown of months, quarters and years. */
export const breakdown = {
  /** A period, and those it is compared with: of one kind of target, or of all. */
  period: oc
    .meta({ permission: 'breakdown.read', background: true })
    .input(z.strictObject(PERIOD_QUERY).refine(comparable, NOT_COMPARABLE))
    .output(type<BreakdownPeriod>()),
  /** The same by filters, without what no filter is known of; and what can be chosen in each. */
  filtered: oc
    .meta({ permission: 'breakdown.read', background: true })
    .input(z.strictObject({ ...PERIOD_QUERY, filters: Filters }).refine(comparable, NOT_COMPARABLE))
    .output(type<BreakdownPeriod<FilteredTable>>()),
  /** 13 months, this one the last. */
  trend: oc
    .meta({ permission: 'breakdown.read', background: true })
    .input(z.strictObject({ until: Month, targetType: TargetTypeName.optional() }))
    .output(type<BreakdownTrend>()),
  /** The same by filters. */
  filteredTrend: oc
    .meta({ permission: 'breakdown.read', background: true })
    .input(z.strictObject({ until: Month, targetType: TargetTypeName.optional(), filters: Filters }))
    .output(type<BreakdownTrend<FilteredTrendTable>>()),
  /**
   * Exactly what one figure counts, 50 at a time: targets, or, of `taken`, measures. `after` is `next` of the page before, in the same
   * order. Not for admins, who have no rights on cases.
   */
  cases: oc
    .meta({ permission: 'breakdown.cases' })
    .input(ListedFigureOf.extend({ after: Id.optional() }))
    .output(type<BreakdownCases>()),
  /**
   * Exports the list behind a figure, in its order, as CSV: UTF-8 with a byte order mark, only ids, codes and instants. Logged. Refused:
   * too many rows.
   */
  exportCases: oc
    .meta({ permission: 'breakdown.cases', stepUp: 'export' })
    .input(ListedFigureOf)
    .output(type<{ name: string; csv: string; rows: number }>())
    .errors({ REFUSED_422: { status: 422, data: type<RefusedData>() } }),
  /**
   * Exports a period with its comparison, or the 13 months that end with it, by filters where they are set, as CSV: UTF-8 with a byte
   * order mark, only codes and counts. Logged.
   */
  export: oc
    .meta({ permission: 'breakdown.export' })
    .input(
      z
        .strictObject({ sheet: z.enum(BREAKDOWN_SHEETS), ...PERIOD_QUERY, filters: Filters.default({}) })
        .refine(comparable, NOT_COMPARABLE),
    )
    .output(type<{ name: string; csv: string; rows: number }>()),
}
