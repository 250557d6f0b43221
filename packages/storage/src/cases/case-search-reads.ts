import { CASE_KINDS } from '@mimamori/policy/cases/case-model'
import { CASE_TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { isCaseText, textStart } from '../intake/text-joins.ts'
import { cases, contactReminders, contentVersions } from '../schema/sqlite.ts'
import { isUnfinished } from './unfinished-case.ts'

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

const isFound = (targetIds: readonly string[]) =>
  and(inArray(cases.targetType, [...CASE_TARGET_TYPES]), inArray(cases.targetId, [...targetIds]))

/** Cases of the contact reminders with these ids, newest first. */
export async function casesOfReminders(db: Db, reminderIds: readonly string[]): Promise<CaseRowWithTitle[]> {
  if (reminderIds.length === 0) return []
  const { id, caseId } = contactReminders
  const of = db
    .select({ caseId })
    .from(contactReminders)
    .where(inArray(id, [...reminderIds]))
  return await selectCases(db, inArray(cases.id, of))
}

/** Cases about targets with these ids, of any type: unfinished ones, then the ten newest closed ones, each newest first. */
export async function casesOfTargets(db: Db, targetIds: readonly string[]): Promise<CaseRowWithTitle[]> {
  if (targetIds.length === 0) return []
  const about = isFound(targetIds)
  // the partial indexes are used only for queries that state their conditions
  const open = await selectCases(db, and(inArray(cases.kind, [...CASE_KINDS]), about, isUnfinished))
  const closed = await selectCases(db, and(about, sql`${cases.state} = 'closed'`))
  return [...open, ...closed]
}
