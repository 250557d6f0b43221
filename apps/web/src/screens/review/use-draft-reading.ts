import type { Review } from '@mimamori/contract/cases/review-contract'
import { type Dispatch, useEffect, useLayoutEffect, useReducer } from 'react'
import type { DraftStore } from '../../decisions/column/decision-draft-store.ts'
import { flaggedDraftPassages } from '../../decisions/column/open-panel-action.ts'
import {
  hasUnreadVersion,
  openVersionedDraft,
  reduceVersionedDraft,
  type VersionedDraft,
  type VersionedDraftAction,
} from '../../decisions/column/versioned-draft.ts'

type DraftReading = Pick<VersionedDraft, 'draft' | 'shows'> & {
  /** version that was read */
  readonly read: number
  readonly changed: boolean
  readonly dispatch: Dispatch<VersionedDraftAction>
}

/**
 * The draft and the version of the text it was written on. When the text is replaced while the case is open, the draft
 * follows in the same render, and nothing is decided until the new text is acknowledged.
 */
export function useDraftReading(review: Review, active: boolean, drafts: DraftStore): DraftReading {
  const { id, contentVersion: version, state } = review
  const [reading, dispatch] = useReducer(reduceVersionedDraft, null, () =>
    openVersionedDraft(version, drafts.of(id), flaggedDraftPassages(review)),
  )
  if (reading.version !== version) dispatch({ type: 'replaced', version, passages: flaggedDraftPassages(review) })
  const { draft } = reading
  const read = reading.read ?? version
  useLayoutEffect(() => {
    if (active) dispatch({ type: 'seen' })
  }, [active])
  useEffect(
    () => drafts.keep(id, state === 'closed' ? null : { version: read, draft }),
    [drafts, id, state, read, draft],
  )
  return { draft, read, changed: hasUnreadVersion(reading), dispatch, shows: reading.shows }
}
