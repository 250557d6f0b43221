import { addMonths, monthOf } from '../breakdown/japan-month.ts'

/** `proposed` waits for a second lead; `approved` is a revision of its month; `sent_back` by another lead; `taken_back` by its proposer. */
export const CLOSING_STATES = ['proposed', 'approved', 'sent_back', 'taken_back'] as const
export type ClosingState = (typeof CLOSING_STATES)[number]

/** The closing of a month (月次確定) as the rules see it: its figures, frozen by one lead and approved by another. */
export type Closing = {
  readonly id: string
  readonly month: string
  /** 1 closes the month; each later one corrects the one before */
  readonly revision: number
  readonly state: ClosingState
  readonly proposerId: string
  /** SHA-256 of the frozen figures */
  readonly hash: string
}

/** longest reason of a revision or a sending back, in characters */
export const MAX_CLOSING_REASON_LENGTH = 500

/** Is this month over, Japan time? */
export const isMonthOver = (month: string, now: string): boolean => monthOf(now) > month

/** When a month begins, and when the next one does. */
export function monthBounds(month: string): { readonly from: string; readonly until: string } {
  const begins = (each: string) => new Date(`${each}-01T00:00:00.000+09:00`).toISOString()
  return { from: begins(month), until: begins(addMonths(month, 1)) }
}
