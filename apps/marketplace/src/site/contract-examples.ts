import type { ReminderEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import type { ReminderAnswer } from '@mimamori/contract/intake/intake-reminder-contract'
import type { ContactReminderRecord, ContractRecord } from './contract-records.ts'
import { addContract, createReminder, type NewContract } from './site-contracts.ts'
import { createSite, type Site } from './site-memory.ts'

const ASKED_AT = '2026-11-18T01:00:00.000Z'
export const DEADLINE = '2026-11-25T15:00:00.000Z'

/** A contract with 50,000 yen in escrow, for tests. Nobody has written for weeks. */
export const aContract = (site: Site, change: Partial<NewContract> = {}): ContractRecord =>
  addContract(site, {
    ...{ title: '記事作成', format: 'project', members: { client: 'U-1', freelancer: 'U-2' } },
    ...{ startedAt: '2026-10-01T00:00:00.000Z', amountYen: 50_000, escrowYen: 50_000 },
    lastContactAt: { client: '2026-10-20T00:00:00.000Z', freelancer: '2026-11-16T00:00:00.000Z' },
    ...change,
  })

/** A site with one contract whose freelancer has asked, and the desk has taken it; for tests. */
export function aRemindedSite(): { site: Site; contract: ContractRecord; reminder: ContactReminderRecord } {
  const site = createSite()
  const contract = aContract(site)
  return { site, contract, reminder: aTakenReminder(site, contract) }
}

/** A reminder that the freelancer has asked for and the desk has taken, for tests. */
export function aTakenReminder(site: Site, contract: ContractRecord): ContactReminderRecord {
  const asking = {
    side: 'freelancer',
    text: '返事がありません。',
    confirmed: true,
    at: ASKED_AT,
    language: 'ja',
  } as const
  return Object.assign(createReminder(site, contract, asking), { state: 'waiting', deadline: DEADLINE } as const)
}

/** An event about this reminder, for tests. */
export function aReminderEvent(
  { id, contractId }: Pick<ContactReminderRecord, 'id' | 'contractId'>,
  type: ReminderEvent['type'],
  { timestamp = '2026-11-26T01:00:00.000Z', ...data }: Partial<ReminderEvent['data']> & { timestamp?: string } = {},
): ReminderEvent {
  const sides = { requestedBy: 'freelancer', clientId: 'U-1', freelancerId: 'U-2' } as const
  return { type, timestamp, data: { reminderId: id, contractId, ...sides, deadline: DEADLINE, ...data } }
}

/** What the desk answers of a decided reminder, for tests. */
export function aDecidedAnswer(
  { id }: Pick<ContactReminderRecord, 'id'>,
  outcome: NonNullable<ReminderAnswer['decided']>['outcome'],
  change: Partial<NonNullable<ReminderAnswer['decided']>> = {},
): ReminderAnswer {
  const moving = outcome === 'payment_confirmed' || outcome === 'escrow_released'
  const letters = { asking: '申請者への手紙', silent: '相手への手紙' }
  return {
    ...{ id, state: 'decided', deadline: DEADLINE, answeredAt: null },
    decided: {
      ...{
        at: '2026-11-26T01:00:00.000Z',
        outcome,
        rest: null,
        restYen: null,
        restUntil: null,
        amountYen: moving ? 50_000 : null,
        negativeRating: true,
      },
      ...{ letters, reversedAt: null, ...change },
    },
  }
}
