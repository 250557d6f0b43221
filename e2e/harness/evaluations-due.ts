import type { MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import { rolesDue } from '@mimamori/policy/standards/run-rules'
import Database from 'better-sqlite3'

/**
 * Has the desk of this SQLite file still to evaluate members by account standards, as of this instant? It does so beside everything else, once people
 * have approved standards.
 */
export function isEvaluationDue(file: string, now: string): boolean {
  const database = new Database(file, { readonly: true })
  try {
    const approved = database
      .prepare("SELECT 1 FROM standard_versions WHERE state = 'approved' AND begins_at <= ?")
      .get(now)
    if (approved === undefined) return false
    const lastRun = database.prepare<[string], { at: string | null }>(
      "SELECT max(started_at) AS at FROM standard_runs WHERE state = 'done' AND roles LIKE '%' || ? || '%'",
    )
    const lastAt = (role: MemberRole) => lastRun.get(role)?.at ?? null
    return rolesDue({ client: lastAt('client'), freelancer: lastAt('freelancer') }, now).length > 0
  } finally {
    database.close()
  }
}
