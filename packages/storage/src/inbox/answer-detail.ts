import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { AnswerKind } from '@mimamori/policy/inbox/answer-rules'

/** What is stored of an answer, by its kind: codes and ids. Words of people are read where they are when it is shown. */
export type AnswerDetail = {
  /** the internal note with the words */
  readonly note?: string
  /** the decision whose note has the words */
  readonly decision?: string
  readonly measures?: readonly Measure[]
  readonly appeal?: string
  /** it has the reason of a sending back or a stop */
  readonly withdrawal?: string
  /** the act, so that undoing it takes the answer back */
  readonly act?: string
  /** of an assignment: until when it is kept */
  readonly until?: string
  /** the month it is about, of an answer without a case */
  readonly month?: string
  /** the notice of that month */
  readonly notice?: string
  /** the rule that was silenced */
  readonly rule?: string
}

/** An answer to be stored. `from`: when its person is told at the earliest, if that is later than now. */
export type ToldAnswer = {
  readonly staffId: string
  readonly kind: AnswerKind
  /** empty: it is about a month or a rule, and no case */
  readonly caseId: string
  readonly detail: AnswerDetail
  readonly from?: string
}
