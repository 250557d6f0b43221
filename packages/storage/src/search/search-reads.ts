import type { ContactQuery } from '@mimamori/policy/search/search-query'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { placeholderList } from '../engine/placeholder-list.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { contentVersions, members, searchDocs } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'

const p = sql.placeholder

const docList = placeholderList<number>(50, -1)

/** The version the index knows is the newest; asked for by its key alone, which is sooner told than by way of what it is a version of. */
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

/** The texts of documents, in no order. */
export const loadIndexedTexts = (db: Db, docs: readonly number[]): Promise<IndexedText[]> =>
  docList.rowsFor(docs, (values) => textsByDoc(db).execute(values))

const instantOf = prepared((db) =>
  db
    .select({ doc: searchDocs.doc, at: searchDocs.at })
    .from(searchDocs)
    .where(sql`${searchDocs.doc} >= ${p('doc')}`)
    .orderBy(asc(searchDocs.doc))
    .limit(1),
)

/** One end at a time: asked for both at once SQLite reads the whole table. */
const firstDoc = prepared((db) =>
  db.select({ doc: searchDocs.doc }).from(searchDocs).orderBy(asc(searchDocs.doc)).limit(1),
)

const lastDoc = prepared((db) =>
  db.select({ doc: searchDocs.doc }).from(searchDocs).orderBy(desc(searchDocs.doc)).limit(1),
)

/** Numbers of the oldest document and of the one that will come after the newest; they are the same where there is none. */
export async function docRange(db: Db): Promise<{ first: number; next: number }> {
  const [[oldest], [newest]] = await Promise.all([firstDoc(db).execute(), lastDoc(db).execute()])
  return { first: oldest?.doc ?? 1, next: (newest?.doc ?? 0) + 1 }
}

/** The number documents of `instant` and later begin at: they are numbered in order of arrival. */
export async function docFrom(db: Db, instant: string): Promise<number> {
  const ends = await docRange(db)
  let [low, high] = [ends.first, ends.next]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [there] = await instantOf(db).execute({ doc: middle })
    if (there && there.at < instant) low = there.doc + 1
    else high = middle
  }
  return low
}

/** Ids of members with this mail or number. */
export async function findMembersByContact(db: Db, vault: Vault, { kind, value }: ContactQuery): Promise<string[]> {
  const is = eq(kind === 'email' ? members.emailKey : members.phoneKey, vault.keyOf(kind, value))
  const rows = await db.select({ id: members.id }).from(members).where(is).limit(10)
  return rows.map(({ id }) => id)
}
