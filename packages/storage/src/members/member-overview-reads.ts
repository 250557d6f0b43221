import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { CaseTarget, CaseTargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { TimelineKind } from '@mimamori/policy/members/timeline-kinds'
import { and, asc, count, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { casesAboutMember } from '../cases/member-case-reads.ts'
import { isUnfinished } from '../cases/unfinished-case.ts'
import type { Db } from '../engine/engine.ts'
import { isCaseText, titleOrStart } from '../intake/text-joins.ts'
import { reportsOnMember } from '../reports/member-report-conditions.ts'
import { cases, contents, contentVersions, decisions, memberNotes, members, reports, staff } from '../schema/sqlite.ts'
import { contactCounts } from './timeline-contact-entries.ts'

const MAX_OPEN_CASES = 20

const MAX_NOTES = 200

/** `told`: the marketplace has sent this member; the keys are those that related members are found by. */
export type KnownMemberState = {
  readonly isKnown: boolean
  readonly erasedAt: string | null
  readonly emailKey: string
  readonly phoneKey: string
}

/** Does the desk know this member, by themselves, a text, a report, a contact reminder or an enquiry? `null`: it does not. */
export async function knownMember(db: Db, id: string): Promise<KnownMemberState | null> {
  const { erasedAt, emailKey, phoneKey } = members
  const [row] = await db.select({ erasedAt, emailKey, phoneKey }).from(members).where(eq(members.id, id))
  if (row) return { isKnown: true, ...row }
  const unknown = { isKnown: false, erasedAt: null, emailKey: '', phoneKey: '' }
  const [text] = await db.select({ id: contents.id }).from(contents).where(eq(contents.authorId, id)).limit(1)
  if (text) return unknown
  const [report] = await db
    .select({ id: reports.id })
    .from(reports)
    .where(and(isNull(reports.caseId), eq(reports.targetType, 'member'), eq(reports.targetId, id)))
    .limit(1)
  if (report) return unknown
  const { reminder, enquiry } = await contactCounts(db, id)
  return reminder + enquiry > 0 ? unknown : null
}

/** How many entries of each kind a member's timeline has. */
export async function timelineCounts(db: Db, memberId: string): Promise<Record<TimelineKind, number>> {
  const posted = await db
    .select({ type: contents.type, n: count() })
    .from(contents)
    .where(eq(contents.authorId, memberId))
    .groupBy(contents.type)
  const [filed] = await db.select({ n: count() }).from(reports).where(reportsOnMember(db, memberId))
  const [decided] = await db
    .select({ n: count() })
    .from(decisions)
    .where(and(eq(decisions.authorId, memberId), ne(decisions.state, 'undone')))
  const of = (type: string) => posted.find((each) => each.type === type)?.n ?? 0
  return {
    job: of('job'),
    proposal: of('proposal'),
    message: of('message'),
    report: filed?.n ?? 0,
    decision: decided?.n ?? 0,
    ...(await contactCounts(db, memberId)),
  }
}

export type OpenCase = {
  readonly id: string
  readonly number: number
  readonly state: CaseState
  readonly target: CaseTarget
  readonly title: string
  readonly openedAt: string
  readonly holderId: string | null
  readonly holder: string | null
}

/** Unfinished cases of a member, oldest first, at most 20. */
export async function openCasesOf(db: Db, memberId: string): Promise<OpenCase[]> {
  const rows = await db
    .select({
      id: cases.id,
      number: cases.number,
      state: cases.state,
      type: cases.targetType,
      targetId: cases.targetId,
      title: titleOrStart,
      openedAt: cases.openedAt,
      holderId: cases.holder,
      holder: staff.alias,
    })
    .from(cases)
    .leftJoin(contentVersions, isCaseText)
    .leftJoin(staff, eq(staff.id, cases.holder))
    .where(and(inArray(cases.id, casesAboutMember(db, memberId)), isUnfinished))
    .orderBy(asc(cases.number))
    .limit(MAX_OPEN_CASES)
  return rows.map(({ type, targetId, state, title, ...row }) => ({
    ...row,
    state: state as CaseState,
    title: title ?? '',
    target: { type: type as CaseTargetType, id: targetId },
  }))
}

/** The newest 200 notes on a member, oldest first. */
export async function memberNotesOf(
  db: Db,
  memberId: string,
): Promise<{ id: string; at: string; text: string; authorId: string; authorAlias: string | null }[]> {
  const { id, at, text, authorId } = memberNotes
  const newest = await db
    .select({ id, at, text, authorId, authorAlias: staff.alias })
    .from(memberNotes)
    .leftJoin(staff, eq(staff.id, authorId))
    .where(eq(memberNotes.memberId, memberId))
    .orderBy(desc(id))
    .limit(MAX_NOTES)
  return newest.reverse()
}
