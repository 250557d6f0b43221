import { hash } from 'node:crypto'
import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import Database from 'better-sqlite3'

/** Two leads have approved the standards that ship with the desk of this SQLite file: members are evaluated from then on. */
export function approveShippedStandards(file: string, at: string): void {
  const database = new Database(file)
  try {
    const standards = canonicalJson(SHIPPED_STANDARDS)
    database
      .prepare(
        `INSERT INTO standard_versions (id, number, state, standards, hash, begins_at, dry_run_id, reason, proposer_id, proposed_at, ended_by, ended_at)
         VALUES ('00000000-0000-7000-8000-000000000001', 1, 'approved', ?, ?, ?, '', '', 'first', ?, 'second', ?)`,
      )
      .run(standards, hash('sha256', standards), at, at, at)
  } finally {
    database.close()
  }
}
