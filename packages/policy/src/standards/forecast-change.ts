import type { CriterionResult } from './evaluate-standards.ts'
import type { Holding, HoldingChange } from './holding-rules.ts'

/** What an evaluation says of one standard of a member: what they had, what they have then, and the criteria they miss. */
export type ForecastChange = {
  readonly memberId: string
  readonly standard: string
  readonly change: HoldingChange
  readonly before: Holding
  readonly after: Holding
  readonly missed: readonly CriterionResult[]
}
