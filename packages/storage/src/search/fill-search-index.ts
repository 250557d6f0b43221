import type { CaseTarget, CaseTargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../engine/engine.ts'
import type { IndexEntry } from '../engine/index-changes.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { isNewestText } from '../intake/text-joins.ts'
import { decryptPersonal } from '../members/member-key.ts'
import { cases, contents, contentVersions, members, reports, searchDocs } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'
import type { IndexState } from './index-state-reads.ts'
import { memberSearchKeys } from './member-search-keys.ts'
import { isReportOfDoc } from './report-documents.ts'
import { categoriesOfAll, toIndexEntry, toReportEntry } from './search-document.ts'

const p = sql.placeholder

type FillingState = Extract<IndexState, { state: 'filling' }>

/** Newest versions of texts by their cases, newest first, with their document number where the index has them. */
const contentsBefore = prepared((db) =>
  db
    .select({
      number: cases.number,
      caseId: cases.id,
      content: contents,
      title: contentVersions.title,
      body: contentVersions.body,
      receivedAt: contentVersions.receivedAt,
      erasedAt: contentVersions.erasedAt,
      doc: searchDocs.doc,
    })
    .from(cases)
    .innerJoin(contents, and(eq(contents.type, cases.targetType), eq(contents.id, cases.targetId)))
    .innerJoin(contentVersions, isNewestText)
    .leftJoin(searchDocs, and(eq(searchDocs.type, contents.type), eq(searchDocs.id, contents.id)))
    .where(lt(cases.number, p('below')))
    .orderBy(desc(cases.number))
    .limit(p('limit')),
)

/** one step of filling: the next `count` cases, or members once the cases are done */
export type FillStep = { type: 'search.continued'; count: number; vault: Vault }

/** Adds the next texts, newest first, as searches are mostly for recent texts. Returns the new state of the index. */
export async function fillTexts(tx: Tx, state: FillingState, step: FillStep): Promise<IndexState> {
  const rows = await contentsBefore(tx.db).execute({ below: state.case, limit: step.count })
  if (rows.length === 0) return await fillMembers(tx, await fillWaitingReports(tx, state), step)
  const missing = new Map(
    rows
      .filter(({ content, doc, erasedAt }) => content.type !== 'member' && doc === null && erasedAt === null)
      .map((row) => [keyOf(row.content), row]),
  )
  const categories = await categoriesOfAll(
    tx.db,
    [...missing.values()].map(({ content }) => targetOf(content)),
  )
  const texts = [...missing].map(([key, { content, title, body, receivedAt }]) => {
    const { authorId, facts, visible } = content
    const around = { authorId, facts: JSON.parse(facts), visible: visible === 1, categories: categories.get(key) ?? [] }
    return toIndexEntry({ target: targetOf(content), title, body, receivedAt, ...around })
  })
  const reported = await reportsOf(tx.db, inArray(reports.caseId, [...new Set(rows.map(({ caseId }) => caseId))]))
  const doc = placeOlder(tx, [...texts, ...reported], state.doc)
  return { ...state, case: rows.at(-1)?.number ?? 0, doc }
}

/** Numbers these documents downward from `doc`, the newest first; answers the number of the next older one. */
function placeOlder(tx: Tx, entries: readonly IndexEntry[], doc: number): number {
  const newestFirst = [...entries].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
  newestFirst.forEach((entry, index) => {
    tx.indexChanges.push({ kind: 'placed', entry, doc: doc - index })
  })
  return doc - newestFirst.length
}

/** The reports with words among these, which the index does not have, as its entries. */
async function reportsOf(db: Db, which: SQL | undefined): Promise<IndexEntry[]> {
  const rows = await db
    .select({ id: reports.id, text: reports.text, receivedAt: reports.receivedAt })
    .from(reports)
    .leftJoin(searchDocs, isReportOfDoc)
    .where(and(which, ne(reports.text, ''), isNull(searchDocs.doc)))
  return rows.map(toReportEntry)
}

type ContentRow = typeof contents.$inferSelect

const keyOf = ({ type, id }: Pick<ContentRow, 'type' | 'id'>): string => `${type}/${id}`

const targetOf = ({ type, id }: ContentRow): CaseTarget => ({ type: type as CaseTargetType, id })

/** Adds the reports on what is not known yet: they are few, and have no case. */
async function fillWaitingReports(tx: Tx, state: FillingState): Promise<FillingState> {
  if (state.member !== '') return state
  return { ...state, doc: placeOlder(tx, await reportsOf(tx.db, isNull(reports.caseId)), state.doc) }
}

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
