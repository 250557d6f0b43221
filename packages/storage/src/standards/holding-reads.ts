import type { Holding } from '@mimamori/policy/standards/holding-rules'
import type { Holdings } from '@mimamori/policy/standards/judge-member'
import { and, count, eq, gt, lte, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { standardHoldings } from '../schema/sqlite.ts'

const p = sql.placeholder
type HoldingRow = typeof standardHoldings.$inferSelect

/** A holding from its row. */
function toHolding({ since, graceUntil }: Pick<HoldingRow, 'since' | 'graceUntil'>): Holding {
  return graceUntil === null ? { state: 'held', since } : { state: 'grace', since, until: graceUntil }
}

const holdingsOfMember = prepared((db) =>
  db
    .select()
    .from(standardHoldings)
    .where(eq(standardHoldings.memberId, p('memberId'))),
)

/** What a member holds, by id of the standard. */
export async function holdingsOf(db: Db, memberId: string): Promise<Holdings> {
  const rows = await holdingsOfMember(db).execute({ memberId })
  return Object.fromEntries(rows.map((row) => [row.standard, toHolding(row)]))
}

const holdingsOfPage = prepared((db) =>
  db
    .select()
    .from(standardHoldings)
    .where(and(gt(standardHoldings.memberId, p('after')), lte(standardHoldings.memberId, p('last')))),
)

/** What members hold, of those after one id up to another. */
export async function holdingsBetween(db: Db, after: string, last: string): Promise<ReadonlyMap<string, Holdings>> {
  const byMember = new Map<string, Record<string, Holding>>()
  for (const row of await holdingsOfPage(db).execute({ after, last })) {
    const own = byMember.get(row.memberId) ?? {}
    own[row.standard] = toHolding(row)
    byMember.set(row.memberId, own)
  }
  return byMember
}

/** How many members hold each standard, and how many of them in days of grace. */
export async function holdingCounts(
  db: Db,
): Promise<{ readonly standard: string; readonly state: Holding['state']; readonly n: number }[]> {
  const rows = await db
    .select({ standard: standardHoldings.standard, state: standardHoldings.state, n: count() })
    .from(standardHoldings)
    .groupBy(standardHoldings.standard, standardHoldings.state)
  return rows.map(({ state, ...row }) => ({ ...row, state: state as Holding['state'] }))
}
