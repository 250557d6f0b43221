import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { SeenNotice } from '@mimamori/policy/notices/notice-publication-rules'
import { useEffect, useState } from 'react'

/** What is on screen of a notice. */
function seenOf({
  edit,
  figures,
  standards,
  content,
}: Pick<NoticeView, 'edit' | 'figures' | 'standards' | 'content'>): SeenNotice {
  const { revision, below } = figures ?? { revision: 0, below: 0 }
  return { edit, revision, below, standards, content }
}

/** What of a notice on screen a person has not turned to: nothing, what they saved themselves, or what came in since. */
export function newSince(
  seen: SeenNotice,
  notice: Pick<NoticeView, 'edit' | 'edited' | 'figures' | 'standards' | 'content'>,
  staffId: string,
): 'nothing' | 'own' | 'others' {
  const { edit, content } = seenOf(notice)
  if (seen.edit === edit && seen.content === content) return 'nothing'
  return edit > seen.edit && notice.edited.by.id === staffId ? 'own' : 'others'
}

export type SeenOnScreen = {
  /** as the notice was when it was opened, or when this person turned to what changed */
  readonly seen: SeenNotice
  /** what would be published now is something else */
  readonly changed: boolean
  /** this person turns to what changed */
  readonly look: () => void
}

/**
 * What a person has seen of a notice, which is all that they can publish: what the desk brings while it is open is not seen until they turn to
 * the changes. What they saved themselves they have seen.
 */
export function useSeenNotice(notice: NoticeView, staffId: string): SeenOnScreen {
  const [seen, setSeen] = useState(() => seenOf(notice))
  const present = seenOf(notice)
  const since = newSince(seen, notice, staffId)
  const own = since === 'own'
  const { edit, revision, below, standards, content } = present
  useEffect(() => {
    if (own) setSeen({ edit, revision, below, standards, content })
  }, [own, edit, revision, below, standards, content])
  return { seen: own ? present : seen, changed: since === 'others', look: () => setSeen(present) }
}
