import { sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { cases, marks, searchDocs } from '../schema/sqlite.ts'
import { type FillStep, fillTexts } from './fill-search-index.ts'
import { INDEX_MARK_NAME, INDEX_VERSION, type IndexState, indexState } from './index-state-reads.ts'

export type SearchChange =
  /** The index is emptied, and to be filled anew from what is stored. */
  { type: 'search.restarted' } | FillStep

async function saveIndexState(tx: Tx, state: IndexState): Promise<void> {
  const value = JSON.stringify(state)
  await tx.db
    .insert(marks)
    .values({ name: INDEX_MARK_NAME, value })
    .onConflictDoUpdate({ target: marks.name, set: { value } })
}

/** Filling the index. The log has no use for it: nothing anybody decided changes. */
export async function saveSearch(tx: Tx, _at: string, change: SearchChange): Promise<AuditEvent> {
  if (change.type === 'search.restarted') {
    await restartIndex(tx)
    return null
  }
  const state = await indexState(tx.db)
  if (state?.state === 'filling') await saveIndexState(tx, await fillTexts(tx, state, change))
  return null
}

async function restartIndex(tx: Tx): Promise<void> {
  const [docs] = await tx.db.select({ last: sql<number | null>`max(${searchDocs.doc})` }).from(searchDocs)
  const [opened] = await tx.db.select({ last: sql<number | null>`max(${cases.number})` }).from(cases)
  const newest = opened?.last ?? 0
  // every case is about one text at most, so there is room for all of them below
  const from = Math.max(docs?.last ?? 0, newest) + 1
  tx.indexChanges.push({ kind: 'cleared', from })
  await saveIndexState(tx, {
    state: 'filling',
    version: INDEX_VERSION,
    from,
    case: newest + 1,
    doc: from - 1,
    member: '',
  })
}
