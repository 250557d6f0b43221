import { type ChainFlaw, WITNESS_TABLES, type WitnessTable } from '@mimamori/policy/audit/audit-chain-status'
import { plusSeconds } from '@mimamori/policy/instant'
import { desc, lte, max, sql } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from '../engine/engine.ts'
import {
  appeals,
  audit,
  caseNotes,
  decisions,
  disclosures,
  erasures,
  memberNotes,
  sessions,
  withdrawals,
} from '../schema/sqlite.ts'

/** newest rows of each table that are checked: more than an hour writes */
const MAX_ROWS = 1_000
/** clocks of several instances differ, and a transaction may end after a head that was signed while it ran */
const MAX_DISORDER_SECONDS = 600

/** A row that was written together with an audit entry of the same instant about one of these subjects. */
type WitnessRow = { readonly id: string; readonly at: string; readonly subjects: readonly string[] }
type Witness = WitnessRow & { readonly table: WitnessTable }

type WitnessSource = {
  readonly from: SQLiteTable
  readonly id: AnySQLiteColumn
  readonly at: AnySQLiteColumn
  /** columns with the subject of the audit entry: it is one of these */
  readonly about: readonly [AnySQLiteColumn, AnySQLiteColumn?]
  /** the column that sorts the rows by time; left out: the id, as the desk's own ids begin with their time */
  readonly order?: AnySQLiteColumn
}

const WITNESS_SOURCES: Readonly<Record<WitnessTable, WitnessSource>> = {
  decisions: { from: decisions, id: decisions.id, at: decisions.decidedAt, about: [decisions.caseId] },
  withdrawals: { from: withdrawals, id: withdrawals.id, at: withdrawals.proposedAt, about: [withdrawals.caseId] },
  disclosures: {
    from: disclosures,
    id: disclosures.id,
    at: disclosures.at,
    // the entry of a look-up that found several members is about the person who looked
    about: [disclosures.memberId, disclosures.staffId],
  },
  sessions: { from: sessions, id: sessions.id, at: sessions.createdAt, about: [sessions.staffId] },
  case_notes: { from: caseNotes, id: caseNotes.id, at: caseNotes.at, about: [caseNotes.caseId] },
  member_notes: { from: memberNotes, id: memberNotes.id, at: memberNotes.at, about: [memberNotes.memberId] },
  appeals: { from: appeals, id: appeals.id, at: appeals.receivedAt, about: [appeals.id], order: appeals.receivedAt },
  erasures: { from: erasures, id: erasures.id, at: erasures.at, about: [erasures.memberId] },
}

/** The newest rows of a table: ids and instants, nothing else of them. */
async function newestWitnessRows(
  db: Db,
  { from, id, at, about: [one, other = one], order = id }: WitnessSource,
): Promise<WitnessRow[]> {
  const text = (column: AnySQLiteColumn) => sql<string>`${column}`
  const columns = { id: text(id), at: text(at), one: text(one), other: text(other) }
  const rows = await db.select(columns).from(from).orderBy(desc(order)).limit(MAX_ROWS)
  return rows.map((row) => ({ id: row.id, at: row.at, subjects: [row.one, row.other] }))
}

/** Rows whose audit entry was not found yet, by its instant. */
export type AwaitedWitnesses = Map<string, Witness[]>

/**
 * Rows whose entries are newer than the newest signed head, so that no signature proves them. They are read before the log,
 * so that their entries are stored when it is read. `signedAt`: when that head was signed; `null`: there is none.
 */
export async function awaitedAfter(db: Db, signedAt: string | null): Promise<AwaitedWitnesses> {
  const since = signedAt === null ? '' : plusSeconds(signedAt, -MAX_DISORDER_SECONDS)
  const awaited: AwaitedWitnesses = new Map()
  for (const table of WITNESS_TABLES) {
    for (const row of await newestWitnessRows(db, WITNESS_SOURCES[table])) {
      if (row.at >= since) awaited.set(row.at, [...(awaited.get(row.at) ?? []), { ...row, table }])
    }
  }
  return awaited
}

/** Removes the rows that belong to this entry from `awaited`. */
export function markFound(
  awaited: AwaitedWitnesses,
  { at, subjectId }: { readonly at: string; readonly subjectId: string },
): void {
  const waiting = awaited.get(at)
  if (!waiting) return
  const stillWaiting = waiting.filter(({ subjects }) => !subjects.includes(subjectId))
  if (stillWaiting.length > 0) awaited.set(at, stillWaiting)
  else awaited.delete(at)
}

/** The flaw when rows have no entry after the log was read to its end: the end of the log is missing. */
export async function tailFlaws(db: Db, awaited: AwaitedWitnesses): Promise<ChainFlaw[]> {
  const missing = [...awaited.values()].flat().sort((one, other) => (one.at < other.at ? -1 : 1))
  const [first] = missing
  if (!first) return []
  const { table, id, at } = first
  const [last] = await db
    .select({ seq: max(audit.seq) })
    .from(audit)
    .where(lte(audit.at, at))
  const after = last?.seq ?? 0
  return [{ what: 'tail_missing', seq: after + 1, after, table, id, at, rows: missing.length }]
}
