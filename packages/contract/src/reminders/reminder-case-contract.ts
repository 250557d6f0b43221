import type { AppealState } from '@mimamori/policy/appeals/appeal-rules'
import type { MoneyTerms } from '@mimamori/policy/reminders/reminder-money-rules'
import type { ReminderOutcome, RestOfEscrow } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ContractSide, ReminderContract } from '@mimamori/policy/reminders/reminder-request'
import type {
  AgreeReminderRefusal,
  DecideReminderRefusal,
  ReminderState,
  UndoReminderRefusal,
} from '@mimamori/policy/reminders/reminder-rules'
import type { ReminderEvent } from '@mimamori/policy/reminders/reminder-timeline'
import type { CaseHead } from '../cases/case-head-contract.ts'
import type { MaskedMember } from '../members/masked-member-contract.ts'

/** What a moderator chose or is suggested to choose. */
export type OutcomeLine = { outcome: ReminderOutcome; amountYen: number | null; negativeRating: boolean }

/** The letters of an outcome, to the side that asked and to the silent one. */
export type ReminderLetters = { asking: string; silent: string }

/** A contact reminder whose deadline has passed, for a person to decide. */
export type ReminderView = {
  id: string
  state: ReminderState
  contract: ReminderContract
  requestedBy: ContractSide
  requestedAt: string
  deadline: string
  remindersSent: number
  /** what whoever asks says about it */
  text: string
  /** contact of the silent side after the deadline; `null`: none */
  contactedLateAt: string | null
  /** what the silent side said, where the marketplace tells it */
  answer: string
  /** in the order of time; `by` of a person is their alias */
  timeline: ReminderEvent[]
  suggested: OutcomeLine
  /** for each outcome, made of the templates in force */
  letters: Record<ReminderOutcome, ReminderLetters>
  chosen:
    | (OutcomeLine & {
        rest: RestOfEscrow | null
        restYen: number | null
        letters: ReminderLetters
        reason: string
        by: string
        at: string
        heldUntil: string | null
        agreedBy: string | null
      })
    | null
  /** what decides whether an outcome takes a second person, of who asks */
  money: MoneyTerms
  /** an appeal that was granted took the outcome back */
  reversedAt: string | null
  /** appeals against the outcome, in the order they came; those that were not taken are left out */
  appeals: { id: string; state: Exclude<AppealState, 'refused'>; by: ContractSide; appealedAt: string }[]
  /** earlier reminders about this contract, the newest first */
  earlier: { id: string; requestedAt: string; state: ReminderState; outcome: ReminderOutcome | null }[]
}

export type ReminderCase = CaseHead & {
  kind: 'reminder'
  title: string
  reminder: ReminderView
  /** `null` until the marketplace has sent them */
  members: Record<ContractSide, MaskedMember | null>
  /** for every action: `null` when this person may do it, else the refusal */
  may: {
    decide: DecideReminderRefusal | 'lease_lost' | 'already_decided' | null
    agree: AgreeReminderRefusal | null
    undo: UndoReminderRefusal | null
  }
}
