import type { Review } from '@mimamori/contract/cases/review-contract'
import type { PersonalField } from '@mimamori/policy/members/personal-fields'
import type { Worded } from './failure-words.ts'

/** What is asked before a case is set aside, or a field of its member is shown. */
export type AsidePanelId = 'snooze' | 'escalate' | 'send_back' | 'reveal' | 'propose'
/** What one key does at once. */
export type AsideCall = 'raise' | 'pin' | 'unpin'
export type AsideMove = Exclude<AsidePanelId, 'reveal' | 'propose'> | AsideCall

/** What was done, in words, and whether the case leaves the hand. */
export type Done = { readonly said: string; readonly leaves: boolean }

/** The keys that set a case aside. */
export type AsideKey = 'snooze' | 'escalate' | 'sendBack' | 'raise' | 'pin' | 'proposeWithdrawal'

export type AsideProps = {
  review: Review
  active: boolean
  /** why the case cannot be moved now, when it cannot */
  closed: string | null
  /** what is asked in place of the menu, before the case is set aside */
  panel: AsidePanelId | null
  onPanel: (panel: AsidePanelId | null) => void
  busy: boolean
  onBusy: (busy: boolean) => void
  onLeavePanel: () => void
  onSetAside: (caseId: string) => void
  /** a field of the member was read out: it is shown elsewhere, for a moment */
  onReveal: (field: PersonalField, value: string) => void
}

/** What the panels get. */
export type PanelProps = Pick<AsideProps, 'review' | 'active' | 'closed' | 'busy'> & {
  /** Answers what went wrong, in words. */
  run: (call: () => Promise<Done>, words?: Worded) => Promise<string | null>
  onBack: () => void
}
