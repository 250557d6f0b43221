import { hash } from 'node:crypto'
import { INITIAL_STREAM_STATE, type LanePositions, type StreamState } from '@mimamori/policy/audit/audit-stream-state'
import { and, eq, gt, lte } from 'drizzle-orm'
import { ConcurrentUpdateError } from '../concurrent-update-error.ts'
import type { Db, Tx } from '../engine/engine.ts'
import { audit, marks } from '../schema/sqlite.ts'
import type { Storage } from '../storage.ts'

export type StreamedEntry = typeof audit.$inferSelect

export type StreamChange = {
  type: 'stream.moved'
  /** where the stream is sent */
  url: string
  from: StreamState
  to: StreamState
}

const streamMarkName = (url: string): string => `audit_stream.${hash('sha256', url).slice(0, 16)}`

/** The position of the stream to this URL. */
export async function streamPosition(db: Db, url: string): Promise<StreamState> {
  const [row] = await db
    .select()
    .from(marks)
    .where(eq(marks.name, streamMarkName(url)))
  return row ? (JSON.parse(row.value) as StreamState) : INITIAL_STREAM_STATE
}

/** Moves the stream on from `from` to `to`. Throws ConcurrentUpdateError when another instance was faster. */
export async function advanceStream(tx: Tx, { url, from, to }: StreamChange): Promise<void> {
  const name = streamMarkName(url)
  const value = JSON.stringify(to)
  const seen = JSON.stringify(from)
  if (seen === JSON.stringify(INITIAL_STREAM_STATE)) {
    const added = await tx.db
      .insert(marks)
      .values({ name, value })
      .onConflictDoNothing()
      .returning({ name: marks.name })
    if (added.length > 0) return
  }
  const moved = await tx.db
    .update(marks)
    .set({ value })
    .where(and(eq(marks.name, name), eq(marks.value, seen)))
    .returning({ name: marks.name })
  if (moved.length === 0) throw new ConcurrentUpdateError('stream.moved')
}

/** Entries of every lane after `from`, lane by lane, in order: those up to `until`, or at most `limit` of them. */
export async function entriesAfter(
  { db, lanes }: Pick<Storage, 'db' | 'lanes'>,
  from: LanePositions,
  upTo: { readonly until: LanePositions } | { readonly limit: number },
): Promise<StreamedEntry[]> {
  const entries: StreamedEntry[] = []
  for (const lane of await lanes()) {
    const behind = and(eq(audit.lane, lane), gt(audit.seq, from[lane] ?? 0))
    const rows = db.select().from(audit)
    if ('until' in upTo) {
      const until = upTo.until[lane]
      if (until === undefined) continue
      entries.push(...(await rows.where(and(behind, lte(audit.seq, until))).orderBy(audit.seq)))
    } else if (entries.length < upTo.limit) {
      entries.push(
        ...(await rows
          .where(behind)
          .orderBy(audit.seq)
          .limit(upTo.limit - entries.length)),
      )
    }
  }
  return entries
}

/** When the oldest entry after `from` was written; `null`: there is none. */
export async function oldestEntryAfter(
  { db, lanes }: Pick<Storage, 'db' | 'lanes'>,
  from: LanePositions,
): Promise<string | null> {
  const [...first] = await Promise.all(
    (await lanes()).map((lane) =>
      db
        .select({ at: audit.at })
        .from(audit)
        .where(and(eq(audit.lane, lane), gt(audit.seq, from[lane] ?? 0)))
        .orderBy(audit.seq)
        .limit(1),
    ),
  )
  const instants = first.flatMap((rows) => rows.map(({ at }) => at)).sort()
  return instants[0] ?? null
}
