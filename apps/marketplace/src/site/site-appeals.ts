import type { AppealEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import { nextId, type Site } from './site-memory.ts'
import type { AppealAnswer, AppealRecord } from './site-records.ts'

/** The member a measure was about, and is appealed against by; `null`: this site knows of no such measure. */
export function memberForMeasure(site: Site, measureId: string): string | null {
  const known = (notice: { readonly measureId: string }) => notice.measureId === measureId
  for (const { member, mails, warnings } of site.members.values())
    if (mails.some(known) || warnings.some(known)) return member.id
  // whoever wrote what it was about is told beside it, also when this site knows no more of them
  for (const { notices, job } of site.jobs.values()) if (notices.some(known)) return job.clientId
  for (const { notices, proposal } of site.proposals.values()) if (notices.some(known)) return proposal.freelancerId
  for (const { notices, message } of site.messages.values()) if (notices.some(known)) return message.senderId
  return null
}

/** An appeal as it goes to the desk. */
export function createAppeal(site: Site, memberId: string, measureId: string, text: string): AppealRecord {
  const appealedAt = new Date().toISOString()
  return { id: nextId(site, 'A'), memberId, measureId, text, appealedAt, state: 'open', answer: null }
}

/** The newest appeal against a measure. */
export const findAppeal = (site: Site, measureId: string): AppealRecord | null =>
  [...site.appeals.values()].findLast((appeal) => appeal.measureId === measureId) ?? null

/** Shows the member what became of an appeal. What a granted one takes back comes by itself, as a reversal. */
export function answerAppeal(site: Site, { type, data }: AppealEvent, answered: AppealAnswer | null): void {
  const appeal = site.appeals.get(data.appealId)
  if (!appeal) return
  appeal.state = type === 'appeal.granted' ? 'granted' : 'upheld'
  appeal.answer = answered?.text ?? null
}
