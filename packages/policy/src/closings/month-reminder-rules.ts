import { addMonths, dayOfMonth, monthOf, monthsEndingWith } from '../breakdown/japan-month.ts'

/** The day from which leads are reminded of an open month where no day is set for the draft of the notice. */
const USUAL_DAY = 3
/** at most so many open months are told at once, the newest */
const MAX_MONTHS = 12

/** What decides which months leads are reminded of. */
export type MonthsKnown = {
  readonly now: string
  /** the day on which the desk drafts notices; `null`: none is set */
  readonly draftDay: number | null
  /** the month in which the desk began */
  readonly first: string
  /** those that are closed */
  readonly closed: readonly string[]
}

/**
 * The months that are over and not closed, of which leads are reminded, oldest first. The month that ended last joins on the day of the
 * draft. Months before the first that the desk ever closed are left out: it keeps no closes of them.
 */
export function monthsToRemindOf({ now, draftDay, first, closed }: MonthsKnown): string[] {
  const running = monthOf(now)
  const last = addMonths(running, -1)
  const [firstClosed = last] = [...closed].sort()
  const newest = dayOfMonth(now) >= (draftDay ?? USUAL_DAY) ? last : addMonths(last, -1)
  return monthsEndingWith(newest, MAX_MONTHS).filter(
    (month) => month >= first && month >= firstClosed && !closed.includes(month),
  )
}
