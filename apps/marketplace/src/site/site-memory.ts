import type { ContactReminderRecord, ContractRecord, ToldContact } from './contract-records.ts'
import type { EnquiryRecord } from './enquiry-records.ts'
import {
  type AppealRecord,
  type Arrival,
  type JobRecord,
  type MeasureOrder,
  type MeasureReply,
  type MemberRecord,
  type MemberStandards,
  type MessageRecord,
  memberState,
  type ProposalRecord,
  type PublishedNotice,
  type ReceivedRequestEvent,
  type ReceivedWebhook,
} from './site-records.ts'

/** Half of an order whose target or member this site does not know yet. */
export type DeferredOrder = { readonly half: 'target' | 'member'; readonly order: MeasureOrder }

/** Everything the site remembers. Maps keep the order of arrival. */
export type Site = {
  readonly members: Map<string, MemberRecord>
  readonly jobs: Map<string, JobRecord>
  readonly proposals: Map<string, ProposalRecord>
  readonly messages: Map<string, MessageRecord>
  readonly received: Map<string, ReceivedWebhook>
  /** measures the desk reversed, and when: one that arrives later has no effect */
  readonly reversed: Map<string, string>
  readonly appeals: Map<string, AppealRecord>
  /** published notices, all versions */
  readonly announced: Map<string, PublishedNotice>
  /** account standards by member */
  readonly standards: Map<string, MemberStandards>
  readonly contracts: Map<string, ContractRecord>
  readonly contactReminders: Map<string, ContactReminderRecord>
  readonly enquiries: Map<string, EnquiryRecord>
  /** events about contact reminders and enquiries, by the id of the webhook */
  readonly requestEvents: Map<string, ReceivedRequestEvent>
  /** contact of silent sides, until the desk has been told */
  contacts: ToldContact[]
  /** outcomes that would have moved money of a contract wrongly, and moved nothing */
  refusedMoves: number
  kept: DeferredOrder[]
  /** what members did about measures, until the desk has been told */
  replies: MeasureReply[]
  /** arrivals created so far, by kind */
  readonly posted: Record<Arrival['kind'], number>
  /** the last number used for ids, by prefix */
  readonly numbers: Record<IdPrefix, number>
  /** when the site last reported metrics of its members; `null`: never */
  measuredAt: string | null
  /** webhooks refused for their signature, age or shape */
  refusedWebhooks: number
}

export type IdPrefix = 'U' | 'J' | 'P' | 'M' | 'R' | 'A' | 'K' | 'C' | 'E'
const ID_PREFIXES: readonly IdPrefix[] = ['U', 'J', 'P', 'M', 'R', 'A', 'K', 'C', 'E']
const FIRST_NUMBER = 300_000

/** A new id such as `J-300001`; numbering continues after a restart with state. */
export function nextId(site: Site, prefix: IdPrefix): string {
  site.numbers[prefix] += 1
  return `${prefix}-${site.numbers[prefix]}`
}

/** An empty site. */
export function createSite(): Site {
  return {
    members: new Map(),
    jobs: new Map(),
    proposals: new Map(),
    messages: new Map(),
    received: new Map(),
    reversed: new Map(),
    appeals: new Map(),
    announced: new Map(),
    standards: new Map(),
    contracts: new Map(),
    contactReminders: new Map(),
    enquiries: new Map(),
    requestEvents: new Map(),
    contacts: [],
    refusedMoves: 0,
    kept: [],
    replies: [],
    posted: { member: 0, job: 0, proposal: 0, message: 0, report: 0, metrics: 0 },
    numbers: Object.fromEntries(ID_PREFIXES.map((prefix) => [prefix, FIRST_NUMBER])) as Site['numbers'],
    measuredAt: null,
    refusedWebhooks: 0,
  }
}

/** The members that an arrival refers to, which must be sent to the desk first. */
export function memberIdsIn(arrival: Arrival): string[] {
  switch (arrival.kind) {
    case 'member':
      return []
    case 'job':
      return [arrival.body.clientId]
    case 'proposal':
      return [arrival.body.freelancerId]
    case 'message':
      return [arrival.body.senderId, arrival.body.recipientId]
    case 'report':
      return [arrival.body.reporterId]
    case 'metrics':
      return [arrival.body.id]
  }
}

/** May its author post this? Not when restricted or withdrawn. */
export function mayPost(site: Site, arrival: Arrival): boolean {
  if (arrival.kind === 'member' || arrival.kind === 'report' || arrival.kind === 'metrics') return true
  const [author] = memberIdsIn(arrival)
  const record = author === undefined ? undefined : site.members.get(author)
  return record === undefined || memberState(record) === 'active'
}
