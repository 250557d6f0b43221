import type { CurrentNotice, NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { NoticeText, NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { findNoticeFlaws, type NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { useRef, useState } from 'react'
import { loadNoticeDraft, type StoredNoticeDraft, storeNoticeDraft } from './stored-notice-draft.ts'

const textsEqual = (one: NoticeTexts, another: NoticeTexts) => JSON.stringify(one) === JSON.stringify(another)

/** Does the draft differ from what is saved? One based on a later edit than `it` counts as different until `it` catches up. */
const hasUnsavedChange = (one: StoredNoticeDraft, notice: NoticeView): boolean =>
  one.edit > notice.edit || !textsEqual(one.texts, notice.texts)

export type NoticeDraft = {
  readonly texts: NoticeTexts
  /** the texts as they are when it is called, for what ends later than it began */
  readonly latest: () => NoticeTexts
  /** number of the saved edit the draft is based on */
  readonly edit: number
  readonly dirty: boolean
  /** the draft is from before this page was opened */
  readonly restored: boolean
  /** the text that somebody else saved meanwhile */
  readonly theirs: CurrentNotice | null
  readonly flaws: readonly NoticeFlawAt[]
  /** replaces the text in one language, where there is one */
  readonly write: (language: Language, text: NoticeText) => void
  readonly writeAll: (next: NoticeTexts, edit?: number) => void
  /** somebody saved first: both texts are shown unless they are equal, and the draft is now based on the saved one */
  readonly overtaken: (now: CurrentNotice) => void
  /** replaces what was typed here by what the other person saved */
  readonly takeTheirs: () => void
  readonly done: () => void
  /** the draft was discarded, and can be put back until something else is typed */
  readonly dropped: boolean
  readonly drop: () => void
  readonly putBack: () => void
}

/** The text of a notice being edited: the saved one until something is typed, then what was typed, kept in the browser. */
export function useNoticeDraft(notice: NoticeView, staffId: string): NoticeDraft {
  const [written, setWritten] = useState<StoredNoticeDraft | null>(() => loadNoticeDraft(notice.id, staffId))
  const kept = written && hasUnsavedChange(written, notice) ? written : null
  const [restored, setRestored] = useState(kept !== null)
  const [dropped, setDropped] = useState<{ kept: StoredNoticeDraft; theirs: CurrentNotice | null } | null>(null)
  const [theirs, setTheirs] = useState<CurrentNotice | null>(null)
  const texts = kept?.texts ?? notice.texts
  const current = useRef(texts)
  current.current = texts
  const put = (next: StoredNoticeDraft | null) => {
    const changed = next !== null && hasUnsavedChange(next, notice) ? next : null
    setWritten(changed)
    setDropped(null)
    if (changed === null) {
      setTheirs(null)
      setRestored(false)
    }
    storeNoticeDraft(notice.id, staffId, changed)
  }
  const writeAll = (next: NoticeTexts, edit = kept?.edit ?? notice.edit) => put({ edit, texts: next })
  return {
    texts,
    latest: () => current.current,
    edit: kept?.edit ?? notice.edit,
    dirty: kept !== null,
    restored,
    theirs,
    // the desk knows of saved texts which pictures it has
    flaws: kept ? findNoticeFlaws(texts, notice.basis) : notice.flaws,
    write(language, text) {
      if (texts[language]) writeAll({ ...texts, [language]: text })
    },
    writeAll,
    overtaken(now) {
      setTheirs(textsEqual(now.texts, texts) ? null : now)
      writeAll(texts, now.edit)
    },
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
