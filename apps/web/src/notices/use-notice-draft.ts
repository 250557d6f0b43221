import type { CurrentNotice, NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { NoticeSection, NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { findNoticeFlaws } from '@mimamori/policy/notices/notice-text-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { useState } from 'react'
import { loadNoticeDraft, type StoredNoticeDraft, storeNoticeDraft } from './stored-notice-draft.ts'

const textsEqual = (one: NoticeTexts, another: NoticeTexts) => JSON.stringify(one) === JSON.stringify(another)

/** Is there anything to save? What stands on a later edit than is known here is looked at once that one is known. */
const hasUnsavedChange = (one: StoredNoticeDraft, it: NoticeView): boolean =>
  one.edit > it.edit || !textsEqual(one.texts, it.texts)

/** The text in the writing: what was saved, until something is typed; then what was typed, kept in the browser. */
export function useNoticeDraft(it: NoticeView, staffId: string) {
  const [written, setWritten] = useState<StoredNoticeDraft | null>(() => loadNoticeDraft(it.id, staffId))
  const kept = written && hasUnsavedChange(written, it) ? written : null
  // it was written before this page was opened; what is written after it was settled was not
  const [restored, setRestored] = useState(kept !== null)
  // what was thrown away here, until something else is written
  const [dropped, setDropped] = useState<{ kept: StoredNoticeDraft; theirs: CurrentNotice | null } | null>(null)
  // what somebody else has saved meanwhile
  const [theirs, setTheirs] = useState<CurrentNotice | null>(null)
  const texts = kept?.texts ?? it.texts
  const put = (next: StoredNoticeDraft | null) => {
    const changed = next !== null && hasUnsavedChange(next, it) ? next : null
    setWritten(changed)
    setDropped(null)
    if (changed === null) {
      setTheirs(null)
      setRestored(false)
    }
    storeNoticeDraft(it.id, staffId, changed)
  }
  const writeAll = (next: NoticeTexts, edit = kept?.edit ?? it.edit) => put({ edit, texts: next })
  return {
    texts,
    edit: kept?.edit ?? it.edit,
    dirty: kept !== null,
    restored,
    theirs,
    flaws: findNoticeFlaws(texts),
    write(language: Language, section: NoticeSection, words: string) {
      const own = texts[language]
      if (own) writeAll({ ...texts, [language]: { ...own, [section]: words } })
    },
    writeAll,
    /** somebody was faster: both texts are shown, unless they are one, and what is kept from now on stands on theirs */
    overtaken(now: CurrentNotice) {
      setTheirs(textsEqual(now.texts, texts) ? null : now)
      writeAll(texts, now.edit)
    },
    /** what the other person saved, in place of what was typed here */
    takeTheirs() {
      if (theirs === null) return
      setTheirs(null)
      setRestored(false)
      writeAll(theirs.texts, theirs.edit)
    },
    done: () => put(null),
    dropped: dropped !== null,
    drop() {
      put(null)
      if (kept) setDropped({ kept, theirs })
    },
    putBack() {
      if (dropped === null) return
      put(dropped.kept)
      setTheirs(dropped.theirs)
    },
  }
}

export type NoticeDraft = ReturnType<typeof useNoticeDraft>
