import type { Review } from '@mimamori/contract/cases/review-contract'
import type { DecisionDraft, DraftContent } from '@mimamori/policy/drafts/draft-model'
import { type Dispatch, type ReactNode, useCallback, useEffect, useRef } from 'react'
import { draftKeeperOf, useKeptDraft } from '../../api/kept-drafts.ts'
import { DraftLine } from '../../parts/draft-line.tsx'
import { useLetterPieces } from '../../parts/use-letters.tsx'
import type { DraftStore, StoredDraft } from './decision-draft-store.ts'
import { flaggedDraftPassages } from './open-panel-action.ts'
import { showKeptDraft } from './show-kept-draft.ts'
import type { VersionedDraftAction } from './versioned-draft.ts'

/** the fence under which a case was last in hand here */
const fenceOnScreen = new Map<string, number>()

const isTouched = (content: DraftContent | null) => content?.kind === 'decision' && content.draft.touched

export type KeptDecisionProps = {
  review: Review
  staffId: string
  active: boolean
  draft: DecisionDraft
  drafts: DraftStore
  dispatch: Dispatch<VersionedDraftAction>
  /** another form is on screen, with a line of its own */
  quiet: boolean
}

/** Keeps the decision being written at the desk, and brings it back. */
export function KeptDecision({
  review,
  staffId,
  active,
  draft: onScreen,
  drafts,
  dispatch,
  quiet,
}: KeptDecisionProps): ReactNode {
  const draft = useKeptDraft(staffId, review.id, 'decision', active)
  // a letter can be written while the desk does not answer
  useLetterPieces()
  useEffect(() => {
    const keeper = draftKeeperOf(staffId)
    drafts.keepBy({
      keep: (id, kept) => {
        const place = { subjectId: id, kind: 'decision' } as const
        if (kept === null) keeper.release(place)
        else if (kept) keeper.write(place, { kind: 'decision', ...kept })
        else if (isTouched(keeper.at(place).content)) keeper.discard(place)
        else keeper.write(place, null)
      },
      flush: keeper.flush,
    })
  }, [staffId, drafts])
  const { content, offer } = draft
  const { restored, discarded, released } = draft.state
  const { id, fence, state } = review
  const latest = useRef(review)
  latest.current = review
  const show = useCallback(
    (kept: StoredDraft | null) => dispatch(showKeptDraft(kept, flaggedDraftPassages(latest.current))),
    [dispatch],
  )
  // with a panel open the keys are meant for that one: what is loaded is offered
  const free = onScreen.panel === 'menu'
  // what is here already is on screen
  const shown = useRef(drafts.of(id) ? content : null)
  useEffect(() => {
    if (!active || !restored || !content || shown.current === content) return
    if (!free && restored === 'loaded') return offer()
    shown.current = content
    show(content)
  }, [active, restored, content, free, offer, show])
  const gone = useRef(discarded)
  useEffect(() => {
    // who goes back from a panel has left what is in it: that can be put back, and the menu is on screen already
    if (discarded && gone.current !== discarded && drafts.of(id)) show(null)
    gone.current = discarded
    if (discarded) shown.current = null
  }, [discarded, drafts, id, show])
  useEffect(() => {
    if (!active || state !== 'claimed') return
    const before = fenceOnScreen.get(id)
    fenceOnScreen.set(id, fence)
    // a new fence: what was decided is undone
    if (released?.kind === 'decision' && before !== fence) show(released)
  }, [active, state, id, fence, released, show])
  return quiet || !free ? null : <DraftLine draft={draft} />
}
