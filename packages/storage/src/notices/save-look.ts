import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import type { Notice, NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { eq } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { noticeLooks } from '../schema/sqlite.ts'

/** What a person has seen of a notice: this edit and its texts, instead of what they saw before. */
type Look = { readonly notice: Pick<Notice, 'id' | 'edit'>; readonly staffId: string; readonly texts: NoticeTexts }

/** Keeps what a person has seen. It is theirs alone: nothing of it is in the audit log. */
export async function saveLook(tx: Tx, at: string, { notice, staffId, texts }: Look): Promise<void> {
  const columns = { edit: notice.edit, texts: canonicalJson(texts), seenAt: at }
  await tx.db
    .insert(noticeLooks)
    .values({ ...columns, noticeId: notice.id, staffId })
    .onConflictDoUpdate({ target: [noticeLooks.noticeId, noticeLooks.staffId], set: columns })
}

/** Forgets who has seen what of a notice, once it is discarded or published. */
export async function dropLooks(tx: Tx, noticeId: string): Promise<void> {
  await tx.db.delete(noticeLooks).where(eq(noticeLooks.noticeId, noticeId))
}
