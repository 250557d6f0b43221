import type { EnquiryCoverageDay } from '@mimamori/contract/enquiries/enquiry-contract'
import type { ReminderCoverageDay } from '@mimamori/contract/reminders/reminder-contract'
import type { DayRange } from './coverage-days.ts'

/** A day of one kind of case: what was received, and what became of it, in the order of the columns. */
export type KindDay = { readonly day: string; readonly received: number; readonly parts: readonly number[] }

/** A reminder waits for contact, waits for a person, was ended by contact, or was decided. */
export const reminderDay = ({ day, received, waiting, toDecide, answered, decided }: ReminderCoverageDay): KindDay => ({
  day,
  received,
  parts: [waiting, toDecide, answered, decided],
})

/** An enquiry is open or answered. */
export const enquiryDay = ({ day, received, open, answered }: EnquiryCoverageDay): KindDay => ({
  day,
  received,
  parts: [open, answered],
})

/** How many of the received are in none of the parts; negative: in more than one. */
export const missingOf = ({ received, parts }: Pick<KindDay, 'received' | 'parts'>): number =>
  received - parts.reduce((sum, part) => sum + part, 0)

/** The days of the range on which anything was received or counted. */
export const busyDays = (days: readonly KindDay[], { from, to }: DayRange): KindDay[] =>
  days.filter(
    ({ day, received, parts }) => day >= from && day <= to && (received > 0 || parts.some((part) => part > 0)),
  )

/** The days added up. */
export function sumKindDays(days: readonly KindDay[]): Pick<KindDay, 'received' | 'parts'> {
  return {
    received: days.reduce((sum, { received }) => sum + received, 0),
    parts: (days[0]?.parts ?? []).map((_, index) => days.reduce((sum, { parts }) => sum + (parts[index] ?? 0), 0)),
  }
}
