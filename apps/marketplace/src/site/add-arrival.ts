import type { Site } from './site-memory.ts'
import type { Arrival, JobRecord, MemberRecord, ModeratedRecord } from './site-records.ts'

/** the oldest records are dropped beyond this, so that a long load run does not grow for ever */
const MAX_RECORDS = 20_000

/** Adds an arrival to the site as members see it: new content is visible, a rewritten job answers a correction. */
export function addArrival(site: Site, arrival: Arrival): void {
  site.posted[arrival.kind] += 1
  const newRecord = (): ModeratedRecord => ({ visible: true, ruledAt: null, ruledBy: null, notices: [] })
  switch (arrival.kind) {
    case 'member':
      addMember(site, arrival.body)
      break
    case 'job':
      addJob(site, arrival.body)
      break
    case 'proposal': {
      const known = site.proposals.get(arrival.body.id) ?? newRecord()
      setBounded(site.proposals, arrival.body.id, { ...known, proposal: arrival.body })
      break
    }
    case 'message': {
      const known = site.messages.get(arrival.body.id) ?? newRecord()
      setBounded(site.messages, arrival.body.id, { ...known, message: arrival.body })
    }
  }
}

const NO_RULINGS = { restriction: null, liftedAt: null, withdrawal: null }

/** Adds a member, or new facts about a known one. */
export function addMember(site: Site, member: MemberRecord['member']): void {
  const known = site.members.get(member.id)
  if (known) known.member = member
  else setBounded(site.members, member.id, { member, known: false, mails: [], warnings: [], ...NO_RULINGS })
}

function addJob(site: Site, job: JobRecord['job']): void {
  const known = site.jobs.get(job.id)
  if (!known) {
    const withdrawn = site.members.get(job.clientId)?.withdrawal != null
    const unmoderated = { ruledAt: null, ruledBy: null, notices: [], correction: null }
    const record = { job, visible: true, ...unmoderated, corrections: 0, withdrawn }
    setBounded(site.jobs, job.id, record)
    return
  }
  const rewritten = known.job.title !== job.title || known.job.description !== job.description
  known.job = job
  if (rewritten && known.correction) {
    site.replies.push({ measureId: known.correction.measureId, response: 'corrected', at: job.updatedAt })
    known.correction = null
    known.corrections += 1
  }
}

function setBounded<Value>(map: Map<string, Value>, id: string, value: Value): void {
  map.set(id, value)
  const [oldest] = map.keys()
  if (map.size > MAX_RECORDS && oldest !== undefined) map.delete(oldest)
}
