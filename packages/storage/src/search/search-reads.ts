import type { ContactQuery } from '@mimamori/policy/search/search-query'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { placeholderList } from '../engine/placeholder-list.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { contentVersions, members, searchDocs } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'
import { loadFoundReports } from './report-documents.ts'

const p = sql.placeholder

const docList = placeholderList<number>(50, -1)

/** The newest version of each document, found by its key alone, which is faster than a join with `contents`. */
const textsByDoc = prepared((db) =>
  db
    .select({ doc: searchDocs.doc, title: contentVersions.title, body: contentVersions.body })
    .from(searchDocs)
    .innerJoin(
      contentVersions,
      and(
        eq(contentVersions.type, searchDocs.type),
        eq(contentVersions.id, searchDocs.id),
        sql`${contentVersions.version} = (select max(v.version) from ${contentVersions} v
          where v.type = ${searchDocs.type} and v.id = ${searchDocs.id})`,
      ),
    )
    .where(docList.has(searchDocs.doc)),
)

export type IndexedText = { readonly doc: number; readonly title: string; readonly body: string }

/** The title and body of documents, in no order; of a report its words. Reports are few: they are asked for where any is missing. */
export async function loadIndexedTexts(db: Db, docs: readonly number[]): Promise<IndexedText[]> {
  const texts = await docList.rowsFor(docs, (values) => textsByDoc(db).execute(values))
  if (texts.length === docs.length) return texts
  const known = new Set(texts.map(({ doc }) => doc))
  const reported = await loadFoundReports(
    db,
    docs.filter((doc) => !known.has(doc)),
  )
  return [...texts, ...reported.map(({ doc, text }) => ({ doc, title: '', body: text }))]
}

const instantOf = prepared((db) =>
  db
    .select({ doc: searchDocs.doc, at: searchDocs.at })
    .from(searchDocs)
    .where(sql`${searchDocs.doc} >= ${p('doc')}`)
    .orderBy(asc(searchDocs.doc))
    .limit(1),
)

/** The first and the last number are read by two queries: for both in one SQLite reads the whole table. */
const firstDoc = prepared((db) =>
  db.select({ doc: searchDocs.doc }).from(searchDocs).orderBy(asc(searchDocs.doc)).limit(1),
)

const lastDoc = prepared((db) =>
  db.select({ doc: searchDocs.doc }).from(searchDocs).orderBy(desc(searchDocs.doc)).limit(1),
)

/** The number of the oldest document, and one more than that of the newest; equal where there is none. */
export async function docRange(db: Db): Promise<{ first: number; next: number }> {
  const [[oldest], [newest]] = await Promise.all([firstDoc(db).execute(), lastDoc(db).execute()])
  return { first: oldest?.doc ?? 1, next: (newest?.doc ?? 0) + 1 }
}

/** The number of the first document from `instant` on, found by binary search, as numbers are in order of arrival. */
export async function docFrom(db: Db, instant: string): Promise<number> {
  const range = await docRange(db)
  let [low, high] = [range.first, range.next]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [found] = await instantOf(db).execute({ doc: middle })
    if (found && found.at < instant) low = found.doc + 1
    else high = middle
  }
  return low
}

/** Ids of members with this mail address or phone number, at most 10. */
export async function findMembersByContact(db: Db, vault: Vault, { kind, value }: ContactQuery): Promise<string[]> {
  const hasContact = eq(kind === 'email' ? members.emailKey : members.phoneKey, vault.keyOf(kind, value))
  const rows = await db.select({ id: members.id }).from(members).where(hasContact).limit(10)
  return rows.map(({ id }) => id)
}
