import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { preparedWithLimit } from '../engine/prepared-queries.ts'
import { isNewestText } from '../intake/text-joins.ts'
import { contents, contentVersions, searchDocs } from '../schema/sqlite.ts'
import { categoriesOfAll, tokensOfDocument } from './search-document.ts'

const p = sql.placeholder

const documentsFrom = preparedWithLimit((db, limit) =>
  db
    .select({ content: contents, title: contentVersions.title, body: contentVersions.body, at: searchDocs.at })
    .from(searchDocs)
    .innerJoin(contents, and(eq(contents.type, searchDocs.type), eq(contents.id, searchDocs.id)))
    .innerJoin(contentVersions, isNewestText)
    .where(sql`${searchDocs.doc} >= ${p('doc')}`)
    .orderBy(asc(searchDocs.doc))
    .limit(limit),
)

/** The tokens of each of the next `limit` documents from number `doc` on. */
export async function sampleTokens(db: Db, doc: number, limit: number): Promise<(readonly string[])[]> {
  const rows = await documentsFrom(db, limit).execute({ doc })
  const targetOf = ({ type, id }: (typeof rows)[number]['content']) => ({ type: type as TargetType, id })
  const named = await categoriesOfAll(
    db,
    rows.map(({ content }) => targetOf(content)),
  )
  return rows.map(({ content, title, body, at }) => {
    const { type, id, authorId } = content
    const around = { facts: JSON.parse(content.facts), visible: content.visible === 1 }
    const categories = named.get(`${type}/${id}`) ?? []
    return tokensOfDocument({ target: targetOf(content), authorId, title, body, receivedAt: at, ...around, categories })
  })
}
