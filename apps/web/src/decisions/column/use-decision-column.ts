import type { Review } from '@mimamori/contract/cases/review-contract'
import type { DecidingAction } from '@mimamori/policy/decisions/allowed-case-actions'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { Dispatch } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { KEY_REFUSED, useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import type { ChoiceInput } from './compose-decision.ts'
import type { DraftAction } from './decision-draft.ts'
import { openPanelAction } from './open-panel-action.ts'

export type DecisionColumnProps = {
  review: Review
  active: boolean
  /** why nothing can be decided now, when it cannot */
  closed: string | null
  /** why nothing can be written now either, as beside a case that is not in hand; while the desk does not answer it can */
  barred: string | null
  draft: DecisionDraft
  dispatch: Dispatch<DraftAction>
  onDecide: (choice: ChoiceInput, draft: DecisionDraft) => void
  onLeavePanel: () => void
  /** back to the list */
  onLeaveCase: () => void
}

/** What the decision column does, by key and by click: decide at once, open a panel, go back. */
export function useDecisionColumn({
  review,
  active,
  closed,
  barred,
  draft,
  dispatch,
  onDecide,
  onAskPass,
  onLeavePanel,
  onLeaveCase,
}: DecisionColumnProps & {
  /** asks why the case is passed, as much speaks against it */
  onAskPass: () => void
}): { move: (wanted: DecidingAction) => 'refused' | undefined; back: () => void } {
  const { decisions, refusals } = useCopy()
  const announce = useAnnounce()
  const whyNot = (wanted: DecidingAction) => {
    const refusal = review.moves[wanted]
    // the others open a panel, which needs nothing of the desk
    const why = wanted === 'no_violation' || wanted === 'reverse' ? closed : barred
    return why ?? (refusal ? refusals[refusal] : null)
  }
  const move = (wanted: DecidingAction) => {
    const why = whyNot(wanted)
    if (why) {
      announce(`${decisions.moves[wanted]}: ${why}`, true)
      return KEY_REFUSED
    }
    if (wanted !== 'no_violation') dispatch(openPanelAction(review, wanted))
    else if (review.objections.length > 0) onAskPass()
    else onDecide({ kind: 'no_violation' }, draft)
    return undefined
  }
  const back = () => {
    dispatch({ type: 'close' })
    onLeavePanel()
  }
  const stepBack = (droppedKeys: number) => {
    const typing = document.activeElement?.matches('textarea, input') ?? false
    // the letter of a panel stands beside the text, outside the panel
    const place = document.activeElement?.closest('.decide, .letter')?.closest('[data-case-layer]')
    const panel = place?.querySelector<HTMLElement>('[data-panel]')
    if (typing && panel) panel.focus()
    else if (draft.panel !== 'menu') back()
    else if (typing || droppedKeys > 0) onLeavePanel()
    else onLeaveCase()
  }
  const hiding = review.content.visible ? 'hide' : 'show'
  const restricting = review.member?.standing.restricted ? 'lift' : 'restrict'
  useKeys(
    {
      no_violation: () => move('no_violation'),
      request_correction: () => move('request_correction'),
      advice: () => move('advice'),
      hide: () => move(hiding),
      warn: () => move('warn'),
      restrict: () => move(restricting),
      reverse: () => move('reverse'),
      escape: stepBack,
    },
    active,
    {
      no_violation: whyNot('no_violation'),
      request_correction: whyNot('request_correction'),
      advice: whyNot('advice'),
      hide: whyNot(hiding),
      warn: whyNot('warn'),
      restrict: whyNot(restricting),
      reverse: whyNot('reverse'),
      note: barred,
    },
  )
  // with a panel open the note belongs to the decision, also while its list is loading; otherwise it is a note of the case
  const underway = draft.panel !== 'menu' && barred === null
  useKeys({ note: () => dispatch({ type: 'noteOpen', open: true }) }, active && underway)
  return { move, back }
}
