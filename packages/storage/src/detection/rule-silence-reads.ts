import type { RuleSilence } from '@mimamori/policy/detection/rule-silence-rules'
import { asc, eq, isNull } from 'drizzle-orm'
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
