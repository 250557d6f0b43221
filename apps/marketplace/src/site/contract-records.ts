import type { ReminderAnswer, ReminderBody } from '@mimamori/contract/intake/intake-reminder-contract'

/** A contact reminder request as it is sent to the desk. */
export type ReminderRequest = ReturnType<(typeof ReminderBody)['parse']>
export type ContractSide = ReminderRequest['requestedBy']
export type ContractFormat = ReminderRequest['contract']['format']
type ContractProgress = ReminderRequest['contract']['progress']
/** What the desk decided, with the letters to both sides. */
export type ReminderDecision = NonNullable<ReminderAnswer['decided']>

export const CONTRACT_SIDES: readonly ContractSide[] = ['client', 'freelancer']
export const CONTRACT_FORMATS: readonly ContractFormat[] = ['project', 'task', 'competition', 'hourly']
/** The side that this one has its contract with. */
export const otherSide = (side: ContractSide): ContractSide => (side === 'client' ? 'freelancer' : 'client')

/** What one side wrote to the other: a message, or one that asks for an answer. */
export type ContractMessage = {
  readonly from: ContractSide
  readonly kind: 'message' | 'reminder'
  readonly text: string
  readonly at: string
}

/** Escrowed money that was moved for the desk. `taken_back`: an appeal took back what the same reminder had moved. */
export type MoneyMove = {
  readonly kind: 'confirmed' | 'released' | 'taken_back'
  readonly amountYen: number
  readonly reminderId: string
  readonly at: string
}

/** A contract of the site. */
export type ContractRecord = {
  readonly id: string
  readonly title: string
  readonly format: ContractFormat
  readonly members: Readonly<Record<ContractSide, string>>
  readonly startedAt: string
  readonly amountYen: number
  /** what was paid into escrow; see `heldYen` for what is still there */
  readonly escrowYen: number
  progress: ContractProgress
  planChangeUnderWay: boolean
  completionReportedAt: string | null
  readonly lastContactAt: Record<ContractSide, string | null>
  /** by which each side has reminded the other since it last wrote */
  readonly remindersSent: Record<ContractSide, number>
  readonly messages: ContractMessage[]
  /** only added to, so that it can be checked afterwards */
  readonly moves: MoneyMove[]
  /** negative ratings that the desk gave, by the reminder they are of */
  readonly ratings: Record<string, ContractSide>
}

export const REMINDER_STATES = [
  'sending',
  'refused',
  'waiting',
  'to_decide',
  'answered',
  'decided',
  'reversed',
] as const
/** `sending`: the desk has not answered yet. */
export type ContactReminderState = (typeof REMINDER_STATES)[number]

/** Why the desk refused: codes where this site has words for them, and the desk's own words. */
export type ReminderRefusal = { readonly codes: readonly string[]; readonly message: string }

/** A contact reminder (連絡催促申請) of a contract. */
export type ContactReminderRecord = {
  readonly id: string
  readonly contractId: string
  readonly requestedBy: ContractSide
  readonly requestedAt: string
  /** as sent; `null`: this site knows the reminder only from the desk */
  readonly request: ReminderRequest | null
  /** of the desk's words when it refuses */
  readonly language: string
  state: ContactReminderState
  deadline: string | null
  refusal: ReminderRefusal | null
  /** when the silent side was shown the reminder, once for each event of the desk */
  readonly shownAt: string[]
  decided: ReminderDecision | null
  /** when the newest outcome or reversal was decided: an older one that arrives late moves nothing */
  ruledAt: string | null
}

/** Contact of the silent side that the desk has not been told of yet. */
export type ToldContact = { readonly reminderId: string; readonly contactAt: string; readonly text: string }
