import type { ActKind, ActState } from '@mimamori/policy/acts/act-undo-rules'
import type { QueuePlacement } from '@mimamori/policy/intake/queue-placement-rules'
import { and, count, desc, eq, gte, isNotNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { acts, audit, cases, mentions } from '../schema/sqlite.ts'

type ActRow = typeof acts.$inferSelect

/** What a person did to a case without deciding it. */
export type StoredAct = Omit<ActRow, 'kind' | 'state' | 'placement'> & {
  readonly kind: ActKind
  readonly state: ActState
  /** of a case that was raised: its placement before */
  readonly placement: QueuePlacement | null
}

const toAct = (row: ActRow): StoredAct => ({
  ...row,
  kind: row.kind as ActKind,
  state: row.state as ActState,
  placement: row.placement === null ? null : JSON.parse(row.placement),
})

/** A person's newest acts since an instant, newest first, each with the number of its case. */
export async function newestActsOf(
  db: Db,
  staffId: string,
  { since, limit }: { readonly since: string; readonly limit: number },
): Promise<(StoredAct & { readonly caseNumber: number })[]> {
  const rows = await db
    .select({ act: acts, caseNumber: cases.number })
    .from(acts)
    .innerJoin(cases, eq(cases.id, acts.caseId))
    .where(and(eq(acts.staffId, staffId), gte(acts.doneAt, since)))
    .orderBy(desc(acts.id))
    .limit(limit)
  return rows.map(({ act, caseNumber }) => ({ ...toAct(act), caseNumber }))
}

const entriesByOthers = prepared((db) =>
  db
    .select({ n: count() })
    .from(audit)
    .where(and(eq(audit.subjectId, sql.placeholder('caseId')), ne(audit.actorId, sql.placeholder('staffId')))),
)

/** How many entries of the audit log about this case are by anybody but this person. */
export async function countEntriesByOthers(db: Db, caseId: string, staffId: string): Promise<number> {
  const [row] = await entriesByOthers(db).execute({ caseId, staffId })
  return row?.n ?? 0
}

/** Has anybody whom this note mentions seen it? */
export async function isMentionSeen(db: Db, noteId: string): Promise<boolean> {
  const seen = await db
    .select({ id: mentions.noteId })
    .from(mentions)
    .where(and(eq(mentions.noteId, noteId), isNotNull(mentions.seenAt)))
    .limit(1)
  return seen.length > 0
}
