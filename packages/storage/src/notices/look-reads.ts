import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { noticeLooks } from '../schema/sqlite.ts'

/** What a person saw of a notice last: the edit, its texts, and when. */
export type StoredLook = { readonly edit: number; readonly seenAt: string; readonly texts: NoticeTexts }

/** The last look of a person at a notice; `null`: there was none. */
export async function lastLook(
  db: Db,
  { noticeId, staffId }: { readonly noticeId: string; readonly staffId: string },
): Promise<StoredLook | null> {
  const [row] = await db
    .select()
    .from(noticeLooks)
    .where(and(eq(noticeLooks.noticeId, noticeId), eq(noticeLooks.staffId, staffId)))
  return row ? { edit: row.edit, seenAt: row.seenAt, texts: JSON.parse(row.texts) as NoticeTexts } : null
}
