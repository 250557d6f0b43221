import type { NoticeNow, NoticeView } from '@mimamori/contract/notices/notices'
import { noticeFlaws } from '@mimamori/policy/notices/flaws'
import type { NoticeTexts, Section } from '@mimamori/policy/notices/notice'
import type { Language } from '@mimamori/policy/staff/staff'
import { useState } from 'react'
import { type Kept, keep, keptOf } from './kept.ts'

const same = (one: NoticeTexts, another: NoticeTexts) => JSON.stringify(one) === JSON.stringify(another)

/** The text in the writing: what was saved, until something is typed; then what was typed, kept in the browser. */
export function useDraft(it: NoticeView, staffId: string) {
  const [kept, setKept] = useState<Kept | null>(() => keptOf(it.id, staffId))
  const [restored] = useState(kept !== null)
  // what somebody else has saved meanwhile
  const [theirs, setTheirs] = useState<NoticeNow | null>(null)
  const texts = kept?.texts ?? it.texts
  const put = (next: Kept | null) => {
    const changed = next !== null && (next.edit !== it.edit || !same(next.texts, it.texts)) ? next : null
    setKept(changed)
    keep(it.id, staffId, changed)
  }
  const writeAll = (next: NoticeTexts, edit = kept?.edit ?? it.edit) => put({ edit, texts: next })
  return {
    texts,
    edit: kept?.edit ?? it.edit,
    dirty: kept !== null,
    restored,
    theirs,
    flaws: noticeFlaws(texts),
    write(language: Language, section: Section, words: string) {
      const own = texts[language]
      if (own) writeAll({ ...texts, [language]: { ...own, [section]: words } })
    },
    writeAll,
    /** somebody was faster: both texts are shown, and what is kept from now on stands on theirs */
    overtaken(now: NoticeNow) {
      setTheirs(now)
      writeAll(texts, now.edit)
    },
    /** both were compared */
    compared: () => setTheirs(null),
    done() {
      setTheirs(null)
      setKept(null)
      keep(it.id, staffId, null)
    },
  }
}

export type Draft = ReturnType<typeof useDraft>
