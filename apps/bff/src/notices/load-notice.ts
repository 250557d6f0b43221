import { FORMER_NOTICE_WORDS } from '@mimamori/copy/notices/former-notice-words'
import { readNoticeTexts } from '@mimamori/policy/notices/former-notice-texts'
import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { noticeById, type StoredNotice } from '@mimamori/storage/notices/notice-reads'
import type { Storage } from '@mimamori/storage/storage'

/** A stored notice with its texts in the present shape. */
export type LoadedNotice = Omit<StoredNotice, 'texts'> & { readonly texts: NoticeTexts }

/** A stored notice, read in the present shape. */
export const withPresentTexts = (notice: StoredNotice): LoadedNotice => ({
  ...notice,
  texts: readNoticeTexts(notice.texts, FORMER_NOTICE_WORDS),
})

/** A notice with its texts in the present shape; `null`: there is none. */
export async function loadNotice(db: Storage['db'], id: string): Promise<LoadedNotice | null> {
  const stored = await noticeById(db, id)
  return stored && withPresentTexts(stored)
}
