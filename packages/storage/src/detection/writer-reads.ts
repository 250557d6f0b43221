import { confirmsViolation, MEASURES } from '@mimamori/policy/decisions/measure-rules'
import type { KnownWriter } from '@mimamori/policy/detection/writer-facts'
import { and, isNull, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { placeholderList } from '../engine/placeholder-list.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { measures, members } from '../schema/sqlite.ts'

const CONFIRMING = sql.raw(
  MEASURES.filter(confirmsViolation)
    .map((measure) => `'${measure}'`)
    .join(),
)

/**
 * Counts the measures of a member that stand and are not taken back. Most members have none, which costs one look into an index.
 * The table of members is named by hand: drizzle leaves it out in a query of one table.
 */
const measuresInForce = sql<number>`(select count(*) from ${measures} as line where line.member_id = members.id
  and line.measure in (${CONFIRMING}) and (select state from decisions where id = line.decision_id) = 'standing'
  and not exists (select 1 from ${measures} as reversal where reversal.reverses = line.id
    and (select state from decisions where id = reversal.decision_id) = 'standing'))`

function writersQuery(count: number) {
  const list = placeholderList<string>(count, '')
  const query = prepared((db) =>
    db
      .select({
        id: members.id,
        registeredAt: members.registeredAt,
        verifications: members.verifications,
        dealings: members.dealings,
        measures: measuresInForce,
      })
      .from(members)
      .where(and(list.has(members.id), isNull(members.erasedAt))),
  )
  return (db: Db, ids: readonly string[]) => list.rowsFor(ids, (values) => query(db).execute(values))
}

const oneWriter = writersQuery(1)
const manyWriters = writersQuery(50)

/** Those of these members whom the desk knows and has not erased, by id. */
export async function knownWriters(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, KnownWriter>> {
  const rows = await (ids.length === 1 ? oneWriter : manyWriters)(db, ids)
  return new Map(
    rows.map(({ id, verifications, dealings, measures: count, ...row }) => [
      id,
      {
        ...row,
        verifications: JSON.parse(verifications),
        dealings: dealings === null ? null : JSON.parse(dealings),
        measures: Number(count),
      },
    ]),
  )
}
