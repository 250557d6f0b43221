import type { RuleSilence } from '@mimamori/policy/detection/rule-silence-rules'
import { and, asc, count, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { ruleSilences, staff } from '../schema/sqlite.ts'

type SilenceRow = typeof ruleSilences.$inferSelect

const toSilence = ({ id, rule, fromAt, untilAt, reason, byId, endedAt, endedBy }: SilenceRow): RuleSilence => {
  return { id, rule, from: fromAt, until: untilAt, reason, byId, endedAt, endedBy }
}

/** Silences that were not ended before their time, oldest first, each with the alias of the lead. */
export async function unendedSilences(db: Db): Promise<(RuleSilence & { readonly by: string | null })[]> {
  const rows = await db
    .select({ silence: ruleSilences, by: staff.alias })
    .from(ruleSilences)
    .leftJoin(staff, eq(staff.id, ruleSilences.byId))
    .where(isNull(ruleSilences.endedAt))
    .orderBy(asc(ruleSilences.fromAt), asc(ruleSilences.id))
  return rows.map(({ silence, by }) => ({ ...toSilence(silence), by }))
}

/** The silence with this id; `null`: there is none. */
export async function silenceById(db: Db, id: string): Promise<RuleSilence | null> {
  const [row] = await db.select().from(ruleSilences).where(eq(ruleSilences.id, id))
  return row ? toSilence(row) : null
}

/** How many rules this person has silenced after an instant, those among them that were ended. */
export async function countSilencesBy(db: Db, staffId: string, since: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(ruleSilences)
    .where(and(eq(ruleSilences.byId, staffId), gt(ruleSilences.fromAt, since)))
  return Number(row?.n ?? 0)
}
