import { HOLDING_CHANGES } from '@mimamori/policy/standards/holding-rules'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { StandardName } from './standard-set-contract.ts'

export const Change = z.enum(HOLDING_CHANGES)

/** One bar of the history: a change of a standard in a month. */
export const HistoryBar = z.strictObject({
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11'),
  standard: StandardName,
  change: Change,
})

/** Whose changes are exported: those behind one bar, or those that a dry run names, all of them or of one standard and change. */
export const StandardsExport = z.union([
  HistoryBar,
  z.strictObject({ runId: CaseId, standard: StandardName.optional(), change: Change.optional() }),
])
export type StandardsExport = z.infer<typeof StandardsExport>
