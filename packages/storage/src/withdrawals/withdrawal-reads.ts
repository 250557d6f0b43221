import type { Dealings } from '@mimamori/policy/intake/intake-arrivals'
import type {
  Setback,
  Withdrawal,
  WithdrawalKind,
  WithdrawalState,
} from '@mimamori/policy/withdrawals/withdrawal-model'
import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { measures, members, sessions, withdrawals } from '../schema/sqlite.ts'

const p = sql.placeholder

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
  readonly waitingSince: string | null
}

type WithdrawalRow = typeof withdrawals.$inferSelect

/** A row of `withdrawals` as a withdrawal. */
export function toWithdrawal({ kind, state, effects, setback, factorAt: _, ...row }: WithdrawalRow): StoredWithdrawal {
  return {
    ...row,
    kind: kind as WithdrawalKind,
    state: state as WithdrawalState,
    effects: JSON.parse(effects),
    setback: setback as Setback | null,
  }
}

const pendingColumns = {
  id: withdrawals.id,
  state: withdrawals.state,
  heldUntil: withdrawals.heldUntil,
  kind: withdrawals.kind,
  caseId: withdrawals.caseId,
}

const isPending = sql`${withdrawals.state} in ('proposed', 'held')`

const pendingOfMember = prepared((db) =>
  db
    .select(pendingColumns)
    .from(withdrawals)
    .where(and(eq(withdrawals.memberId, p('memberId')), isPending)),
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

/** The withdrawal of this decision; `null`: it belongs to none. */
export async function withdrawalOfDecision(db: Db, decisionId: string): Promise<StoredWithdrawal | null> {
  const [row] = await db.select().from(withdrawals).where(eq(withdrawals.decisionId, decisionId))
  return row ? toWithdrawal(row) : null
}

/** A withdrawal or reversal that is proposed or held. */
export type PendingWithdrawal = Pick<StoredWithdrawal, 'id' | 'kind' | 'state' | 'heldUntil' | 'caseId'>

/** The proposed or held withdrawal of a member; `null`: there is none. */
export async function pendingWithdrawalOf(db: Db, memberId: string): Promise<PendingWithdrawal | null> {
  const [row] = await pendingOfMember(db).execute({ memberId })
  return row ? toPending(row) : null
}

const toPending = <Row extends { kind: string; state: string }>(row: Row) => ({
  ...row,
  kind: row.kind as WithdrawalKind,
  state: row.state as WithdrawalState,
})

/** The proposed or held withdrawals of these members, by member id. */
export async function pendingWithdrawalsOf(
  db: Db,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, PendingWithdrawal>> {
  const rows = await db
    .select({ ...pendingColumns, memberId: withdrawals.memberId })
    .from(withdrawals)
    .where(and(inArray(withdrawals.memberId, [...memberIds]), isPending))
  return new Map(rows.map(({ memberId, ...row }) => [memberId, toPending(row)]))
}

/** The newest reversal of a withdrawal, whatever its state; `null`: there is none. */
export async function reversalOf(db: Db, withdrawalId: string): Promise<{ state: WithdrawalState; id: string } | null> {
  const [row] = await db
    .select({ id: withdrawals.id, state: withdrawals.state })
    .from(withdrawals)
    .where(eq(withdrawals.reverses, withdrawalId))
    .orderBy(desc(withdrawals.id))
    .limit(1)
  return row ? { ...row, state: row.state as WithdrawalState } : null
}

/** Id of the ledger line of a withdrawal; `null`: it was not approved yet. */
export async function withdrawalLedgerLine(db: Db, decisionId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: measures.id })
    .from(measures)
    .where(and(eq(measures.decisionId, decisionId), eq(measures.measure, 'withdraw')))
  return row?.id ?? null
}

/** The contracts and money at stake for a member, as the marketplace sent them last; `null`: unknown. */
export async function activityOf(db: Db, memberId: string): Promise<(Dealings & { toldAt: string }) | null> {
  const [row] = await db
    .select({ dealings: members.dealings, toldAt: members.receivedAt })
    .from(members)
    .where(eq(members.id, memberId))
  return row?.dealings ? { ...(JSON.parse(row.dealings) as Dealings), toldAt: row.toldAt } : null
}

/** When a second factor was last given in this session; `null`: never, or the session does not exist. */
export async function factorConfirmedAt(db: Db, sessionId: string, staffId: string): Promise<string | null> {
  const [row] = await db
    .select({ factorAt: sessions.factorAt })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.staffId, staffId), ne(sessions.stage, 'factor')))
  return row?.factorAt ?? null
}
