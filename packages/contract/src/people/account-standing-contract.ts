import type { Loosening, SettingArea, SettingRefusal } from '@mimamori/policy/ledger/loosening-rules'
import type { IneligibleReason } from '@mimamori/policy/people/eligibility-rules'
import type { ConfirmPersonRefusal } from '@mimamori/policy/people/person-confirmation-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { WithdrawalKind } from '@mimamori/policy/withdrawals/withdrawal-model'
import type { StaffRef } from '../withdrawals/withdrawal-contract.ts'

/**
 * An approved withdrawal that was not executed yet. `blocked`: one of the two people is no longer eligible, and it stays
 * held.
 */
export type ApprovedLine = {
  id: string
  kind: WithdrawalKind
  number: number
  approver: string
  heldUntil: string
  blocked: boolean
}

/** A closing or a notice that its lead can complete alone from an instant on, if the desk still has too few leads then. */
export type CompletableAlone = {
  what: 'closing' | 'notice'
  id: string
  /** the month that is closed, or of the notice */
  month: string
  /** revision of the closing, or version of the notice */
  number: number
  /** alias of that lead */
  by: string
  from: string
  /** whether they can do so now */
  possible: boolean
}

/** A loosened setting that waits for a lead. */
export type ProposedSetting = {
  id: string
  about: SettingArea
  /** what is in force of the settings that would be loosened */
  now: Loosening
  loosening: Loosening
  proposer: StaffRef
  proposedAt: string
  /** when it takes effect by itself on a desk with few eligible leads; `null`: only a lead's agreement sets it, as always of money */
  takesEffectAt: string | null
  /** `null` when the caller may do it, else the refusal */
  agree: SettingRefusal | null
  mayRefuse: boolean
  mayTakeBack: boolean
}

/** The part all staff see of who can be one of two people. */
export type DeskStanding = {
  mine: {
    /** whether this role can be one of two people */
    takesPart: boolean
    ineligible: IneligibleReason | null
    confirmed: boolean
    /** when the 24 hours after the last change of access are over; `null`: long ago */
    settledAt: string | null
    /** aliases of leads who can confirm the caller */
    ask: string[]
  }
  leads: {
    eligible: number
    /** since when there are too few of them, and all staff were told so; `null`: there are enough */
    fewSince: string | null
    smallFrom: string | null
    small: boolean
  }
  settings: ProposedSetting[]
  /** what waits for a second lead, while there are too few of them; for everybody */
  completableAlone: CompletableAlone[]
  /** how many colleagues wait to be confirmed; for leads */
  toConfirm: number
  /** approved withdrawals that were not executed yet; for leads */
  approvals: ApprovedLine[]
}

/** A person that no lead has confirmed since their access last changed. */
export type PersonToConfirm = {
  id: string
  alias: string
  login: string
  role: Role
  /** last invitation, change of role, reset of factors or re-enabling */
  accessChangedAt: string | null
  settledAt: string | null
  /** alias of who invited them last; `null`: the command on the machine */
  invitedBy: string | null
  /** `null` when the caller can confirm them, else the refusal */
  confirm: ConfirmPersonRefusal | null
}
