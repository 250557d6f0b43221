import { addMonths, dayOf, daysIn, monthOf } from '../breakdown/japan-month.ts'
import { plusSeconds } from '../instant.ts'

/** How often figures of the breakdown are mailed: of a week, Monday to Sunday, or of a month; Japan time. */
export const MAIL_RHYTHMS = ['weekly', 'monthly'] as const
export type MailRhythm = (typeof MAIL_RHYTHMS)[number]

/** The days of a report, Japan time, both included, and when it is mailed. */
export type MailPeriod = {
  readonly rhythm: MailRhythm
  /** `2026-11-23` */
  readonly first: string
  readonly last: string
  readonly dueAt: string
}

const DAY_SECONDS = 86_400
const HOUR_SECONDS = 3600
/** Japan time, on the Monday after a week, and on the second day of the month after a month */
const MAIL_HOUR = 8
const MONTHLY_DAY = 2

const midnightOf = (day: string): string => new Date(`${day}T00:00:00.000+09:00`).toISOString()
const plusDays = (day: string, days: number): string => dayOf(plusSeconds(midnightOf(day), days * DAY_SECONDS))
const mailedOn = (day: string): string => plusSeconds(midnightOf(day), MAIL_HOUR * HOUR_SECONDS)

function weekFrom(first: string): MailPeriod {
  return { rhythm: 'weekly', first, last: plusDays(first, 6), dueAt: mailedOn(plusDays(first, 7)) }
}

function monthOfMail(month: string): MailPeriod {
  const [first, last] = [`${month}-01`, `${month}-${daysIn(month)}`]
  const dueAt = mailedOn(`${addMonths(month, 1)}-${String(MONTHLY_DAY).padStart(2, '0')}`)
  return { rhythm: 'monthly', first, last, dueAt }
}

/** The period that begins on this day. */
export const mailPeriod = (rhythm: MailRhythm, first: string): MailPeriod =>
  rhythm === 'weekly' ? weekFrom(first) : monthOfMail(first.slice(0, 7))

/** The latest period whose report is to be mailed by now. */
export function latestMailPeriod(rhythm: MailRhythm, now: string): MailPeriod {
  if (rhythm === 'weekly') {
    const day = dayOf(plusSeconds(now, -MAIL_HOUR * HOUR_SECONDS))
    const afterMonday = (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7
    return weekFrom(plusDays(day, -afterMonday - 7))
  }
  const running = monthOf(plusSeconds(now, -((MONTHLY_DAY - 1) * DAY_SECONDS + MAIL_HOUR * HOUR_SECONDS)))
  return monthOfMail(addMonths(running, -1))
}

/** The period before this one. */
export const periodBefore = ({ rhythm, first }: MailPeriod): MailPeriod =>
  rhythm === 'weekly' ? weekFrom(plusDays(first, -7)) : monthOfMail(addMonths(first.slice(0, 7), -1))

/** The months a period has days of, oldest first. */
export const monthsOfMail = ({ first, last }: MailPeriod): string[] => [
  ...new Set([first.slice(0, 7), last.slice(0, 7)]),
]

/** From when to when a period lasts, as instants: the first included, the second not. */
export const periodBounds = ({ first, last }: MailPeriod): { readonly from: string; readonly until: string } => ({
  from: midnightOf(first),
  until: midnightOf(plusDays(last, 1)),
})
