import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { placeholderList } from '../engine/placeholder-list.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { contents, contentVersions, reports, searchDocs } from '../schema/sqlite.ts'

/** joins the report that a document of the index is of */
export const isReportOfDoc = and(eq(searchDocs.type, 'report'), eq(reports.id, searchDocs.id))

const docList = placeholderList<number>(25, -1)

const reportsByDoc = prepared((db) =>
  db
    .select({
      doc: searchDocs.doc,
      at: searchDocs.at,
      text: reports.text,
      caseId: reports.caseId,
      enquiryId: reports.enquiryId,
      enteredBy: reports.enteredBy,
      targetType: reports.targetType,
      targetId: reports.targetId,
      authorId: contents.authorId,
      title: contentVersions.title,
      visible: contents.visible,
    })
    .from(searchDocs)
    .innerJoin(reports, isReportOfDoc)
    .leftJoin(contents, and(eq(contents.type, reports.targetType), eq(contents.id, reports.targetId)))
    .leftJoin(
      contentVersions,
      and(
        eq(contentVersions.type, contents.type),
        eq(contentVersions.id, contents.id),
        sql`${contentVersions.version} = ${contents.version}`,
      ),
    )
    .where(docList.has(searchDocs.doc)),
)

export type FoundReport = Awaited<ReturnType<ReturnType<typeof reportsByDoc>['execute']>>[number]

/** The reports that these documents are of, with what they are about; nothing says who wrote them. In no order. */
export const loadFoundReports = (db: Db, docs: readonly number[]): Promise<FoundReport[]> =>
  docs.length === 0 ? Promise.resolve([]) : docList.rowsFor(docs, (values) => reportsByDoc(db).execute(values))
