import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'

/** A text in the writing, and the edit it was begun on. What is written here is to be published: nothing in it is secret. */
export type Kept = { readonly edit: number; readonly texts: NoticeTexts }

const placeOf = (noticeId: string, staffId: string) => `notice ${noticeId} ${staffId}`

/** What this person has written of it in this browser and not saved. */
export function keptOf(noticeId: string, staffId: string): Kept | null {
  try {
    const kept = localStorage.getItem(placeOf(noticeId, staffId))
    return kept === null ? null : (JSON.parse(kept) as Kept)
  } catch {
    return null
  }
}

/** Keep it in this browser until it is saved; `null`: it is. */
export function keep(noticeId: string, staffId: string, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(placeOf(noticeId, staffId))
    else localStorage.setItem(placeOf(noticeId, staffId), JSON.stringify(kept))
  } catch {
    // a browser that keeps nothing still shows it
  }
}
