import type { DecisionState } from '../decisions/undo-rules.ts'
import type { Invalidation } from './report-invalidation-rules.ts'

/**
 * The states of a report, derived from its case and never stored. `waiting`: for its target to arrive. `open`: for a decision. `held`: the
 * decision on its case can still be undone, which opens it again. `reviewed`: the decision is final. `invalidated`: made in bad faith.
 */
export const REPORT_STATES = ['waiting', 'open', 'held', 'reviewed', 'invalidated'] as const
export type ReportState = (typeof REPORT_STATES)[number]

type ReportSituation = {
  readonly invalid: Invalidation | null
  readonly caseId: string | null
  /** it arrived while the decision of its case was held, which is therefore not about it */
  readonly whileHeld: boolean
  /** state of the decision on its case; `null`: there is none */
  readonly decision: DecisionState | null
}

/** The state of a report, from its case and the decision on it. */
export function deriveReportState({ invalid, caseId, whileHeld, decision }: ReportSituation): ReportState {
  if (invalid) return 'invalidated'
  if (caseId === null) return 'waiting'
  if (whileHeld || decision === null || decision === 'undone') return 'open'
  return decision === 'standing' ? 'reviewed' : 'held'
}
