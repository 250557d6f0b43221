import type { EnquiryEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import type { EnquiryRecord, EnquiryRequest } from './enquiry-records.ts'
import { nextId, type Site } from './site-memory.ts'

export type EnquiryForm = Pick<EnquiryRequest, 'memberId' | 'statedName' | 'statedJobUrl' | 'text' | 'evidence'>

/** An enquiry of a member to the desk. It waits until it is sent. */
export function createEnquiry(site: Site, form: EnquiryForm, askedAt: string, language: string): EnquiryRecord {
  const request: EnquiryRequest = { ...form, id: nextId(site, 'E'), askedAt }
  const { id, memberId } = request
  const enquiry: EnquiryRecord = {
    ...{ id, memberId, request, language },
    ...{ state: 'sending', refusal: null, answeredAt: null, letter: null },
  }
  site.enquiries.set(id, enquiry)
  return enquiry
}

/** What the desk said to an enquiry. Its event may have come before the answer. */
export function applyEnquiryAnswer(enquiry: EnquiryRecord, status: number, body: unknown): void {
  if (enquiry.state !== 'sending') return
  enquiry.state = status < 300 ? 'open' : 'refused'
  const message = typeof body === 'object' && body !== null ? Reflect.get(body, 'message') : null
  if (status >= 300) enquiry.refusal = typeof message === 'string' ? message : ''
}

/** The desk has answered. Of an enquiry that this site does not know, as it came by telephone or mail, the member gets the letter as well. */
export function applyEnquiryEvent(site: Site, { data, timestamp }: EnquiryEvent, letter: string | null): void {
  const { enquiryId: id, memberId } = data
  const known = site.enquiries.get(id)
  const answered = { state: 'answered', answeredAt: timestamp, letter } as const
  if (known) Object.assign(known, answered)
  else site.enquiries.set(id, { id, memberId, request: null, language: 'ja', refusal: null, ...answered })
}

/** The desk wrote down what it was told in the name of a member, who sees it here and can say that it was not theirs. */
export function applyEnteredEnquiry(site: Site, { data: { enquiryId: id, memberId } }: EnquiryEvent): void {
  if (site.enquiries.has(id)) return
  const waiting = { state: 'open', refusal: null, answeredAt: null, letter: null } as const
  site.enquiries.set(id, { id, memberId, request: null, language: 'ja', ...waiting })
}

/** The enquiries of a member, the newest first. */
export const enquiriesOf = (site: Pick<Site, 'enquiries'>, memberId: string): EnquiryRecord[] =>
  [...site.enquiries.values()].filter((enquiry) => enquiry.memberId === memberId).reverse()
