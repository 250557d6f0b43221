import { latestMailPeriod, MAIL_RHYTHMS } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import type { BreakerState } from '@mimamori/policy/withdrawals/withdrawal-execution-rules'
import type Database from 'better-sqlite3'
import { SYSTEM } from '../record-change.ts'
import { BREAKER_MARK_NAME } from '../withdrawals/withdrawal-breaker-reads.ts'

/**
 * Trips the breaker where the backup has held withdrawals or reversals: they may have been stopped since, so none is
 * executed before a lead resumes.
 */
export function pauseWithdrawals(client: Database.Database, at: string): void {
  const tripped = JSON.stringify({ trippedAt: at, resumedAt: null, restored: true } satisfies BreakerState)
  client
    .prepare(
      `INSERT INTO desk_settings (name, value, changed_at, changed_by) SELECT ?, ?, ?, ?
        WHERE EXISTS (SELECT 1 FROM withdrawals WHERE state = 'held')
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    )
    .run(BREAKER_MARK_NAME, tripped, at, SYSTEM)
}

/**
 * Makes requested notices drafts again: they may have been published after the backup, so publication has to be
 * requested again.
 */
export function requireNewConfirmation(client: Database.Database): void {
  client.exec("UPDATE notices SET state = 'draft', requested_at = NULL, requested_by = NULL WHERE state = 'requested'")
}

/**
 * Gives up the reports that were to be mailed by now: they may have been sent after the backup, and whoever reads mail would get them twice.
 * Those of later periods are mailed.
 */
export function skipReportMails(client: Database.Database, at: string): void {
  client
    .prepare(
      "UPDATE breakdown_mails SET state = 'skipped', error = 'desk_restored', next_at = NULL, ended_at = ? WHERE state = 'waiting'",
    )
    .run(at)
  for (const rhythm of MAIL_RHYTHMS)
    client
      .prepare(
        `INSERT INTO breakdown_mails (staff_id, rhythm, period, state, error, ended_at)
          SELECT staff_id, ?, ?, 'skipped', 'desk_restored', ? FROM breakdown_mail_addresses
          WHERE ${rhythm} = 1 AND confirmed_at IS NOT NULL
          ON CONFLICT DO NOTHING`,
      )
      .run(rhythm, latestMailPeriod(rhythm, at).first, at)
}
