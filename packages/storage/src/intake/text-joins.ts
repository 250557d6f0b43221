import { and, type Column, eq, type SQL, sql } from 'drizzle-orm'
import { cases, contents, contentVersions, decisions } from '../schema/sqlite.ts'

/** The columns that name one version of a text, of a table or of a query of it. */
type TextColumns = Readonly<Record<'targetType' | 'targetId' | 'contentVersion', Column>>

/** Condition that joins `content_versions` to rows of such a query. */
export const isTextOf = ({ targetType, targetId, contentVersion }: TextColumns): SQL | undefined =>
  and(
    eq(contentVersions.type, targetType),
    eq(contentVersions.id, targetId),
    eq(contentVersions.version, contentVersion),
  )

/** Joins a decision to the text it was made on. */
export const isDecidedText = isTextOf(decisions)

/** Joins a case to the version of the text it is about. */
export const isCaseText = isTextOf(cases)

/** Joins a content to its newest version. */
export const isNewestText = isTextOf({
  targetType: contents.type,
  targetId: contents.id,
  contentVersion: contents.version,
})

/** The first 80 characters of a text. */
export const textStart = sql<string>`substr(${contentVersions.body}, 1, 80)`

/** The title of a text, or its first 80 characters where it has none; `null`: there is no text. */
export const titleOrStart = sql<string | null>`coalesce(nullif(${contentVersions.title}, ''), ${textStart})`
