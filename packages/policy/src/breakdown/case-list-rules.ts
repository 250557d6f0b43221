import { BREAKDOWN_DIMENSIONS, type BreakdownDimension } from './breakdown-count-rules.ts'

/** The figures that count decisions, not targets: their key is a category, or `ALL_KEYS`. */
export const DECISION_FIGURES = ['confirmed', 'overturned'] as const
export type DecisionFigure = (typeof DECISION_FIGURES)[number]
/** the key of a figure over all categories */
export const ALL_KEYS = 'all'

/** The figures that open a list. Of all others the desk says that there is none. */
export type ListedFigure = BreakdownDimension | DecisionFigure
export const LISTED_FIGURES: readonly [ListedFigure, ...ListedFigure[]] = [...BREAKDOWN_DIMENSIONS, ...DECISION_FIGURES]

/**
 * What the list behind a figure can be sorted by. Titles are not among them: they are no part of any index, and tens of thousands of
 * them would have to be read for a page.
 */
export const CASE_SORTS = ['decided', 'case', 'category', 'measures', 'source', 'format', 'job_category'] as const
export type CaseSort = (typeof CASE_SORTS)[number]

/** An order of the list behind a figure. */
export type CaseOrder = { readonly by: CaseSort; readonly rising: boolean }

export const DEFAULT_CASE_ORDER: CaseOrder = { by: 'decided', rising: false }

/** Does a column, once chosen, have the highest first? Those of times and numbers do; names go from A to Z. */
const beginsHighest = (by: CaseSort): boolean => by === 'decided' || by === 'case'

/** The order after a column was pressed: that column's, and turned around when it is pressed again. */
export const nextCaseOrder = (now: CaseOrder, by: CaseSort): CaseOrder =>
  now.by === by ? { by, rising: !now.rising } : { by, rising: !beginsHighest(by) }

/** `case` and `-case`, as an order stands in an address; `-`: the highest first. */
export const caseOrderCode = ({ by, rising }: CaseOrder): string => (rising ? by : `-${by}`)

/** The order that such a code means; `null`: none. */
export function parseCaseOrder(code: unknown): CaseOrder | null {
  const [, minus, name] = typeof code === 'string' ? (/^(-?)([a-z_]+)$/.exec(code) ?? []) : []
  const by = CASE_SORTS.find((each) => each === name)
  return by ? { by, rising: minus === '' } : null
}

/** Rows that an export of one list may have. A month of the largest desks has fewer behind any figure. */
export const MAX_CASE_ROWS = 100_000
