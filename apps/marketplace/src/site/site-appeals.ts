import type { AppealEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import type { ContractSide } from './contract-records.ts'
import { nextId, type Site } from './site-memory.ts'
import type { AppealAnswer, Appealed, AppealRecord } from './site-records.ts'

/** The member a measure was about, who may appeal; `null`: this site knows no such measure. */
export function memberForMeasure(site: Site, measureId: string): string | null {
  const known = (notice: { readonly measureId: string }) => notice.measureId === measureId
  for (const { member, mails, warnings } of site.members.values())
    if (mails.some(known) || warnings.some(known)) return member.id
  // the author of the content, also when this site does not know the member
  for (const { notices, job } of site.jobs.values()) if (notices.some(known)) return job.clientId
  for (const { notices, proposal } of site.proposals.values()) if (notices.some(known)) return proposal.freelancerId
  for (const { notices, message } of site.messages.values()) if (notices.some(known)) return message.senderId
  return null
}

/** The member on this side of a contact reminder whose outcome is known, who may appeal; `null`: there is no such outcome. */
export function memberForReminder(site: Site, reminderId: string, side: ContractSide): string | null {
  const reminder = site.contactReminders.get(reminderId)
  if (!reminder?.decided) return null
  return site.contracts.get(reminder.contractId)?.members[side] ?? null
}

/** An appeal to be sent to the desk. */
export function createAppeal(site: Site, memberId: string, against: Appealed, text: string): AppealRecord {
  const appealedAt = new Date().toISOString()
  return { id: nextId(site, 'A'), memberId, against, text, appealedAt, state: 'open', answer: null }
}

/** The newest appeal against a measure; `null`: none. */
export const findAppeal = (site: Site, measureId: string): AppealRecord | null =>
  [...site.appeals.values()].findLast(({ against }) => 'measureId' in against && against.measureId === measureId) ??
  null

/** The newest appeal of this member against the outcome of a contact reminder; `null`: none. */
export const findOutcomeAppeal = (site: Site, reminderId: string, memberId: string): AppealRecord | null =>
  [...site.appeals.values()].findLast(
    ({ against, ...appeal }) =>
      'reminderId' in against && against.reminderId === reminderId && appeal.memberId === memberId,
  ) ?? null

/** Stores the outcome of an appeal. What a granted one reverses arrives as an event of its own. */
export function answerAppeal(site: Site, { type, data }: AppealEvent, answered: AppealAnswer | null): void {
  const appeal = site.appeals.get(data.appealId)
  if (!appeal) return
  appeal.state = type === 'appeal.granted' ? 'granted' : 'upheld'
  appeal.answer = answered?.text ?? null
}
