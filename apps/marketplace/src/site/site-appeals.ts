import type { AppealEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import { nextId, type Site } from './site-memory.ts'
import type { AppealAnswer, AppealRecord } from './site-records.ts'

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

/** An appeal to be sent to the desk. */
export function createAppeal(site: Site, memberId: string, measureId: string, text: string): AppealRecord {
  const appealedAt = new Date().toISOString()
  return { id: nextId(site, 'A'), memberId, measureId, text, appealedAt, state: 'open', answer: null }
}

/** The newest appeal against a measure; `null`: none. */
export const findAppeal = (site: Site, measureId: string): AppealRecord | null =>
  [...site.appeals.values()].findLast((appeal) => appeal.measureId === measureId) ?? null

/** Stores the outcome of an appeal. What a granted one reverses arrives as an event of its own. */
export function answerAppeal(site: Site, { type, data }: AppealEvent, answered: AppealAnswer | null): void {
  const appeal = site.appeals.get(data.appealId)
  if (!appeal) return
  appeal.state = type === 'appeal.granted' ? 'granted' : 'upheld'
  appeal.answer = answered?.text ?? null
}
