import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { and, count, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm'
import { casesAboutMember } from '../cases/member-case-reads.ts'
import type { Db } from '../engine/engine.ts'
import {
  answers,
  caseNotes,
  caseWatchers,
  contents,
  contentVersions,
  decisions,
  drafts,
  memberNotes,
  reports,
} from '../schema/sqlite.ts'
import type { EmptiedVersion } from './empty-texts.ts'

/** Condition: reports with a text, by this member, on them, or on anything of theirs. */
export function reportsAbout(db: Db, memberId: string): SQL | undefined {
  const onThem = and(isNull(reports.caseId), eq(reports.targetType, 'member'), eq(reports.targetId, memberId))
  const all = or(eq(reports.reporterId, memberId), inArray(reports.caseId, casesAboutMember(db, memberId)), onThem)
  return and(all, ne(reports.text, ''))
}

/** Condition: what inboxes say of cases about this member. */
export const answersAbout = (db: Db, memberId: string): SQL => inArray(answers.caseId, casesAboutMember(db, memberId))

/** Condition: drafts about this member, and about anything that they are a side of. */
export const draftsAbout = (db: Db, memberId: string): SQL | undefined =>
  or(eq(drafts.memberId, memberId), inArray(drafts.caseId, casesAboutMember(db, memberId)))

/** Condition: watches of cases about this member. */
export const watchesAbout = (db: Db, memberId: string): SQL =>
  inArray(caseWatchers.caseId, casesAboutMember(db, memberId))

/** Condition: notes with a text on cases about this member. */
export function notesAbout(db: Db, memberId: string): SQL | undefined {
  return and(inArray(caseNotes.caseId, casesAboutMember(db, memberId)), ne(caseNotes.text, ''))
}

/** Condition: notes with a text on this member. */
export const notesOnMember = (memberId: string): SQL | undefined =>
  and(eq(memberNotes.memberId, memberId), ne(memberNotes.text, ''))

/** Condition: decisions on anything of this member that have a text, a note or passages. */
export function decisionsAbout(memberId: string): SQL | undefined {
  const says = or(ne(decisions.text, ''), ne(decisions.note, ''), ne(decisions.passages, '[]'))
  return and(eq(decisions.authorId, memberId), says)
}

/** Condition: texts of a member that are reviewed; those of contracts and enquiries go with their reminders and enquiries. */
export const isPostedBy = (memberId: string): SQL | undefined =>
  and(eq(contents.authorId, memberId), inArray(contents.type, [...TARGET_TYPES]))

const selectTextsBy = (db: Db, memberId: string) =>
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
    .where(and(isPostedBy(memberId), isNull(contentVersions.erasedAt)))

/** Versions of this member's texts that are not emptied yet. */
export const textsBy = (db: Db, memberId: string): Promise<EmptiedVersion[]> => selectTextsBy(db, memberId).execute()

/** How many versions of this member's texts are not emptied yet. */
export async function countTextsBy(db: Db, memberId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(selectTextsBy(db, memberId).as('texts'))
  return row?.n ?? 0
}
