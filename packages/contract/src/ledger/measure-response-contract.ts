import type { AnsweredMeasure } from '@mimamori/policy/ledger/measure-response-rules'

/** What a member did about a warning or a requested correction, as far as the marketplace told. */
export type MeasureResponseLine = {
  measure: AnsweredMeasure
  /** of a correction: the last instant to make it */
  dueAt: string | null
  /** when it was acknowledged or made */
  respondedAt: string | null
  /** when the desk found it missed */
  missedAt: string | null
}
