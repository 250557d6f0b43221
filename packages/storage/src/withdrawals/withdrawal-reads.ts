import type { Dealings } from '@mimamori/policy/intake/intake-arrivals'
import type {
  Setback,
  Withdrawal,
  WithdrawalKind,
  WithdrawalState,
} from '@mimamori/policy/withdrawals/withdrawal-model'
import { type BreakerState, UNTRIPPED } from '@mimamori/policy/withdrawals/withdrawal-release-rules'
import { and, asc, count, desc, eq, gt, inArray, ne, notInArray, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { deskSettings, measures, members, sessions, withdrawals } from '../schema/sqlite.ts'

export {
  evidenceOf,
  isEvidenceUnchanged,
  isSameText,
  newerVersionPin,
  type StoredEvidence,
} from './withdrawal-evidence.ts'
export { type EvidencePin, evidenceKey, loadPin, pinnableTargets } from './withdrawal-pins.ts'

const p = sql.placeholder

/** The name the breaker's state is kept under. */
export const BREAKER_MARK_NAME = 'withdrawal_breaker'

export type StoredWithdrawal = Withdrawal & {
  readonly decisionId: string
  readonly caseId: string
  readonly memberId: string
  readonly reverses: string | null
  readonly proposedAt: string
  readonly effects: Dealings | null
  readonly approvedAt: string | null
  readonly endedBy: string | null
  readonly endedAt: string | null
  readonly reason: string
  readonly releasedAt: string | null
  readonly setbackAt: string | null
}

type WithdrawalRow = typeof withdrawals.$inferSelect

function toWithdrawal({ kind, state, effects, setback, factorAt: _, ...row }: WithdrawalRow): StoredWithdrawal {
  return {
    ...row,
    kind: kind as WithdrawalKind,
    state: state as WithdrawalState,
    effects: JSON.parse(effects),
    setback: setback as Setback | null,
  }
}

const pendingOfMember = prepared((db) =>
  db
    .select({ id: withdrawals.id, state: withdrawals.state, heldUntil: withdrawals.heldUntil })
    .from(withdrawals)
    .where(and(eq(withdrawals.memberId, p('memberId')), sql`${withdrawals.state} in ('proposed', 'held')`)),
)

const holdPast = prepared((db) =>
  db
    .select()
    .from(withdrawals)
    .where(and(sql`${withdrawals.state} = 'held'`, sql`${withdrawals.heldUntil} <= ${p('now')}`))
    .orderBy(asc(withdrawals.heldUntil), asc(withdrawals.id))
    .limit(p('limit')),
)

const byId = prepared((db) =>
  db
    .select()
    .from(withdrawals)
    .where(eq(withdrawals.id, p('id'))),
)

/** The withdrawal or reversal with this id; `null`: there is none. */
export async function withdrawalById(db: Db, id: string): Promise<StoredWithdrawal | null> {
  const [row] = await byId(db).execute({ id })
  return row ? toWithdrawal(row) : null
}

/** The withdrawal a decision belongs to. */
export async function withdrawalOfDecision(db: Db, decisionId: string): Promise<StoredWithdrawal | null> {
  const [row] = await db.select().from(withdrawals).where(eq(withdrawals.decisionId, decisionId))
  return row ? toWithdrawal(row) : null
}

/** The proposal of a member that has not come to its end. */
export async function pendingWithdrawalOf(
  db: Db,
  memberId: string,
): Promise<{ state: WithdrawalState; id: string; heldUntil: string | null } | null> {
  const [row] = await pendingOfMember(db).execute({ memberId })
  return row ? { ...row, state: row.state as WithdrawalState } : null
}

/** Those whose hold is over, in the order it ended. */
export const withdrawalsPastHold = async (db: Db, now: string, limit: number): Promise<StoredWithdrawal[]> =>
  (await holdPast(db).execute({ now, limit })).map(toWithdrawal)

const heldRows = prepared((db) =>
  db
    .select()
    .from(withdrawals)
    .where(sql`${withdrawals.state} = 'held'`)
    .orderBy(asc(withdrawals.heldUntil))
    .limit(p('limit')),
)

/** Those that are held, whether or not their hold is over, in the order it ends. */
export const heldWithdrawals = async (db: Db, limit: number): Promise<StoredWithdrawal[]> =>
  (await heldRows(db).execute({ limit })).map(toWithdrawal)

/** How many withdrawals went out after that instant. */
export async function countReleasedSince(db: Db, since: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(withdrawals)
    .where(
      and(
        sql`${withdrawals.state} = 'released'`,
        eq(withdrawals.kind, 'withdrawal'),
        gt(withdrawals.releasedAt, since),
      ),
    )
  return row?.n ?? 0
}

/** The breaker: when it tripped, and when a lead resumed. */
export async function breakerState(db: Db): Promise<BreakerState> {
  const [set] = await db.select().from(deskSettings).where(eq(deskSettings.name, BREAKER_MARK_NAME))
  return set ? { ...UNTRIPPED, ...JSON.parse(set.value) } : UNTRIPPED
}

const UNFINISHED: WithdrawalState[] = ['proposed', 'held']

/** Those that wait or are held, in the order in which they need somebody. */
export async function unfinishedWithdrawals(db: Db, limit: number): Promise<StoredWithdrawal[]> {
  const rows = await db
    .select()
    .from(withdrawals)
    .where(inArray(withdrawals.state, UNFINISHED))
    .orderBy(asc(withdrawals.heldUntil), asc(withdrawals.proposedAt), asc(withdrawals.id))
    .limit(limit)
  return rows.map(toWithdrawal)
}

/** Those that came to their end, the newest first. */
export async function pastWithdrawals(db: Db, limit: number): Promise<StoredWithdrawal[]> {
  const rows = await db
    .select()
    .from(withdrawals)
    .where(notInArray(withdrawals.state, UNFINISHED))
    .orderBy(desc(withdrawals.id))
    .limit(limit)
  return rows.map(toWithdrawal)
}

/** The newest reversal of a withdrawal. */
export async function reversalOf(db: Db, withdrawalId: string): Promise<{ state: WithdrawalState; id: string } | null> {
  const [row] = await db
    .select({ id: withdrawals.id, state: withdrawals.state })
    .from(withdrawals)
    .where(eq(withdrawals.reverses, withdrawalId))
    .orderBy(desc(withdrawals.id))
    .limit(1)
  return row ? { ...row, state: row.state as WithdrawalState } : null
}

/** The line in the ledger by which a withdrawal ends a membership. */
export async function withdrawalLedgerLine(db: Db, decisionId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: measures.id })
    .from(measures)
    .where(and(eq(measures.decisionId, decisionId), eq(measures.measure, 'withdraw')))
  return row?.id ?? null
}

/** What is under way for a member, as the marketplace told last. */
export async function activityOf(db: Db, memberId: string): Promise<(Dealings & { toldAt: string }) | null> {
  const [row] = await db
    .select({ dealings: members.dealings, toldAt: members.receivedAt })
    .from(members)
    .where(eq(members.id, memberId))
  return row?.dealings ? { ...(JSON.parse(row.dealings) as Dealings), toldAt: row.toldAt } : null
}

/** When a second factor was last shown in this session, read where it is decided by. */
export async function factorConfirmedAt(db: Db, sessionId: string, staffId: string): Promise<string | null> {
  const [row] = await db
    .select({ factorAt: sessions.factorAt })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.staffId, staffId), ne(sessions.stage, 'factor')))
  return row?.factorAt ?? null
}
