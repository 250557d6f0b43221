import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { TimelineKind } from '@mimamori/policy/members/timeline-kinds'
import { and, desc, eq, ne } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { isDecidedText, titleOrStart } from '../intake/text-joins.ts'
import { reportsOnMember } from '../reports/member-report-conditions.ts'
import { cases, contentVersions, decisions, reports, staff } from '../schema/sqlite.ts'
import { enquiryEntries, reminderEntries } from './timeline-contact-entries.ts'
import { isBefore, type StoredTimelineEntry, type TimelineCursor } from './timeline-entry-reads.ts'
import { textEntries } from './timeline-text-entries.ts'

const targetOf = (row: { targetType: string; targetId: string }): Target => ({
  type: row.targetType as TargetType,
  id: row.targetId,
})

async function reportEntries(
  db: Db,
  memberId: string,
  before: TimelineCursor | undefined,
  limit: number,
): Promise<StoredTimelineEntry[]> {
  const { id, targetType, targetId, reason, text, receivedAt: at, enquiryId, enteredBy } = reports
  const rows = await db
    .select({
      ...{ id, targetType, targetId, reason, text, at, enquiryId, enteredBy },
      ...{ caseId: cases.id, number: cases.number, state: cases.state },
    })
    .from(reports)
    .leftJoin(cases, eq(cases.id, reports.caseId))
    .where(and(reportsOnMember(db, memberId), isBefore(at, id, before)))
    .orderBy(desc(at), desc(id))
    .limit(limit)
  return rows.map(
    ({ caseId, number, state, targetType: type, targetId: on, enquiryId: enquiry, enteredBy: writer, ...row }) => ({
      ...row,
      origin: enquiry === null ? null : { enquiryId: enquiry, enteredBy: writer },
      kind: 'report',
      target: targetOf({ targetType: type, targetId: on }),
      case: caseId === null || number === null ? null : { id: caseId, number, state: state as CaseState },
    }),
  )
}

async function decisionEntries(
  db: Db,
  memberId: string,
  before: TimelineCursor | undefined,
  limit: number,
): Promise<StoredTimelineEntry[]> {
  const rows = await db
    .select({ decision: decisions, number: cases.number, state: cases.state, title: titleOrStart, by: staff.alias })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(contentVersions, isDecidedText)
    .leftJoin(staff, eq(staff.id, decisions.actorId))
    .where(
      and(
        eq(decisions.authorId, memberId),
        ne(decisions.state, 'undone'),
        isBefore(decisions.decidedAt, decisions.id, before),
      ),
    )
    .orderBy(desc(decisions.decidedAt), desc(decisions.id))
    .limit(limit)
  return rows.map(({ decision, number, state, title: named, by }) => ({
    kind: 'decision',
    id: decision.id,
    at: decision.decidedAt,
    case: { id: decision.caseId, number, state: state as CaseState },
    target: targetOf(decision),
    title: named ?? '',
    measures: JSON.parse(decision.measures),
    categories: JSON.parse(decision.categories),
    state: decision.state as DecisionState,
    reversed: decision.reversed === 1,
    by: by ?? '',
    note: decision.note,
  }))
}

const newestFirst = (one: TimelineCursor, other: TimelineCursor): number =>
  one.at === other.at ? (one.id > other.id ? -1 : 1) : one.at > other.at ? -1 : 1

const POSTED: readonly TimelineKind[] = ['job', 'proposal', 'message']

/**
 * A page of what a member posted, reports on it, decisions, contact reminders and enquiries, newest first; undone decisions are
 * left out.
 */
export async function timelineOf(
  db: Db,
  memberId: string,
  {
    kinds,
    before,
    limit,
  }: { readonly kinds: readonly TimelineKind[]; readonly before?: TimelineCursor | undefined; readonly limit: number },
): Promise<StoredTimelineEntry[]> {
  const posted = kinds.filter((kind) => POSTED.some((each) => each === kind))
  const each = await Promise.all([
    textEntries(db, memberId, posted, before, limit),
    kinds.includes('report') ? reportEntries(db, memberId, before, limit) : [],
    kinds.includes('decision') ? decisionEntries(db, memberId, before, limit) : [],
    kinds.includes('reminder') ? reminderEntries(db, memberId, before, limit) : [],
    kinds.includes('enquiry') ? enquiryEntries(db, memberId, before, limit) : [],
  ])
  return each.flat().sort(newestFirst).slice(0, limit)
}
