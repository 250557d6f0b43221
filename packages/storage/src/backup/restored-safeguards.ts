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
