import type { AppealState } from '@mimamori/policy/appeals/appeal-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, count, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { isDecidedText } from '../intake/text-joins.ts'
import { type StoredReminder, toReminder } from '../reminders/reminder-reads.ts'
import { appeals, cases, contactReminders, contentVersions, decisions, staff } from '../schema/sqlite.ts'
import { type StoredAppeal, toAppeal } from './appeal-reads.ts'

/** How many appeals are in these states. */
export async function appealsInStates(db: Db, states: readonly AppealState[]): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(appeals)
    .where(inArray(appeals.state, [...states]))
  return row?.n ?? 0
}

/** How many open appeals are past their time at `now`; those without a time of their own, when they arrived before `receivedBefore`. */
export async function overdueAppeals(db: Db, now: string, receivedBefore: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(appeals)
    .where(
      and(
        eq(appeals.state, 'open'),
        or(lt(appeals.dueAt, now), and(isNull(appeals.dueAt), lt(appeals.receivedAt, receivedBefore))),
      ),
    )
  return row?.n ?? 0
}

/** The decision that an appeal is against. */
export type AppealedDecision = {
  readonly kind: 'decision'
  readonly caseId: string
  readonly caseNumber: number
  readonly target: Target
  readonly title: string
  readonly body: string
  readonly measures: readonly Measure[]
  readonly categories: readonly Category[]
  readonly decidedAt: string
  readonly by: string
  readonly clause: string | null
  readonly text: string
  readonly note: string
}

/** The contact reminder whose outcome an appeal is against. `agreedBy`: of an outcome that took two people. */
export type AppealedReminder = {
  readonly kind: 'reminder'
  readonly caseId: string
  readonly caseNumber: number
  readonly reminder: StoredReminder
  readonly by: string
  readonly agreedBy: string | null
}

/** An appeal with what it is against, as lists show it. */
export type ListedAppeal = { readonly appeal: StoredAppeal; readonly against: AppealedDecision | AppealedReminder }

/** Who agreed to an outcome; the join of `staff` is who chose it. */
const agreeingAlias = sql<
  string | null
>`(select ${staff.alias} from ${staff} where ${staff.id} = ${contactReminders.agreedBy})`

const selectListedAppeals = (db: Db) =>
  db
    .select({
      appeal: appeals,
      decision: decisions,
      reminder: contactReminders,
      case: { id: cases.id, number: cases.number },
      text: contentVersions,
      by: staff.alias,
      agreedBy: agreeingAlias,
    })
    .from(appeals)
    .leftJoin(decisions, eq(decisions.id, appeals.decisionId))
    .leftJoin(contactReminders, eq(contactReminders.id, appeals.reminderId))
    .innerJoin(cases, eq(cases.id, sql`coalesce(${decisions.caseId}, ${contactReminders.caseId})`))
    .leftJoin(contentVersions, isDecidedText)
    .leftJoin(staff, eq(staff.id, sql`coalesce(${decisions.actorId}, ${contactReminders.decidedBy})`))

type ListedAppealRow = Awaited<ReturnType<typeof selectListedAppeals>>[number]

function toListed({ appeal, decision, reminder, case: { id, number }, text, ...row }: ListedAppealRow): ListedAppeal[] {
  const about = { caseId: id, caseNumber: number, by: row.by ?? '' }
  if (reminder) {
    const { agreedBy } = row
    return [
      { appeal: toAppeal(appeal), against: { kind: 'reminder', ...about, reminder: toReminder(reminder), agreedBy } },
    ]
  }
  if (!decision) return []
  const against: AppealedDecision = {
    kind: 'decision',
    ...about,
    target: { type: decision.targetType as TargetType, id: decision.targetId },
    title: text?.title ?? '',
    body: text?.body ?? '',
    measures: JSON.parse(decision.measures),
    categories: JSON.parse(decision.categories),
    decidedAt: decision.decidedAt,
    clause: decision.clause,
    text: decision.text,
    note: decision.note,
  }
  return [{ appeal: toAppeal(appeal), against }]
}

/** Appeals in these states, at most `limit`. */
export async function appealsPage(
  db: Db,
  states: readonly AppealState[],
  order: 'oldest' | 'newest',
  limit: number,
): Promise<ListedAppeal[]> {
  const by = order === 'oldest' ? asc : desc
  const rows = await selectListedAppeals(db)
    .where(inArray(appeals.state, [...states]))
    .orderBy(by(appeals.receivedAt), by(appeals.id))
    .limit(limit)
  return rows.flatMap(toListed)
}

/** One appeal as lists show it; `null`: there is none. */
export async function listedAppeal(db: Db, id: string): Promise<ListedAppeal | null> {
  const [row] = await selectListedAppeals(db).where(eq(appeals.id, id))
  return row ? (toListed(row)[0] ?? null) : null
}
