import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { eq, inArray } from 'drizzle-orm'
import { isMadeByTwo } from '../decisions/decision-reads.ts'
import type { Db } from '../engine/engine.ts'
import { isDecidedText, titleOrStart } from '../intake/text-joins.ts'
import { cases, contentVersions, decisions, staff, withdrawals } from '../schema/sqlite.ts'
import type { OutgoingRow } from './delivery-reads.ts'
import { type PagePosition, rowsOfList } from './delivery-row-reads.ts'

export type ListedDelivery = {
  readonly row: OutgoingRow
  readonly decision: {
    readonly id: string
    readonly caseId: string
    /** is it a decision of two people, which one person cannot undo? */
    readonly byTwo: boolean
    /** id of the withdrawal it belongs to; `null`: it belongs to none */
    readonly withdrawal: string | null
    readonly caseNumber: number
    readonly title: string
    readonly categories: readonly Category[]
    readonly state: DecisionState
    readonly actorId: string
    readonly by: string
    readonly heldUntil: string
  } | null
}

/** Ids of withdrawals by decision id. Few decisions are made by two people, so those are looked up by themselves. */
async function proposalsOf(
  db: Db,
  rows: readonly { readonly decision: { id: string; measures: string; reverses: string | null } }[],
): Promise<Map<string, string>> {
  const byTwo = rows.filter(({ decision: { measures, reverses } }) =>
    isMadeByTwo({ measures: JSON.parse(measures), reverses }),
  )
  if (byTwo.length === 0) return new Map()
  const { id, decisionId } = withdrawals
  const ids = byTwo.map(({ decision }) => decision.id)
  const rowsOfTwo = await db.select({ id, decisionId }).from(withdrawals).where(inArray(decisionId, ids))
  return new Map(rowsOfTwo.map((each) => [each.decisionId, each.id]))
}

async function decisionsOf(db: Db, ids: readonly string[]): Promise<Map<string, ListedDelivery['decision']>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ decision: decisions, caseNumber: cases.number, title: titleOrStart, by: staff.alias })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(contentVersions, isDecidedText)
    .leftJoin(staff, eq(staff.id, decisions.actorId))
    .where(inArray(decisions.id, [...ids]))
  const proposed = await proposalsOf(db, rows)
  return new Map(
    rows.map(({ decision, caseNumber, title, by }) => {
      const { id, caseId, categories, state, actorId, heldUntil, measures, reverses } = decision
      const byTwo = isMadeByTwo({ measures: JSON.parse(measures), reverses })
      const known = { id, byTwo, caseId, caseNumber, actorId, heldUntil, title: title ?? '', by: by ?? '' }
      const withdrawal = proposed.get(id) ?? null
      return [id, { ...known, withdrawal, categories: JSON.parse(categories), state: state as DecisionState }]
    }),
  )
}

/**
 * One page of a list, each event with the decision that sends it. Held and waiting events are in the order they will go out,
 * all others newest first.
 */
export async function deliveriesPage(
  db: Db,
  list: DeliveryList,
  after: PagePosition | undefined,
  limit: number,
): Promise<ListedDelivery[]> {
  const rows = await rowsOfList(db, list, after, limit)
  const known = await decisionsOf(db, [...new Set(rows.map((row) => row.decisionId).filter((id) => id !== ''))])
  return rows.map((row) => ({ row, decision: known.get(row.decisionId) ?? null }))
}
