import { and, eq } from 'drizzle-orm'
import { contentVersions, decisions } from '../schema/sqlite.ts'

/** Joins a decision to the text it was made on. */
export const textDecidedOn = and(
  eq(contentVersions.type, decisions.targetType),
  eq(contentVersions.id, decisions.targetId),
  eq(contentVersions.version, decisions.contentVersion),
)
