import type { MailPeriod } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { plusSeconds } from '@mimamori/policy/instant'
import { and, eq, lt, ne } from 'drizzle-orm'
import type { AuditEvent, ChangeSaver } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { breakdownMails } from '../schema/sqlite.ts'
import { type ReportMail, SENDING } from './report-mail-reads.ts'

const KEPT_SECONDS = 400 * 86_400

export type ReportMailChange =
  | { type: 'report_mail.planned'; staffId: string; period: Pick<MailPeriod, 'rhythm' | 'first'> }
  /** it is being sent until this instant at the latest; then nobody knows whether it arrived */
  | { type: 'report_mail.sending'; mail: ReportMail; until: string }
  | { type: 'report_mail.retrying'; mail: ReportMail; dueAt: string; error: string }
  | { type: 'report_mail.sent'; mail: ReportMail }
  | { type: 'report_mail.failed'; mail: ReportMail; error: string }
  | { type: 'report_mail.skipped'; mail: ReportMail; error: string }

/** Moves a waiting mail on; throws where another instance did so first. */
async function moveMail(
  tx: Tx,
  { staffId, rhythm, period, attempts }: ReportMail,
  to: Partial<typeof breakdownMails.$inferInsert>,
): Promise<void> {
  const moved = tx.db
    .update(breakdownMails)
    .set(to)
    .where(
      and(
        eq(breakdownMails.staffId, staffId),
        eq(breakdownMails.rhythm, rhythm),
        eq(breakdownMails.period, period),
        eq(breakdownMails.attempts, attempts),
        stateEquals(breakdownMails.state, 'waiting'),
      ),
    )
    .returning({ staffId: breakdownMails.staffId })
  assertRowUpdated(await moved, 'a mail that was moved on meanwhile')
}

/** Mails with figures are planned, sent and given up. The audit log has to whom which figures went. */
async function saveReportMail(tx: Tx, at: string, change: ReportMailChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'report_mail.planned':
      await planMail(tx, at, change)
      return null
    case 'report_mail.sending': {
      const { mail, until } = change
      await moveMail(tx, mail, { attempts: mail.attempts + 1, nextAt: until, error: SENDING })
      return null
    }
    case 'report_mail.retrying':
      await moveMail(tx, change.mail, { nextAt: change.dueAt, error: change.error })
      return null
    case 'report_mail.sent':
      await moveMail(tx, change.mail, { state: 'sent', nextAt: null, error: '', endedAt: at })
      return mailEvent(change.type, change.mail, {})
    case 'report_mail.failed':
    case 'report_mail.skipped': {
      const { type, mail, error } = change
      const state = type === 'report_mail.failed' ? 'failed' : 'skipped'
      await moveMail(tx, mail, { state, nextAt: null, error, endedAt: at })
      return mailEvent(type, mail, { error })
    }
  }
}

const mailEvent = <Action extends 'report_mail.sent' | 'report_mail.failed' | 'report_mail.skipped'>(
  action: Action,
  { staffId, rhythm, period }: ReportMail,
  detail: { readonly error?: string },
) => ({ action, subject: { type: 'staff', id: staffId }, detail: { rhythm, period, ...detail } }) as const

/** Plans the mail of a period, once a person; rows of more than a year ago go. */
async function planMail(
  tx: Tx,
  at: string,
  { staffId, period: { rhythm, first } }: Extract<ReportMailChange, { type: 'report_mail.planned' }>,
): Promise<void> {
  await tx.db
    .insert(breakdownMails)
    .values({ staffId, rhythm, period: first, state: 'waiting', nextAt: at })
    .onConflictDoNothing()
  await tx.db
    .delete(breakdownMails)
    .where(
      and(
        eq(breakdownMails.staffId, staffId),
        ne(breakdownMails.state, 'waiting'),
        lt(breakdownMails.endedAt, plusSeconds(at, -KEPT_SECONDS)),
      ),
    )
}

/** The savers of these changes. */
export const REPORT_MAIL_SAVERS = {
  'report_mail.planned': saveReportMail,
  'report_mail.sending': saveReportMail,
  'report_mail.retrying': saveReportMail,
  'report_mail.sent': saveReportMail,
  'report_mail.failed': saveReportMail,
  'report_mail.skipped': saveReportMail,
} as const satisfies Readonly<Record<ReportMailChange['type'], ChangeSaver>>
