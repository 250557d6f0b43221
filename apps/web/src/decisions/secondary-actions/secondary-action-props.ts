import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { Review } from '@mimamori/contract/cases/review-contract'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { PersonalField } from '@mimamori/policy/members/personal-fields'
import type { Dispatch } from 'react'
import type { FailureCopy } from '../../parts/failure-message.ts'
import type { DraftAction } from '../column/decision-draft.ts'
import type { DecisionColumnProps } from '../column/use-decision-column.ts'

/** The panels that ask for details before a case is set aside or a field is revealed. */
export type SecondaryPanelId = 'snooze' | 'escalate' | 'send_back' | 'assign' | 'reveal' | 'propose' | 'steps' | 'pass'
/** The panels of what is done to a text or member to review, and to no other case. */
export type ReviewPanelId = 'reveal' | 'propose' | 'steps' | 'pass'

/** What was done, in words, and whether the case leaves the hand. */
export type ActionResult = { readonly message: string; readonly leaves: boolean }

/** What the actions beside the decision of a case of any kind get. */
export type CaseActionsProps = {
  review: CaseHead
  staffId: string
  active: boolean
  /** why the case cannot be moved now, when it cannot */
  closed: string | null
  /** why nothing can be written either */
  barred: string | null
  /** the open panel, in place of the menu */
  panel: SecondaryPanelId | null
  onPanel: (panel: SecondaryPanelId | null) => void
  busy: boolean
  onBusy: (busy: boolean) => void
  onLeavePanel: () => void
  onSetAside: (caseId: string) => void
}

export type SecondaryActionsProps = CaseActionsProps & {
  review: Review
  draft: DecisionDraft
  dispatch: Dispatch<DraftAction>
  onDecide: DecisionColumnProps['onDecide']
  /** a field of the member was revealed: it is shown elsewhere, for a moment */
  onReveal: (field: PersonalField, value: string) => void
}

/** What the panels get. */
export type SecondaryPanelProps = Pick<CaseActionsProps, 'review' | 'staffId' | 'active' | 'closed' | 'busy'> & {
  /** Resolves with what went wrong, in words. */
  run: (call: () => Promise<ActionResult>, words?: FailureCopy) => Promise<string | null>
  onBack: () => void
}

/** What the panels get that are about a text or member to review. */
export type ReviewPanelProps = SecondaryPanelProps & Pick<SecondaryActionsProps, 'review'>
