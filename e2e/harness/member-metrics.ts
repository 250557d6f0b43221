import type { MemberMetrics } from '@mimamori/policy/standards/metric-definitions'
import Database from 'better-sqlite3'

type StoredMetrics = { readonly memberId: string; readonly metrics: MemberMetrics; readonly category?: string }

/** Puts what was reported of members into the database of a desk that runs, in place of all that was known of them. */
export function storeMemberMetrics(databaseFile: string, members: readonly StoredMetrics[]): void {
  const database = new Database(databaseFile, { timeout: 10_000 })
  const insert = database.prepare(
    'INSERT OR REPLACE INTO member_metrics (member_id, metrics, category, received_at) VALUES (?, ?, ?, ?)',
  )
  const at = new Date().toISOString()
  for (const { memberId, metrics, category = '' } of members)
    insert.run(memberId, JSON.stringify(metrics), category, at)
  database.close()
}
