import { FORMER_NOTICE_WORDS } from '@mimamori/copy/notices/former-notice-words'
import { readNoticeTexts, type StoredNoticeTexts } from '@mimamori/policy/notices/former-notice-texts'
import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'

/** A text in the writing, and the edit it was begun on. What is written here is to be published: nothing in it is secret. */
export type StoredNoticeDraft = { readonly edit: number; readonly texts: NoticeTexts }

const storageKey = (noticeId: string, staffId: string) => `notice ${noticeId} ${staffId}`

/** The unsaved text of a notice by this person, kept in this browser. */
export function loadNoticeDraft(noticeId: string, staffId: string): StoredNoticeDraft | null {
  try {
    const kept = localStorage.getItem(storageKey(noticeId, staffId))
    if (kept === null) return null
    // it may be from before sections could be chosen
    const { edit, texts } = JSON.parse(kept) as { edit: number; texts: StoredNoticeTexts }
    return { edit, texts: readNoticeTexts(texts, FORMER_NOTICE_WORDS) }
  } catch {
    return null
  }
}

/** Stores an unsaved draft in this browser; `null` deletes it, once it is saved. */
export function storeNoticeDraft(noticeId: string, staffId: string, kept: StoredNoticeDraft | null): void {
  try {
    if (kept === null) localStorage.removeItem(storageKey(noticeId, staffId))
    else localStorage.setItem(storageKey(noticeId, staffId), JSON.stringify(kept))
  } catch {
    // a browser that keeps nothing still shows it
  }
}
