import {
  type AppealRecord,
  type Arrival,
  type JobRecord,
  type MeasureOrder,
  type MemberRecord,
  type MessageRecord,
  type ModeratedRecord,
  memberState,
  type ProposalRecord,
  type PublishedNotice,
  type ReceivedWebhook,
} from './site-records.ts'

/** Half of an order whose target or member this site does not know (yet). */
export type DeferredOrder = { readonly half: 'target' | 'member'; readonly order: MeasureOrder }

/** Everything the site remembers. Maps keep the order of arrival. */
export type Site = {
  readonly members: Map<string, MemberRecord>
  readonly jobs: Map<string, JobRecord>
  readonly proposals: Map<string, ProposalRecord>
  readonly messages: Map<string, MessageRecord>
  readonly received: Map<string, ReceivedWebhook>
  /** measures the desk took back, and when: one that comes later does nothing any more */
  readonly reversed: Map<string, string>
  readonly appeals: Map<string, AppealRecord>
  /** what the quality committee published, every version of it */
  readonly announced: Map<string, PublishedNotice>
  kept: DeferredOrder[]
  /** arrivals made so far, by kind */
  readonly posted: Record<Arrival['kind'], number>
  /** last number given to an id, by its prefix */
  readonly numbers: Record<IdPrefix, number>
  /** webhooks whose signature, age or shape was refused */
  refusedWebhooks: number
}

export type IdPrefix = 'U' | 'J' | 'P' | 'M' | 'R' | 'A'
const FIRST_NUMBER = 300_000

/** A fresh id such as `J-300001`; numbers go on after a restart with state. */
export function nextId(site: Site, prefix: IdPrefix): string {
  site.numbers[prefix] += 1
  return `${prefix}-${site.numbers[prefix]}`
}

/** Oldest records are let go above this, so that a long load run does not grow for ever. */
const MAX_RECORDS = 20_000

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
    kept: [],
    posted: { member: 0, job: 0, proposal: 0, message: 0, report: 0 },
    numbers: { U: FIRST_NUMBER, J: FIRST_NUMBER, P: FIRST_NUMBER, M: FIRST_NUMBER, R: FIRST_NUMBER, A: FIRST_NUMBER },
    refusedWebhooks: 0,
  }
}

/** Takes an arrival into the site as its members see it: new content is visible, a rewritten job answers a correction. */
export function addArrival(site: Site, arrival: Arrival): void {
  site.posted[arrival.kind] += 1
  const fresh = (): ModeratedRecord => ({ visible: true, ruledAt: null, ruledBy: null, notices: [] })
  switch (arrival.kind) {
    case 'member':
      addMember(site, arrival.body)
      break
    case 'job':
      addJob(site, arrival.body)
      break
    case 'proposal': {
      const known = site.proposals.get(arrival.body.id) ?? fresh()
      setBounded(site.proposals, arrival.body.id, { ...known, proposal: arrival.body })
      break
    }
    case 'message': {
      const known = site.messages.get(arrival.body.id) ?? fresh()
      setBounded(site.messages, arrival.body.id, { ...known, message: arrival.body })
    }
  }
}

const NO_RULINGS = { restriction: null, liftedAt: null, withdrawal: null }

/** A member of the site the desk has not been told about yet, or new facts about a known one. */
export function addMember(site: Site, member: MemberRecord['member']): void {
  const known = site.members.get(member.id)
  if (known) known.member = member
  else setBounded(site.members, member.id, { member, known: false, mails: [], warnings: [], ...NO_RULINGS })
}

function addJob(site: Site, job: JobRecord['job']): void {
  const known = site.jobs.get(job.id)
  if (!known) {
    const withdrawn = site.members.get(job.clientId)?.withdrawal != null
    const nothing = { ruledAt: null, ruledBy: null, notices: [], correction: null }
    const record = { job, visible: true, ...nothing, corrections: 0, withdrawn }
    setBounded(site.jobs, job.id, record)
    return
  }
  const rewritten = known.job.title !== job.title || known.job.description !== job.description
  known.job = job
  if (rewritten && known.correction) {
    known.correction = null
    known.corrections += 1
  }
}

function setBounded<Value>(map: Map<string, Value>, id: string, value: Value): void {
  map.set(id, value)
  const [oldest] = map.keys()
  if (map.size > MAX_RECORDS && oldest !== undefined) map.delete(oldest)
}

/** Ids of the members an arrival speaks of; the desk is told about them first. */
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
  }
}

/** May this be put on the site by whoever wrote it? Nobody who is restricted, or no member any more, posts. */
export function mayPost(site: Site, arrival: Arrival): boolean {
  if (arrival.kind === 'member' || arrival.kind === 'report') return true
  const [author] = memberIdsIn(arrival)
  const record = author === undefined ? undefined : site.members.get(author)
  return record === undefined || memberState(record) === 'active'
}
