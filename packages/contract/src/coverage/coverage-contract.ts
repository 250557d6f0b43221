import { COVERAGE_SHEETS, MAX_COVERAGE_DAYS } from '@mimamori/policy/coverage/coverage-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { oc } from '../operation-contract.ts'
import type { RefusedData } from '../refusal-contract.ts'

/**
 * Job versions received on one day, Japan time, and what became of them. `received` is counted by itself: it equals the
 * sum of the others, or something was lost.
 */
export type CoverageDay = {
  day: string
  received: number
  open: number
  passed: number
  violation: number
  superseded: number
  /** up to 50 of the cases that are still open */
  openCases: { id: string; number: number; title: string }[]
}

const DAY_MS = 86_400_000
const Day = z.iso.date('a day such as 2026-11-24')

const Range = z.strictObject({ from: Day, to: Day }).refine(({ from, to }) => {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return days >= 1 && days <= MAX_COVERAGE_DAYS
}, `from a day to the same or a later one, at most ${MAX_COVERAGE_DAYS} days`)

export const coverage = {
  /** At most 62 days, both named days among them; for leads. */
  days: oc.meta({ permission: 'coverage.read', background: true }).input(Range).output(type<CoverageDay[]>()),
  /**
   * Exports the contact reminders or the enquiries received within these days as CSV: UTF-8 with a byte order mark, only ids, codes, days and
   * amounts. Logged.
   */
  export: oc
    .meta({ permission: 'coverage.read', stepUp: 'export' })
    .input(z.strictObject({ of: z.enum(COVERAGE_SHEETS), range: Range }))
    .output(type<{ name: string; csv: string; rows: number }>())
    .errors({ REFUSED_422: { status: 422, data: type<RefusedData>() } }),
}
