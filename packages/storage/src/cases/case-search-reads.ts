import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { isCaseText, textStart } from '../intake/text-joins.ts'
import { cases, contentVersions } from '../schema/sqlite.ts'
import { isUnfinished } from './unfinished-case.ts'

const TARGETS = ['job', 'proposal', 'message', 'member']
const MAX_CLOSED_CASES = 10

function selectCases(db: Db, where: SQL | undefined) {
  return db
    .select({
      id: cases.id,
      number: cases.number,
      state: cases.state,
      targetType: cases.targetType,
      targetId: cases.targetId,
      title: contentVersions.title,
      body: textStart,
    })
    .from(cases)
    .innerJoin(contentVersions, isCaseText)
    .where(where)
    .orderBy(desc(cases.number))
    .limit(MAX_CLOSED_CASES)
}

export type CaseRowWithTitle = Awaited<ReturnType<typeof selectCases>>[number]

/** The case with this id, with its title: one row, or none. */
export const caseWithId = (db: Db, id: string): Promise<CaseRowWithTitle[]> =>
  selectCases(db, eq(cases.id, id)).execute()
/** The case with this number, with its title: one row, or none. */
export const caseWithNumber = (db: Db, number: number): Promise<CaseRowWithTitle[]> =>
  selectCases(db, eq(cases.number, number)).execute()

/** Cases about targets with these ids, of any type: unfinished ones, then the ten newest closed ones, each newest first. */
export async function casesOfTargets(db: Db, targetIds: readonly string[]): Promise<CaseRowWithTitle[]> {
  if (targetIds.length === 0) return []
  const about = and(inArray(cases.targetType, TARGETS), inArray(cases.targetId, [...targetIds]))
  // the partial indexes are used only for queries that state their conditions
  const open = await selectCases(db, and(eq(cases.kind, 'review'), about, isUnfinished))
  const closed = await selectCases(db, and(about, sql`${cases.state} = 'closed'`))
  return [...open, ...closed]
}
