import type { Case, CaseKind, CaseState, LeaseKind, Queue, ReviewCase } from '@mimamori/policy/cases/case-model'
import type { RankLine } from '@mimamori/policy/cases/rank-rules'
import type { Category, Severity } from '@mimamori/policy/catalogue/violation-categories'
import type { CaseTargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { TextLanguage } from '@mimamori/policy/text/text-language'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { cases, contents } from '../schema/sqlite.ts'

type CaseRow = typeof cases.$inferSelect

export type StoredCase = Case & {
  readonly authorId: string
  readonly score: number
  readonly reporters: number
  readonly rank: number
  readonly rankLines: readonly RankLine[]
  readonly openedAt: string
  readonly dueAt: string
  readonly joinedWhileHeld: boolean
  readonly previousCaseId: string | null
  /** columns that lists are filtered by */
  readonly format: string | null
  readonly warnings: number
  readonly rules: readonly string[]
  readonly jobCategory: string | null
  readonly language: TextLanguage | ''
}

/** A stored case in which a text or member is reviewed. */
export type StoredReviewCase = StoredCase & ReviewCase

/** A row of `cases` as a case. Stored scores are hundredths, those of a case 0 to 1. */
export function toCase(row: CaseRow): StoredCase {
  const leased = row.holder !== null && row.leaseKind !== null && row.leaseEndsAt !== null
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as CaseKind,
    target: { type: row.targetType as CaseTargetType, id: row.targetId },
    authorId: row.authorId,
    queue: row.queue as Queue,
    state: row.state as CaseState,
    fence: row.fence,
    lease: leased
      ? { kind: row.leaseKind as LeaseKind, holder: row.holder ?? '', endsAt: row.leaseEndsAt ?? '' }
      : null,
    contentVersion: row.contentVersion,
    category: row.category as Category | null,
    severity: row.severity as Severity,
    score: row.score / 100,
    reporters: row.reporters,
    rank: row.rank,
    rankLines: JSON.parse(row.rankLines),
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    joinedWhileHeld: row.joinedWhileHeld === 1,
    previousCaseId: row.previousCaseId,
    snoozedUntil: row.snoozedUntil,
    escalatedBy: row.escalatedBy,
    pinnedAt: row.pinnedAt,
    raisedAt: row.raisedAt,
    missedAt: row.missedAt,
    format: row.format,
    warnings: row.warnings,
    rules: row.rules.split(' ').filter(Boolean),
    // the upgrade filled in what the marketplace had sent, an empty one too
    jobCategory: row.jobCategory || null,
    language: row.language as TextLanguage | '',
  }
}

const byId = prepared(
  (db) =>
    db
      .select()
      .from(cases)
      .where(eq(cases.id, sql.placeholder('id'))),
  'for update',
)

const caseAndContent = prepared(
  (db) =>
    db
      .select({
        case: cases,
        visible: contents.visible,
        confirmedBy: contents.confirmedBy,
      })
      .from(cases)
      .innerJoin(contents, and(eq(contents.type, cases.targetType), eq(contents.id, cases.targetId)))
      .where(eq(cases.id, sql.placeholder('id'))),
  'for update',
)

/** The first of these rows as a case; `null`: there is none. */
const firstCase = (rows: CaseRow[]): StoredCase | null => (rows[0] ? toCase(rows[0]) : null)

/** The case with this id; `null`: there is none. In a transaction its row is locked. */
export const caseById = async (db: Db, id: string): Promise<StoredCase | null> =>
  firstCase(await byId(db).execute({ id }))

/**
 * A case with its target: is the target visible, and was a violation on it confirmed. `null`: there is no such case. In a transaction both rows are locked.
 */
export async function caseWithContent(
  db: Db,
  id: string,
): Promise<{ case: StoredCase; visible: boolean; confirmed: boolean } | null> {
  const [row] = await caseAndContent(db).execute({ id })
  if (!row) return null
  return {
    case: toCase(row.case),
    visible: row.visible === 1,
    confirmed: row.confirmedBy !== null,
  }
}
