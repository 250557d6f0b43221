import type { Measure } from '@mimamori/policy/decisions/measure-rules'

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
}
