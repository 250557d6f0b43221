import { type CaseTargetType, isReviewed } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { preparedWithLimit } from '../engine/prepared-queries.ts'
import { isNewestText } from '../intake/text-joins.ts'
import { contents, contentVersions, reports, searchDocs } from '../schema/sqlite.ts'
import { isReportOfDoc } from './report-documents.ts'
import { categoriesOfAll, tokensOfDocument, tokensOfReport } from './search-document.ts'

const p = sql.placeholder

const documentsFrom = preparedWithLimit((db, limit) =>
  db
    .select({
      content: contents,
      title: contentVersions.title,
      body: contentVersions.body,
      at: searchDocs.at,
      report: reports.text,
    })
    .from(searchDocs)
    .leftJoin(contents, and(eq(contents.type, searchDocs.type), eq(contents.id, searchDocs.id)))
    .leftJoin(contentVersions, isNewestText)
    .leftJoin(reports, isReportOfDoc)
    .where(sql`${searchDocs.doc} >= ${p('doc')}`)
    .orderBy(asc(searchDocs.doc))
    .limit(limit),
)

/** The tokens of each of the next `limit` documents from number `doc` on. */
export async function sampleTokens(db: Db, doc: number, limit: number): Promise<(readonly string[])[]> {
  const rows = await documentsFrom(db, limit).execute({ doc })
  const targetOf = ({ type, id }: typeof contents.$inferSelect) => ({ type: type as CaseTargetType, id })
  const named = await categoriesOfAll(
    db,
    rows.flatMap(({ content }) => (content ? [targetOf(content)] : [])),
  )
  return rows.flatMap(({ content, title, body, at, report }) => {
    if (report !== null) return [tokensOfReport(report)]
    // what only the desk reads is no sample of what members write
    if (!content || title === null || body === null || !isReviewed(targetOf(content))) return []
    const { type, id, authorId } = content
    const around = { facts: JSON.parse(content.facts), visible: content.visible === 1 }
    const categories = named.get(`${type}/${id}`) ?? []
    const text = { target: targetOf(content), authorId, title, body, receivedAt: at }
    return [tokensOfDocument({ ...text, ...around, categories })]
  })
}
