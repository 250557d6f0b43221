import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, desc, eq, gt, lt, ne, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decryptPersonal } from '../members/member-key.ts'
import { cases, contents, contentVersions, marks, members, searchDocs } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'
import { memberSearchKeys } from './member-search-keys.ts'
import { categoriesOfAll, toIndexEntry } from './search-document.ts'
import { INDEX_MARK_NAME, INDEX_VERSION, type IndexState, indexState } from './search-reads.ts'

export type SearchChange =
  /** The index is emptied, and to be filled anew from what is stored. */
  | { type: 'search.restarted' }
  /** So many cases further, or members once the cases are done. */
  | { type: 'search.continued'; count: number; vault: Vault }

type FillingState = Extract<IndexState, { state: 'filling' }>

const p = sql.placeholder

/** Texts by their cases, the newest first, and whether the index has them: one question a page, for each is a way there and back. */
const contentsBefore = prepared((db) =>
  db
    .select({
      number: cases.number,
      content: contents,
      title: contentVersions.title,
      body: contentVersions.body,
      receivedAt: contentVersions.receivedAt,
      erasedAt: contentVersions.erasedAt,
      doc: searchDocs.doc,
    })
    .from(cases)
    .innerJoin(contents, and(eq(contents.type, cases.targetType), eq(contents.id, cases.targetId)))
    .innerJoin(
      contentVersions,
      and(
        eq(contentVersions.type, contents.type),
        eq(contentVersions.id, contents.id),
        eq(contentVersions.version, contents.version),
      ),
    )
    .leftJoin(searchDocs, and(eq(searchDocs.type, contents.type), eq(searchDocs.id, contents.id)))
    .where(and(lt(cases.number, p('below')), ne(cases.targetType, 'member')))
    .orderBy(desc(cases.number))
    .limit(p('limit')),
)

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

type FillStep = Extract<SearchChange, { type: 'search.continued' }>

/** The newest come first: what is searched for is mostly recent. */
async function fillTexts(tx: Tx, state: FillingState, step: FillStep): Promise<IndexState> {
  const rows = await contentsBefore(tx.db).execute({ below: state.case, limit: step.count })
  if (rows.length === 0) return await fillMembers(tx, state, step)
  const missing = new Map(
    rows.filter((row) => row.doc === null && row.erasedAt === null).map((row) => [keyOf(row.content), row]),
  )
  const categories = await categoriesOfAll(
    tx.db,
    [...missing.values()].map(({ content }) => targetOf(content)),
  )
  let doc = state.doc
  for (const [key, { content, title, body, receivedAt }] of missing) {
    const { authorId, facts, visible } = content
    const around = { authorId, facts: JSON.parse(facts), visible: visible === 1, categories: categories.get(key) ?? [] }
    const entry = toIndexEntry({ target: targetOf(content), title, body, receivedAt, ...around })
    tx.indexChanges.push({ kind: 'placed', entry, doc })
    doc -= 1
  }
  return { ...state, case: rows.at(-1)?.number ?? 0, doc }
}

type ContentRow = typeof contents.$inferSelect
const keyOf = ({ type, id }: Pick<ContentRow, 'type' | 'id'>): string => `${type}/${id}`
const targetOf = ({ type, id }: ContentRow): Target => ({ type: type as TargetType, id })

async function fillMembers(tx: Tx, state: FillingState, { count, vault }: FillStep): Promise<IndexState> {
  const rows = await tx.db
    .select()
    .from(members)
    .where(gt(members.id, state.member))
    .orderBy(asc(members.id))
    .limit(count)
  const last = rows.at(-1)
  if (!last) return { state: 'whole', version: state.version, from: state.from }
  for (const row of rows.filter(({ emailKey, erasedAt }) => emailKey === '' && erasedAt === null)) {
    const keys = memberSearchKeys(vault, decryptPersonal(vault, row))
    await tx.db.update(members).set(keys).where(eq(members.id, row.id))
  }
  return { ...state, member: last.id }
}
