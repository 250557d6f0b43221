import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { SeenNotice } from '@mimamori/policy/notices/notice-publication-rules'
import { useEffect, useState } from 'react'

/** What is on screen of a notice. */
function seenOf({ edit, figures, standards, content }: NoticeView): SeenNotice {
  const { revision, below } = figures ?? { revision: 0, below: 0 }
  return { edit, revision, below, standards, content }
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
  const own = notice.edited.by.id === staffId && notice.edit > seen.edit
  const changed = !own && (seen.edit !== present.edit || seen.content !== present.content)
  const { edit, revision, below, standards, content } = present
  useEffect(() => {
    if (own) setSeen({ edit, revision, below, standards, content })
  }, [own, edit, revision, below, standards, content])
  return { seen: own ? present : seen, changed, look: () => setSeen(present) }
}
