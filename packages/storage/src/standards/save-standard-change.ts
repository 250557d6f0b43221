import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import type { CriterionResult } from '@mimamori/policy/standards/evaluate-standards'
import type { Holding, HoldingChange } from '@mimamori/policy/standards/holding-rules'
import type { MemberMetrics } from '@mimamori/policy/standards/metric-definitions'
import { sendingDelay } from '@mimamori/policy/standards/run-rules'
import { and, eq, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { insertReady, insertReadyLetter } from '../delivery/outbox-writes.ts'
import { columnPlaceholders } from '../engine/column-placeholders.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { memberMetrics, standardChanges, standardHoldings } from '../schema/sqlite.ts'

const p = sql.placeholder

/** What the marketplace reported of a member: all that is known of them then. `told`: how many metrics it named. */
export type MetricsTold = {
  readonly type: 'metrics.told'
  readonly memberId: string
  readonly metrics: MemberMetrics
  readonly category: string | null
  readonly told: number
}

/**
 * A standard of one member that changed. `runId`: the evaluation; `null`: the membership was ended. `version`: number of the standards'. `letter`:
 * is the member written to? `place`: how many changes the evaluation stored before.
 */
export type StandardChanged = {
  readonly type: 'standard.changed'
  readonly id: string
  readonly runId: string | null
  readonly memberId: string
  readonly standard: string
  readonly change: HoldingChange
  readonly holding: Holding
  readonly version: number
  readonly missed: readonly CriterionResult[]
  readonly letter: boolean
  readonly place: number
}

const upsertMetrics = prepared((db) =>
  db
    .insert(memberMetrics)
    .values(columnPlaceholders(memberMetrics))
    .onConflictDoUpdate({
      target: memberMetrics.memberId,
      set: { metrics: sql`excluded.metrics`, category: sql`excluded.category`, receivedAt: sql`excluded.received_at` },
    }),
)

/** Stores all that is known of a member's metrics now. */
export async function saveMetrics(
  tx: Tx,
  at: string,
  { memberId, metrics, category, told }: MetricsTold,
): Promise<AuditEvent> {
  const row = { memberId, metrics: JSON.stringify(metrics), category: category ?? '', receivedAt: at }
  await upsertMetrics(tx.db).execute(row)
  return { action: 'metrics.told', subject: { type: 'member', id: memberId }, detail: { n: told } }
}

const insertChange = prepared((db) => db.insert(standardChanges).values(columnPlaceholders(standardChanges)))
const upsertHolding = prepared((db) =>
  db
    .insert(standardHoldings)
    .values(columnPlaceholders(standardHoldings))
    .onConflictDoUpdate({
      target: [standardHoldings.memberId, standardHoldings.standard],
      set: { state: sql`excluded.state`, since: sql`excluded.since`, graceUntil: sql`excluded.grace_until` },
    }),
)
const deleteHolding = prepared((db) =>
  db
    .delete(standardHoldings)
    .where(and(eq(standardHoldings.memberId, p('memberId')), eq(standardHoldings.standard, p('standard')))),
)

/** What happened to a standard, as an event of the marketplace. */
const EVENTS = {
  granted: 'standard.granted',
  grace_began: 'standard.grace_began',
  kept: 'standard.kept',
  lost: 'standard.lost',
} as const satisfies Readonly<Record<HoldingChange, string>>

/** Stores what a member holds of a standard now, and puts the event and the letter about it into the outbox. */
export async function saveChanged(tx: Tx, at: string, changed: StandardChanged): Promise<AuditEvent> {
  const { id, runId, memberId, standard, change, holding, version, missed, letter, place } = changed
  if (holding.state === 'none') await deleteHolding(tx.db).execute({ memberId, standard })
  else {
    const { state, since } = holding
    const graceUntil = holding.state === 'grace' ? holding.until : null
    await upsertHolding(tx.db).execute({ memberId, standard, state, since, graceUntil })
  }
  const graceUntil = holding.state === 'grace' ? holding.until : null
  const row = { id, runId, memberId, standard, change, at, month: monthOf(at), version, graceUntil }
  await insertChange(tx.db).execute({ ...row, missed: JSON.stringify(missed) })
  const data = { changeId: id, memberId, standard, criteria: missed.map((each) => each.id), graceUntil }
  const dueAt = (what: 'event' | 'letter') => plusSeconds(at, sendingDelay(what, place))
  await insertReady(tx, { payload: { type: EVENTS[change], timestamp: at, data }, at, dueAt: dueAt('event') })
  // of an ended membership the letter of its withdrawal tells
  const isEnded = missed.some(({ id: criterion, outcome }) => criterion === 'not_withdrawn' && outcome === 'not_met')
  if (letter && !isEnded)
    await insertReadyLetter(tx, { id: `mail_${id}`, data: { memberId, changeId: id }, at, dueAt: dueAt('letter') })
  return {
    action: EVENTS[change],
    subject: { type: 'member', id: memberId },
    detail: { standard, criteria: missed.map((each) => each.id).join(' '), version },
  }
}
