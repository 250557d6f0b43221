import { count, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { cases, reports, searchDocs } from '../schema/sqlite.ts'
import { saveMark } from '../settings/setting-writes.ts'
import { type FillStep, fillTexts } from './fill-search-index.ts'
import { INDEX_MARK_NAME, INDEX_VERSION, type IndexState, indexState } from './index-state-reads.ts'

export type SearchChange =
  /** the index is emptied, to be filled from the stored texts */
  { type: 'search.restarted' } | FillStep

const saveIndexState = (tx: Tx, state: IndexState): Promise<void> =>
  saveMark(tx, INDEX_MARK_NAME, JSON.stringify(state))

/** Fills the search index; there is no audit entry. */
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
  const [filed] = await tx.db.select({ n: count() }).from(reports)
  // numbers below `from` suffice for all older documents: every case has one text at most, and its reports
  const from = Math.max(docs?.last ?? 0, newest + (filed?.n ?? 0)) + 1
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
