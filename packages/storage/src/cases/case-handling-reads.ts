import { HANDLING_ACTIONS, type HandlingEntry } from '@mimamori/policy/cases/person-reason-rules'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { audit, caseNotes } from '../schema/sqlite.ts'

const entryColumns = {
  caseId: audit.subjectId,
  action: audit.action,
  actorId: audit.actorId,
  at: audit.at,
  detail: audit.detail,
}

type EntryRow = { readonly [Column in keyof typeof entryColumns]: string }

const isHandling = inArray(audit.action, [...HANDLING_ACTIONS])

const entriesOfOne = prepared((db) =>
  db
    .select(entryColumns)
    .from(audit)
    .where(and(eq(audit.subjectId, sql.placeholder('caseId')), isHandling))
    .orderBy(asc(audit.at), asc(audit.seq)),
)

function toEntry({ action, actorId, at, detail }: EntryRow): HandlingEntry {
  const { note = null, until = null, assignee = null } = JSON.parse(detail)
  return { action, actorId, at, noteId: note, until, to: assignee }
}

/** What people did to each of these cases without deciding it, from the audit log, oldest first, by case id. */
export async function handlingEntriesOf(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HandlingEntry[]>> {
  const [first] = caseIds
  if (first === undefined) return new Map()
  const rows: EntryRow[] =
    caseIds.length === 1
      ? await entriesOfOne(db).execute({ caseId: first })
      : await db
          .select(entryColumns)
          .from(audit)
          .where(and(inArray(audit.subjectId, [...caseIds]), isHandling))
          .orderBy(asc(audit.at), asc(audit.seq))
  const byCase = Map.groupBy(rows, ({ caseId }) => caseId)
  return new Map([...byCase].map(([caseId, entries]) => [caseId, entries.map(toEntry)]))
}

/** The words of these notes, by id; one that was emptied is left out. */
export async function noteTextsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: caseNotes.id, text: caseNotes.text })
    .from(caseNotes)
    .where(inArray(caseNotes.id, [...ids]))
  return new Map(rows.filter(({ text }) => text !== '').map(({ id, text }) => [id, text]))
}
