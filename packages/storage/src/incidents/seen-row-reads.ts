import type { IncidentDirection } from '@mimamori/policy/incidents/incident-rules'
import { type AnyColumn, and, eq, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from '../engine/engine.ts'
import { audit, cases, contactReminders, disclosures, enquiries } from '../schema/sqlite.ts'

/** Whose data a person saw (`person`), or who saw that of a member (`member`), from one instant to another, excluded. */
export type IncidentQuery = {
  readonly by: IncidentDirection
  readonly id: string
  readonly from: string
  readonly until: string
}

const CASE_OPENING_ACTIONS = ['case.claimed', 'case.reserved']

const within = (at: typeof disclosures.at | typeof audit.at, { from, until }: IncidentQuery): SQL[] => [
  gte(at, from),
  lt(at, until),
]

/** A condition that must not use an index: it holds for most rows, and another condition for few. */
const withoutIndex = (column: AnyColumn, value: string): SQL => sql`${column} || '' = ${value}`

/** Who is seen by opening a case, by the rows that name them: the author of what is reviewed, and both sides of a reminder or an enquiry. */
type SeenMember = {
  readonly table: SQLiteTable
  readonly isOpened: SQL
  readonly member: SQLiteColumn
  readonly which?: SQL
}
const isOfReminder = eq(contactReminders.caseId, audit.subjectId)
const isOfEnquiry = eq(enquiries.caseId, audit.subjectId)
const REVIEWED: SeenMember = {
  ...{ table: cases, isOpened: eq(cases.id, audit.subjectId), member: cases.authorId, which: eq(cases.kind, 'review') },
}
const CLIENT: SeenMember = { table: contactReminders, isOpened: isOfReminder, member: contactReminders.clientId }
const FREELANCER: SeenMember = { ...CLIENT, member: contactReminders.freelancerId }
const ASKING: SeenMember = { table: enquiries, isOpened: isOfEnquiry, member: enquiries.memberId }
const LINKED: SeenMember = { ...ASKING, member: enquiries.linkedMember }

function selectSeen(db: Db, query: IncidentQuery, only: readonly string[] | null) {
  const ofPerson = query.by === 'person'
  const { at, kind, field, reason, caseId } = disclosures
  const [whose, subject] = ofPerson
    ? [disclosures.staffId, disclosures.memberId]
    : [disclosures.memberId, disclosures.staffId]
  const of = (column: AnyColumn, found: AnyColumn): SQL | undefined =>
    only === null ? eq(column, query.id) : and(withoutIndex(column, query.id), inArray(found, [...only]))
  const disclosed = db
    .select({ subject, at, kind, field, reason, caseId })
    .from(disclosures)
    .where(and(of(whose, subject), ...within(at, query)))
  const opened = ({ table, isOpened, member, which }: SeenMember) =>
    db
      .select({
        // nobody, where nobody is known
        subject: sql<string>`coalesce(${ofPerson ? member : audit.actorId}, '')`.as('subject'),
        at: audit.at,
        kind: sql<string>`case ${audit.action} when 'case.claimed' then 'opened' else 'reserved' end`.as('kind'),
        field: sql<string>`''`.as('field'),
        reason: sql<string>`''`.as('reason'),
        caseId: sql<string | null>`${audit.subjectId}`.as('case_id'),
      })
      .from(audit)
      .innerJoin(table, isOpened)
      .where(
        and(
          which,
          ofPerson ? and(of(audit.actorId, member), ne(member, '')) : eq(member, query.id),
          inArray(audit.action, CASE_OPENING_ACTIONS),
          // the partial index of what people did holds this condition, and is used only for queries that state it
          sql`${audit.action} <> 'case.opened'`,
          ...within(audit.at, query),
        ),
      )
  return disclosed
    .unionAll(opened(REVIEWED))
    .unionAll(opened(CLIENT))
    .unionAll(opened(FREELANCER))
    .unionAll(opened(ASKING))
    .unionAll(opened(LINKED))
    .as('seen')
}

/**
 * Disclosures, and cases that were claimed or reserved, as one subquery. `only`: rows of these few subjects alone, found by
 * the index of subjects.
 */
export const seenSubquery = (
  db: Db,
  query: IncidentQuery,
  only: readonly string[] | null = null,
): ReturnType<typeof selectSeen> => selectSeen(db, query, only)
