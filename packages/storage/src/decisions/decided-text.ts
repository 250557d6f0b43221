import { and, type Column, eq, type SQL } from 'drizzle-orm'
import { contentVersions, decisions } from '../schema/sqlite.ts'

/** A decision by what names its text: the table, or a query of it. */
type DecisionColumns = Readonly<Record<'targetType' | 'targetId' | 'contentVersion', Column>>

/** Joins decisions of such a query to the texts they were made on. */
export const joinDecidedText = ({ targetType, targetId, contentVersion }: DecisionColumns): SQL | undefined =>
  and(
    eq(contentVersions.type, targetType),
    eq(contentVersions.id, targetId),
    eq(contentVersions.version, contentVersion),
  )

/** Joins a decision to the text it was made on. */
export const isDecidedText = joinDecidedText(decisions)
