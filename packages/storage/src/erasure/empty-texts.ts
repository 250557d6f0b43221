import { hash } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import type { IndexedThing } from '../engine/index-changes.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { contentVersions } from '../schema/sqlite.ts'

const p = sql.placeholder

/** A version of a text that is to be emptied. */
export type EmptiedVersion = {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly title: string
  readonly body: string
}

const emptyVersion = prepared((db) =>
  db
    .update(contentVersions)
    .set({ title: '', body: '', flags: '[]', erasedAt: sql`${p('at')}`, textHash: sql`${p('textHash')}` })
    .where(
      and(
        eq(contentVersions.type, p('type')),
        eq(contentVersions.id, p('id')),
        eq(contentVersions.version, p('version')),
        isNull(contentVersions.erasedAt),
      ),
    ),
)

/** Empties versions of texts for good; the rows stay, with when they were received and the SHA-256 of their text. */
export async function emptyVersions(tx: Tx, at: string, versions: readonly EmptiedVersion[]): Promise<void> {
  for (const { type, id, version, title, body } of versions) {
    const textHash = hash('sha256', JSON.stringify([title, body]))
    await emptyVersion(tx.db).execute({ type, id, version, at, textHash })
  }
}

/** Removes texts from the index of searches and similar texts. */
export function removeFromIndex(tx: Tx, targets: readonly IndexedThing[]): void {
  for (const { type, id } of targets) tx.indexChanges.push({ kind: 'removed', target: { type, id } })
}

/** Removes the words of reports from the index of searches. */
export function removeReportsFromIndex(tx: Tx, ids: readonly string[]): void {
  removeFromIndex(
    tx,
    ids.map((id) => ({ type: 'report', id })),
  )
}
