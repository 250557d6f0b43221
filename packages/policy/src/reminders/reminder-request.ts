import type { JobFormat } from '../intake/intake-arrivals.ts'

/** The two sides of a contract. */
export const CONTRACT_SIDES = ['client', 'freelancer'] as const
export type ContractSide = (typeof CONTRACT_SIDES)[number]

/** The side across from this one. */
export const otherSide = (side: ContractSide): ContractSide => (side === 'client' ? 'freelancer' : 'client')

export const CONTRACT_PROGRESS = ['not_started', 'in_progress', 'completed', 'cancelled'] as const
export type ContractProgress = (typeof CONTRACT_PROGRESS)[number]

/** The contract that a contact reminder is about, as the marketplace tells it: the desk keeps no contracts. Amounts are whole yen. */
export type ReminderContract = {
  readonly id: string
  readonly title: string
  readonly format: JobFormat
  readonly progress: ContractProgress
  readonly members: Readonly<Record<ContractSide, string>>
  readonly startedAt: string
  /** when each side last wrote to the other; `null`: never */
  readonly lastContactAt: Readonly<Record<ContractSide, string | null>>
  /** what the contract is worth, and what of it is held in escrow */
  readonly amountYen: number
  readonly escrowedYen: number
  /** when the freelancer reported the work as complete; `null`: they have not */
  readonly completionReportedAt: string | null
  /** is a change of the plan being negotiated? */
  readonly planChangeUnderWay: boolean
}

/** A contact reminder request (連絡催促申請): one side of a contract asks the desk to remind the other, which does not answer. */
export type ReminderRequest = {
  readonly id: string
  readonly contract: ReminderContract
  readonly requestedBy: ContractSide
  readonly requestedAt: string
  /** messages by which whoever asks has reminded the other side */
  readonly remindersSent: number
  /** what whoever asks says about it */
  readonly text: string
  /** a freelancer who asks before reporting completion would lose the pay, and knows it */
  readonly confirmed: boolean
}

/** The side that does not answer. */
export const silentSide = ({ requestedBy }: Pick<ReminderRequest, 'requestedBy'>): ContractSide =>
  otherSide(requestedBy)
