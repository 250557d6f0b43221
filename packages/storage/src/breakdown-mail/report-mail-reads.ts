import type { MailRhythm } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { and, asc, desc, eq, lte, ne } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { breakdownMails } from '../schema/sqlite.ts'

/** The error of a mail that is being sent. Once its time is up, nobody knows whether it arrived. */
export const SENDING = 'sending'

export type ReportMailState = 'waiting' | 'sent' | 'failed' | 'skipped'

/** A mail with figures: one for each person and period. */
export type ReportMail = {
  readonly staffId: string
  readonly rhythm: MailRhythm
  /** first day of its period */
  readonly period: string
  readonly state: ReportMailState
  readonly attempts: number
  readonly nextAt: string | null
  readonly error: string
  readonly endedAt: string | null
}

const toMail = (row: typeof breakdownMails.$inferSelect): ReportMail => ({
  ...row,
  rhythm: row.rhythm as MailRhythm,
  state: row.state as ReportMailState,
})

/** Mails to be sent now, and those whose sending has ended without an outcome. */
export async function reportMailsDue(db: Db, now: string, limit: number): Promise<ReportMail[]> {
  const rows = await db
    .select()
    .from(breakdownMails)
    .where(and(eq(breakdownMails.state, 'waiting'), lte(breakdownMails.nextAt, now)))
    .orderBy(asc(breakdownMails.nextAt))
    .limit(limit)
  return rows.map(toMail)
}

/** A person's newest mail of a rhythm that has an outcome; `null`: there is none. */
export async function lastReportMail(db: Db, staffId: string, rhythm: MailRhythm): Promise<ReportMail | null> {
  const [row] = await db
    .select()
    .from(breakdownMails)
    .where(
      and(eq(breakdownMails.staffId, staffId), eq(breakdownMails.rhythm, rhythm), ne(breakdownMails.state, 'waiting')),
    )
    .orderBy(desc(breakdownMails.period))
    .limit(1)
  return row ? toMail(row) : null
}
