import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { cases, contentVersions } from '../schema/sqlite.ts'

/**
 * When the desk began: its first case arrived; `null`: it has had none. A case is dated by the marketplace, which may send what is older
 * than the desk, so of a text the instant of its receipt counts.
 */
export async function deskBeganAt(db: Db): Promise<string | null> {
  const [first] = await db
    .select({ type: cases.targetType, id: cases.targetId, openedAt: cases.openedAt })
    .from(cases)
    .orderBy(asc(cases.number))
    .limit(1)
  if (!first) return null
  const [text] = await db
    .select({ receivedAt: contentVersions.receivedAt })
    .from(contentVersions)
    .where(and(eq(contentVersions.type, first.type), eq(contentVersions.id, first.id)))
    .orderBy(asc(contentVersions.version))
    .limit(1)
  return text?.receivedAt ?? first.openedAt
}
