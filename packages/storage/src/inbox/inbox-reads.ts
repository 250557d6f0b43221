import type { AnswerKind } from '@mimamori/policy/inbox/answer-rules'
import { and, count, desc, eq, gt, isNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { firstIdAt } from '../ids.ts'
import { isCaseText, titleOrStart } from '../intake/text-joins.ts'
import { answers, caseNotes, cases, caseWatchers, contentVersions, mentions, staff } from '../schema/sqlite.ts'
import type { AnswerDetail } from './answer-detail.ts'

const p = sql.placeholder
const MAX_LISTED_MENTIONS = 50
const MAX_WATCHED = 200

const unreadAnswers = prepared((db) =>
  db
    .select({ n: count() })
    .from(answers)
    .where(and(eq(answers.staffId, p('staffId')), isNull(answers.readAt), lte(answers.at, p('now')))),
)

const unseenMentions = prepared((db) =>
  db
    .select({ n: count() })
    .from(mentions)
    .where(and(eq(mentions.staffId, p('staffId')), isNull(mentions.seenAt))),
)

/** How much in this person's inbox is unread now. */
export async function countUnread(db: Db, staffId: string, now: string): Promise<number> {
  const [[answered], [mentioned]] = await Promise.all([
    unreadAnswers(db).execute({ staffId, now }),
    unseenMentions(db).execute({ staffId }),
  ])
  return (answered?.n ?? 0) + (mentioned?.n ?? 0)
}

/** Months of which this person is reminded and has not read it, oldest month first. */
export async function unreadMonthReminders(db: Db, staffId: string): Promise<{ id: string; month: string }[]> {
  const rows = await db
    .select({ id: answers.id, detail: answers.detail })
    .from(answers)
    .where(and(eq(answers.staffId, staffId), isNull(answers.readAt), eq(answers.kind, 'month_unclosed')))
  return rows
    .map(({ id, detail }) => ({ id, month: (JSON.parse(detail) as AnswerDetail).month ?? '' }))
    .sort((one, another) => (one.month < another.month ? -1 : 1))
}

/** The newest 50 notes that mention a person and that they have not seen, with the cases they are on. */
export async function unseenMentionsOf(db: Db, staffId: string): Promise<{ noteId: string; caseId: string }[]> {
  return await db
    .select({ noteId: mentions.noteId, caseId: mentions.caseId })
    .from(mentions)
    .where(and(eq(mentions.staffId, staffId), isNull(mentions.seenAt)))
    .orderBy(desc(mentions.at), desc(mentions.noteId))
    .limit(MAX_LISTED_MENTIONS)
}

/** A page of the inbox: newest first, older than the entry `after`. */
export type InboxQuery = {
  readonly staffId: string
  readonly now: string
  readonly unread: boolean
  readonly after: string | undefined
  readonly limit: number
}

/** The case of an entry; `null`s: it is about a month, and no case. */
type EntryCase = { readonly caseId: string | null; readonly caseNumber: number | null; readonly title: string | null }

type InboxCase = {
  readonly caseId: string
  readonly caseNumber: number
  readonly memberId: string
  readonly title: string | null
}

export type StoredAnswer = EntryCase & {
  readonly id: string
  readonly kind: AnswerKind | 'mention'
  readonly at: string
  readonly by: string | null
  readonly detail: AnswerDetail
  readonly readAt: string | null
  /** of a note that mentions the person: its words */
  readonly words: string | null
}

const caseColumns = { caseId: cases.id, caseNumber: cases.number, memberId: cases.authorId, title: titleOrStart }

const onlyUnread = (column: SQL | undefined, { unread }: InboxQuery) => (unread ? column : undefined)

/** Answers to this person. */
export async function answersPage(db: Db, query: InboxQuery): Promise<StoredAnswer[]> {
  const { staffId, now, after, limit } = query
  const rows = await db
    .select({
      ...caseColumns,
      id: answers.id,
      kind: answers.kind,
      at: answers.at,
      by: staff.alias,
      detail: answers.detail,
      readAt: answers.readAt,
    })
    .from(answers)
    .leftJoin(cases, eq(cases.id, answers.caseId))
    .leftJoin(contentVersions, isCaseText)
    .leftJoin(staff, eq(staff.id, answers.byId))
    .where(
      and(
        eq(answers.staffId, staffId),
        lte(answers.at, now),
        onlyUnread(isNull(answers.readAt), query),
        after === undefined ? undefined : lt(answers.id, after),
      ),
    )
    .orderBy(desc(answers.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, kind: row.kind as AnswerKind, detail: JSON.parse(row.detail), words: null }))
}

/** Notes that mention this person, read ones too. */
export async function mentionsPage(db: Db, query: InboxQuery): Promise<StoredAnswer[]> {
  const { staffId, after, limit } = query
  const rows = await db
    .select({
      ...caseColumns,
      id: mentions.noteId,
      at: mentions.at,
      by: staff.alias,
      readAt: mentions.seenAt,
      words: caseNotes.text,
    })
    .from(mentions)
    .innerJoin(caseNotes, eq(caseNotes.id, mentions.noteId))
    .innerJoin(cases, eq(cases.id, mentions.caseId))
    .leftJoin(contentVersions, isCaseText)
    .leftJoin(staff, eq(staff.id, caseNotes.authorId))
    .where(
      and(
        eq(mentions.staffId, staffId),
        onlyUnread(isNull(mentions.seenAt), query),
        after === undefined ? undefined : lt(mentions.noteId, after),
      ),
    )
    .orderBy(desc(mentions.noteId))
    .limit(limit)
  return rows.map((row) => ({ ...row, kind: 'mention', detail: {}, words: row.words || null }))
}

/** The cases a person watches, the newest watch first. */
export async function watchedCases(db: Db, staffId: string): Promise<(InboxCase & { state: string; at: string })[]> {
  return await db
    .select({ ...caseColumns, state: cases.state, at: caseWatchers.at })
    .from(caseWatchers)
    .innerJoin(cases, eq(cases.id, caseWatchers.caseId))
    .leftJoin(contentVersions, isCaseText)
    .where(eq(caseWatchers.staffId, staffId))
    .orderBy(desc(caseWatchers.at), desc(cases.number))
    .limit(MAX_WATCHED)
}

/** Who was told something by answers that were kept back until an instant after `since`, and not after `now`. */
export async function toldBetween(db: Db, since: string, now: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ staffId: answers.staffId })
    .from(answers)
    // ids grow with the instant: only the last ones are read
    .where(and(gt(answers.id, firstIdAt(since)), gt(answers.at, since), lte(answers.at, now)))
  return rows.map(({ staffId }) => staffId)
}

/** Ids of the cases a person watches. */
export async function watchedIds(db: Db, staffId: string): Promise<string[]> {
  const rows = await db
    .select({ caseId: caseWatchers.caseId })
    .from(caseWatchers)
    .where(eq(caseWatchers.staffId, staffId))
    .orderBy(desc(caseWatchers.at))
    .limit(MAX_WATCHED)
  return rows.map(({ caseId }) => caseId)
}
