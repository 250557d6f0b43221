import { hash } from 'node:crypto'
import type { Closing, ClosingState } from '@mimamori/policy/closings/closing-model'
import type { ClosingSnapshot } from '@mimamori/policy/closings/closing-snapshot'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, closings } from '../schema/sqlite.ts'

export type StoredClosing = Closing & {
  readonly snapshot: ClosingSnapshot
  /** the frozen figures still are what their hash says, and the audit log says the same hash */
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

/** The hashes of a month's closings that the log holds, as `closing hash`. */
async function closingHashesInAudit(db: Db, month: string): Promise<Set<string>> {
  const rows = await db
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, month), inArray(audit.action, ['closing.proposed', 'closing.approved'])))
  return new Set(
    rows.map(({ detail }) => {
      const said = JSON.parse(detail)
      return `${said.closing} ${said.hash}`
    }),
  )
}

/** What was frozen; where a hand has spoilt it, nothing. */
export function parseSnapshot({
  snapshot,
  month,
  revision,
}: Pick<ClosingRow, 'snapshot' | 'month' | 'revision'>): ClosingSnapshot {
  try {
    const known = JSON.parse(snapshot)
    if (Array.isArray(known?.tables)) return known
  } catch {
    // like one that is something else
  }
  return { month, revision, tables: [], unfinished: { job: 0, proposal: 0, message: 0, member: 0 } }
}

function toClosing(row: ClosingRow, known: ReadonlySet<string>): StoredClosing {
  const intact = hash('sha256', row.snapshot) === row.hash && known.has(`${row.id} ${row.hash}`)
  return { ...row, state: row.state as ClosingState, snapshot: parseSnapshot(row), intact }
}

/** Everything that was ever proposed of a month, the newest first. */
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

/** A month as it was closed: the newest revision, or this one. `null`: there is none. */
export async function closedMonth(db: Db, month: string, revision?: number): Promise<StoredClosing | null> {
  const all = await closingsOf(db, month)
  const approved = all.filter(({ state }) => state === 'approved')
  if (revision !== undefined) return approved.find((each) => each.revision === revision) ?? null
  // ids are in the order of instants, and clocks of several instances differ
  return approved.reduce<StoredClosing | null>((one, each) => (one && one.revision > each.revision ? one : each), null)
}
