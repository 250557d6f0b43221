import { hash } from 'node:crypto'
import type { Closing, ClosingState } from '@mimamori/policy/closings/closing-model'
import type { ClosingSnapshot } from '@mimamori/policy/closings/closing-snapshot'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, closings } from '../schema/sqlite.ts'

export type StoredClosing = Closing & {
  readonly snapshot: ClosingSnapshot
  /** do the frozen figures still have their hash, and does the audit log have the same hash? */
  readonly intact: boolean
  /** why a later revision is needed */
  readonly reason: string
  readonly proposedAt: string
  readonly endedBy: string | null
  readonly endedAt: string | null
  /** why it was sent back */
  readonly endReason: string
}

type ClosingRow = typeof closings.$inferSelect

/** The hashes of a month's closings in the audit log, each as `<closing id> <hash>`. */
async function closingHashesInAudit(db: Db, month: string): Promise<Set<string>> {
  const rows = await db
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, month), inArray(audit.action, ['closing.proposed', 'closing.approved'])))
  return new Set(
    rows.map(({ detail }) => {
      const { closing, hash } = JSON.parse(detail)
      return `${closing} ${hash}`
    }),
  )
}

/** The frozen figures; empty ones where the stored text was tampered with. */
export function parseSnapshot({
  snapshot,
  month,
  revision,
}: Pick<ClosingRow, 'snapshot' | 'month' | 'revision'>): ClosingSnapshot {
  try {
    const parsed = JSON.parse(snapshot)
    if (Array.isArray(parsed?.tables)) return parsed
  } catch {
    // no JSON: as empty as JSON of another shape
  }
  return { month, revision, tables: [], unfinished: { job: 0, proposal: 0, message: 0, member: 0 } }
}

function toClosing(row: ClosingRow, known: ReadonlySet<string>): StoredClosing {
  const intact = hash('sha256', row.snapshot) === row.hash && known.has(`${row.id} ${row.hash}`)
  return { ...row, state: row.state as ClosingState, snapshot: parseSnapshot(row), intact }
}

/** Every closing that was ever proposed for a month, newest first. */
export async function closingsOf(db: Db, month: string): Promise<StoredClosing[]> {
  const rows = await db.select().from(closings).where(eq(closings.month, month)).orderBy(desc(closings.id))
  if (rows.length === 0) return []
  const known = await closingHashesInAudit(db, month)
  return rows.map((row) => toClosing(row, known))
}

/** The month close with this id; `null`: there is none. */
export async function closingById(db: Db, id: string): Promise<StoredClosing | null> {
  const [row] = await db.select().from(closings).where(eq(closings.id, id))
  return row ? toClosing(row, await closingHashesInAudit(db, row.month)) : null
}

/** The approved closing of a month: the newest revision, or the one named. `null`: there is none. */
export async function closedMonth(db: Db, month: string, revision?: number): Promise<StoredClosing | null> {
  const all = await closingsOf(db, month)
  const approved = all.filter(({ state }) => state === 'approved')
  if (revision !== undefined) return approved.find((each) => each.revision === revision) ?? null
  // not by id: ids sort by instant, and the clocks of several instances differ
  return approved.reduce<StoredClosing | null>((one, each) => (one && one.revision > each.revision ? one : each), null)
}
