import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { LedgerEntry } from '@mimamori/policy/ledger/ledger-rules'
import { DEFAULT_MEASURE_SETTINGS, type MeasureSettings } from '@mimamori/policy/ledger/measure-settings-rules'
import {
  computeStanding,
  type MemberStanding,
  NO_STANDING,
  type WithdrawalUnderway,
} from '@mimamori/policy/members/standing-rules'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { isDecidedText } from '../intake/text-joins.ts'
import { cases, contentVersions, decisions, deskSettings, measures, staff } from '../schema/sqlite.ts'
import { pendingWithdrawalOf, pendingWithdrawalsOf } from '../withdrawals/withdrawal-reads.ts'

const p = sql.placeholder

/** Name of the measure settings in `desk_settings`. */
export const MEASURES_SETTING = 'measures'

const ledgerColumns = {
  id: measures.id,
  decisionId: measures.decisionId,
  measure: measures.measure,
  type: measures.targetType,
  targetId: measures.targetId,
  at: measures.at,
  reverses: measures.reverses,
}

// run with every arrival, and nearly always without rows: a join and grouping would take ten times as long
const isNotUndone = sql`(select ${decisions.state} from ${decisions} where ${decisions.id} = ${measures.decisionId}) <> 'undone'`

const ledgerEntries = prepared((db) =>
  db
    .select(ledgerColumns)
    .from(measures)
    .where(and(eq(measures.memberId, p('memberId')), isNotUndone)),
)

const settingByName = prepared((db) =>
  db.select({ value: deskSettings.value }).from(deskSettings).where(eq(deskSettings.name, MEASURES_SETTING)),
)

/** A member's ledger: the lines of decisions that were not undone, oldest first. */
export async function ledgerOf(db: Db, memberId: string): Promise<LedgerEntry[]> {
  const rows = await ledgerEntries(db).execute({ memberId })
  return rows.map(toEntry).sort(byId)
}

type LedgerRow = Awaited<ReturnType<ReturnType<typeof ledgerEntries>['execute']>>[number]

const toEntry = ({ type, targetId, measure, id, decisionId, at, reverses }: LedgerRow): LedgerEntry => ({
  ...{ id, decisionId, at, reverses },
  measure: measure as Measure,
  target: { type: type as TargetType, id: targetId } satisfies Target,
})

const byId = (one: LedgerEntry, other: LedgerEntry) => (one.id < other.id ? -1 : 1)

/** The measure settings; defaults where nothing was set. */
export async function measureSettings(db: Db): Promise<MeasureSettings> {
  const [set] = await settingByName(db).execute()
  return set ? { ...DEFAULT_MEASURE_SETTINGS, ...JSON.parse(set.value) } : DEFAULT_MEASURE_SETTINGS
}

/** The standing that these ledger lines and what is under way add up to at `now`. */
async function loadStandingIn(
  db: Db,
  ledger: readonly LedgerEntry[],
  now: string,
  underway: WithdrawalUnderway,
): Promise<MemberStanding> {
  if (ledger.length === 0 && underway === null) return NO_STANDING
  return computeStanding(ledger, now, (await measureSettings(db)).warningDays, underway)
}

/** The standing of a member at `now`. */
export const standingOf = async (db: Db, memberId: string, now: string): Promise<MemberStanding> =>
  await loadStandingIn(db, await ledgerOf(db, memberId), now, await pendingWithdrawalOf(db, memberId))

/** The standing of a member at `now` by the ledger alone: a withdrawal that is held counts as carried out. */
export const standingOnRecord = async (db: Db, memberId: string, now: string): Promise<MemberStanding> =>
  await loadStandingIn(db, await ledgerOf(db, memberId), now, null)

/** The standings of these members at `now`, by member id. */
export async function standingsOf(
  db: Db,
  memberIds: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, MemberStanding>> {
  if (memberIds.length === 0) return new Map()
  const [rows, underway, { warningDays }] = await Promise.all([
    db
      .select({ ...ledgerColumns, memberId: measures.memberId })
      .from(measures)
      .where(and(inArray(measures.memberId, [...memberIds]), isNotUndone)),
    pendingWithdrawalsOf(db, memberIds),
    measureSettings(db),
  ])
  const ledgers = Map.groupBy(rows, ({ memberId }) => memberId)
  return new Map(
    memberIds.map((id) => {
      const ledger = (ledgers.get(id) ?? []).map(toEntry).sort(byId)
      return [id, computeStanding(ledger, now, warningDays, underway.get(id) ?? null)]
    }),
  )
}

/** The case, title and decision maker behind each of these measures. */
export async function originsOf(
  db: Db,
  measureIds: readonly string[],
): Promise<{ id: string; caseId: string; caseNumber: number; title: string | null; by: string | null }[]> {
  if (measureIds.length === 0) return []
  return await db
    .select({
      id: measures.id,
      caseId: cases.id,
      caseNumber: cases.number,
      title: contentVersions.title,
      by: staff.alias,
    })
    .from(measures)
    .innerJoin(decisions, eq(decisions.id, measures.decisionId))
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(contentVersions, isDecidedText)
    .leftJoin(staff, eq(staff.id, decisions.actorId))
    .where(inArray(measures.id, [...measureIds]))
}
