import { type BreakdownFilters, setFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type { BreakdownSheet } from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import type { ListedFigure } from '@mimamori/policy/breakdown/case-list-rules'
import { kindOfPeriod } from '@mimamori/policy/breakdown/period'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'

/** The list behind a figure was exported. */
export type FigureCasesExported = {
  type: 'breakdown.cases_exported'
  period: string
  targetType: TargetType
  dimension: ListedFigure
  key: string
  filters: BreakdownFilters
  rows: number
}

/** Figures were exported as a sheet. `with`: what they are compared with; `targetType` is empty when they were of all target types. */
export type BreakdownExported = {
  type: 'breakdown.exported'
  sheet: BreakdownSheet
  period: string
  with: string | null
  filters: BreakdownFilters
  targetType: TargetType | ''
  /** months that were closed, and their revisions, `2026-10:2` */
  revisions: readonly string[]
  /** the last day counted of a running period */
  asOf: string | null
  rows: number
}

const filterDetail = (filters: BreakdownFilters): Record<string, string> =>
  Object.fromEntries(setFilters(filters).map(([name, value]) => [`filter.${name}`, value]))

/** Writes an audit entry and nothing else. */
export async function saveBreakdownExport(
  _tx: Tx,
  _at: string,
  { type, sheet, period, with: compared, filters, targetType, revisions, asOf, rows }: BreakdownExported,
): Promise<AuditEvent> {
  const detail = {
    sheet,
    rows,
    ...(compared === null ? {} : { with: compared }),
    ...filterDetail(filters),
    ...(targetType === '' ? {} : { target: targetType }),
    ...(revisions.length === 0 ? {} : { revisions }),
    ...(asOf === null ? {} : { asOf }),
  }
  return { action: type, subject: { type: kindOfPeriod(period), id: period }, detail }
}

/** Writes an audit entry and nothing else: which list it was, and how many rows it had. */
export async function saveFigureCasesExport(
  _tx: Tx,
  _at: string,
  { type: action, period, targetType: target, dimension, key, filters, rows }: FigureCasesExported,
): Promise<AuditEvent> {
  const detail = { target, dimension, key, rows, ...filterDetail(filters) }
  return { action, subject: { type: kindOfPeriod(period), id: period }, detail }
}
