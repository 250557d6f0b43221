import { moneyOf } from './contract-money.ts'
import {
  type ContactReminderRecord,
  type ContractMessage,
  type ContractRecord,
  type ContractSide,
  otherSide,
  type ReminderRequest,
} from './contract-records.ts'
import { nextId, type Site } from './site-memory.ts'

export type NewContract = Pick<
  ContractRecord,
  'title' | 'format' | 'members' | 'startedAt' | 'amountYen' | 'escrowYen'
> &
  Partial<
    Pick<
      ContractRecord,
      'id' | 'progress' | 'planChangeUnderWay' | 'completionReportedAt' | 'lastContactAt' | 'remindersSent'
    >
  >

const NOTHING_YET = { progress: 'in_progress', planChangeUnderWay: false, completionReportedAt: null } as const

/** Adds a contract. Nobody has written in it yet unless said otherwise. */
export function addContract(site: Site, contract: NewContract): ContractRecord {
  const { lastContactAt, remindersSent } = contract
  const record: ContractRecord = {
    ...NOTHING_YET,
    ...contract,
    id: contract.id ?? nextId(site, 'K'),
    lastContactAt: { client: null, freelancer: null, ...lastContactAt },
    remindersSent: { client: 0, freelancer: 0, ...remindersSent },
    messages: [],
    moves: [],
    ratings: {},
  }
  site.contracts.set(record.id, record)
  return record
}

/** The reminders of a contract, the newest last. */
export const remindersOf = (site: Pick<Site, 'contactReminders'>, contractId: string): ContactReminderRecord[] =>
  [...site.contactReminders.values()].filter((reminder) => reminder.contractId === contractId)

/** Reminders that contact of the silent side can still mean something for. */
const OPEN: readonly ContactReminderRecord['state'][] = ['sending', 'waiting', 'to_decide']

/**
 * One side writes to the other; a reminder counts when that side asks the desk. Where the desk reminds who wrote, it is going to be told.
 */
export function writeMessage(site: Site, contract: ContractRecord, message: ContractMessage): void {
  const { from, kind, text, at } = message
  contract.messages.push(message)
  const last = contract.lastContactAt[from]
  if (last === null || last < at) contract.lastContactAt[from] = at
  contract.remindersSent[otherSide(from)] = 0
  if (kind === 'reminder') contract.remindersSent[from] += 1
  for (const { id, state, requestedBy } of remindersOf(site, contract.id)) {
    if (requestedBy === from || !OPEN.includes(state)) continue
    site.contacts.push({ reminderId: id, contactAt: at, text })
  }
}

/** The freelancer reports the work as complete, once. */
export function reportCompletion(contract: ContractRecord, at: string): void {
  contract.completionReportedAt ??= at
}

export type Asking = {
  readonly side: ContractSide
  readonly text: string
  readonly confirmed: boolean
  readonly at: string
  readonly language: string
}

/** A request to the desk, made of the contract as it is now. It waits until it is sent. */
export function createReminder(
  site: Site,
  contract: ContractRecord,
  { side, text, confirmed, at, language }: Asking,
): ContactReminderRecord {
  const { id, title, format, progress, members, startedAt, amountYen } = contract
  const { completionReportedAt, planChangeUnderWay, lastContactAt, remindersSent } = contract
  const escrowedYen = moneyOf(contract).heldYen
  const request: ReminderRequest = {
    id: nextId(site, 'C'),
    requestedBy: side,
    requestedAt: at,
    remindersSent: remindersSent[side],
    text,
    confirmed,
    contract: {
      ...{ id, title, format, progress, members: { ...members }, startedAt, amountYen, escrowedYen },
      ...{ completionReportedAt, planChangeUnderWay, lastContactAt: { ...lastContactAt } },
    },
  }
  const reminder: ContactReminderRecord = {
    ...{ id: request.id, contractId: id, requestedBy: side, requestedAt: at, request, language },
    ...{ state: 'sending', deadline: null, refusal: null, shownAt: [], decided: null, ruledAt: null },
  }
  site.contactReminders.set(reminder.id, reminder)
  return reminder
}
