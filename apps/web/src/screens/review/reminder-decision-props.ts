import type { ReminderCase } from '@mimamori/contract/reminders/reminder-case-contract'
import type { CaseFrameState } from './case-frame.tsx'

/** What the parts of the decision column of a contact reminder get. */
export type ReminderDecisionProps = {
  review: ReminderCase
  active: boolean
  frame: CaseFrameState
  onSetAside: (caseId: string) => void
}
