import { and, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { caseNotes, cases, contents, contentVersions, decisions, memberNotes, reports } from '../schema/sqlite.ts'
import type { EmptiedVersion } from './empty-texts.ts'

const casesOfMember = (db: Db, memberId: string) =>
  db.select({ id: cases.id }).from(cases).where(eq(cases.authorId, memberId))

/** Reports by a member, on anything of theirs, and on them; those with words in them. */
export function reportsAbout(db: Db, memberId: string): SQL | undefined {
  const onThem = and(isNull(reports.caseId), eq(reports.targetType, 'member'), eq(reports.targetId, memberId))
  const all = or(eq(reports.reporterId, memberId), inArray(reports.caseId, casesOfMember(db, memberId)), onThem)
  return and(all, ne(reports.text, ''))
}

/** Condition: notes with words in them on cases about this member. */
export function notesAbout(db: Db, memberId: string): SQL | undefined {
  return and(inArray(caseNotes.caseId, casesOfMember(db, memberId)), ne(caseNotes.text, ''))
}

/** Notes on the member themselves. */
export const notesOnMember = (memberId: string): SQL | undefined =>
  and(eq(memberNotes.memberId, memberId), ne(memberNotes.text, ''))

/** Decisions on anything of a member that still say something. */
export function decisionsAbout(memberId: string): SQL | undefined {
  const says = or(ne(decisions.text, ''), ne(decisions.note, ''), ne(decisions.passages, '[]'))
  return and(eq(decisions.authorId, memberId), says)
}

export const selectTextsBy = (db: Db, memberId: string) =>
  db
    .select({
      type: contentVersions.type,
      id: contentVersions.id,
      version: contentVersions.version,
      title: contentVersions.title,
      body: contentVersions.body,
    })
    .from(contents)
    .innerJoin(contentVersions, and(eq(contentVersions.type, contents.type), eq(contentVersions.id, contents.id)))
    .where(and(eq(contents.authorId, memberId), isNull(contentVersions.erasedAt)))

/** Versions of texts by a member that are not emptied. */
export const textsBy = (db: Db, memberId: string): Promise<EmptiedVersion[]> => selectTextsBy(db, memberId).execute()
