import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { EnquiryState } from '@mimamori/policy/enquiries/enquiry-rules'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ReminderState } from '@mimamori/policy/reminders/reminder-rules'
import type { ReportOrigin } from '@mimamori/policy/reports/report-source'
import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/** The last entry of a page. */
export type TimelineCursor = { readonly at: string; readonly id: string }

export type TimelineCase = { readonly id: string; readonly number: number; readonly state: CaseState }

type EntryBase = { readonly id: string; readonly at: string; readonly case: TimelineCase | null }

export type StoredTimelineEntry =
  | (EntryBase & {
      readonly kind: 'job' | 'proposal' | 'message'
      readonly targetId: string
      readonly title: string
      readonly excerpt: string
      readonly version: number
      readonly visible: boolean
      readonly categories: readonly Category[]
    })
  | (EntryBase & {
      readonly kind: 'report'
      readonly target: Target
      readonly reason: string
      readonly text: string
      readonly origin: ReportOrigin | null
    })
  | (EntryBase & {
      readonly kind: 'decision'
      readonly target: Target
      readonly title: string
      readonly measures: readonly Measure[]
      readonly categories: readonly Category[]
      readonly state: DecisionState
      readonly reversed: boolean
      readonly by: string
      readonly note: string
    })
  | (EntryBase & {
      readonly kind: 'reminder'
      readonly title: string
      /** did they ask for it, or were they asked for contact? */
      readonly asked: boolean
      readonly state: ReminderState
      readonly outcome: ReminderOutcome | null
    })
  | (EntryBase & {
      readonly kind: 'enquiry'
      readonly title: string
      /** did they ask, or are they the other side? */
      readonly asked: boolean
      readonly state: EnquiryState
    })

/** Condition: before this cursor, comparing (instant, id); `undefined`: no cursor. */
export const isBefore = (
  at: SQLiteColumn,
  id: SQL | SQLiteColumn,
  before: TimelineCursor | undefined,
): SQL | undefined => before && sql`(${at}, ${id}) < (${before.at}, ${before.id})`
