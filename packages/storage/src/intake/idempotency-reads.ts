import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { idempotency } from '../schema/sqlite.ts'

const p = sql.placeholder

const idempotentAnswer = prepared((db) =>
  db
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.scope, p('scope')), eq(idempotency.key, p('key')))),
)

/** The answer stored under an idempotency key, and the hash of the body it was given to; `null`: there is none. */
export async function storedAnswer(
  db: Db,
  scope: string,
  key: string,
): Promise<{ bodyHash: string; answer: unknown } | null> {
  const [row] = await idempotentAnswer(db).execute({ scope, key })
  return row ? { bodyHash: row.bodyHash, answer: JSON.parse(row.answer) as unknown } : null
}
