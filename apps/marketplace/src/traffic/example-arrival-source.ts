import { exampleArrivals } from '@mimamori/examples/arrival-stream-examples'
import { exampleMessage, exampleProposal } from '@mimamori/examples/correspondence-examples'
import { editedJob } from '@mimamori/examples/job-edit-examples'
import { exampleJob } from '@mimamori/examples/job-examples'
import { exampleMembers } from '@mimamori/examples/member-examples'
import { exampleMetrics } from '@mimamori/examples/metric-examples'
import { exampleReport } from '@mimamori/examples/report-examples'
import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import { addMember } from '../site/add-arrival.ts'
import { nextId, type Site } from '../site/site-memory.ts'
import type { Arrival, Job, Member, Notice } from '../site/site-records.ts'
import type { ArrivalSource, Truth } from './arrival-source.ts'

/** the desk's example history has as many members, of the same seed */
const MEMBER_COUNT = 600

/**
 * Arrivals from example data. The same seed gives the same site; after a restart with stored state its members stay and
 * new texts follow. A new site gets its members here, without sending them to the desk.
 */
export function createExampleArrivalSource(seed: number, site: Site, now: string): ArrivalSource {
  if (site.members.size === 0)
    for (const member of exampleMembers(createSeededRandom(seed), MEMBER_COUNT, now)) addMember(site, member)
  const members = [...site.members.values()].map(({ member }) => member)
  const random = createSeededRandom(seed + site.numbers.J)
  let clock = now
  const stream = exampleArrivals(random, { members, at: () => clock, nextId: (prefix) => nextId(site, prefix) })
  return {
    members,
    next(at) {
      clock = at
      return stream.next().value.arrival
    },
    metricsOf,
    create: (kind, truth, at) => createExampleArrival(site, random, kind, truth, at),
    corrected: (job, request, at) => rewriteJob(random, job, request, at),
  }
}

function createExampleArrival(site: Site, random: Random, kind: Arrival['kind'], truth: Truth, at: string): Arrival {
  const someone = (role: 'client' | 'freelancer') =>
    random.pick([...site.members.values()].filter(({ member }) => member.roles.includes(role))).member.id
  const job = [...site.jobs.values()].at(-1)?.job
  const about = { jobId: job?.id ?? nextId(site, 'J'), clientId: job?.clientId ?? someone('client') }
  const letterKind = truth === 'several' ? 'direct_deal' : truth
  switch (kind) {
    case 'member': {
      const [member] = exampleMembers(random, 1, at)
      if (!member) throw new Error('no example of a member')
      return { kind, body: { ...member, id: nextId(site, 'U') } }
    }
    case 'job':
      return { kind, body: exampleJob(random, { id: nextId(site, 'J'), clientId: someone('client'), at, kind: truth }) }
    case 'proposal': {
      const order = { id: nextId(site, 'P'), jobId: about.jobId, freelancerId: someone('freelancer'), at }
      return { kind, body: exampleProposal(random, { ...order, kind: letterKind, jobTitle: job?.title }) }
    }
    case 'message': {
      const order = { id: nextId(site, 'M'), jobId: about.jobId, senderId: about.clientId, at, format: job?.format }
      return { kind, body: exampleMessage(random, { ...order, recipientId: someone('freelancer'), kind: letterKind }) }
    }
    case 'report': {
      const order = { id: nextId(site, 'R'), target: { type: 'job', id: about.jobId }, at } as const
      const reason = letterKind === 'clean' ? 'unfounded' : letterKind
      return { kind, body: exampleReport(random, { ...order, reporterId: someone('freelancer'), kind: reason }) }
    }
    case 'metrics':
      return metricsOf(random.pick([...site.members.values()]).member, at)
  }
}

/** What the site has measured of a member by now. An instant is sent as one. */
function metricsOf(member: Member, at: string): Extract<Arrival, { readonly kind: 'metrics' }> {
  const { metrics, ...report } = exampleMetrics(member, at)
  const sent = metrics.map((each) =>
    each.metric === 'last_login' ? { ...each, value: new Date(each.value).toISOString() } : each,
  )
  return { kind: 'metrics', body: { ...report, metrics: sent } as Extract<Arrival, { kind: 'metrics' }>['body'] }
}

/** Half of the clients adopt the suggested wording, the others rewrite in their own way. Always a new text. */
function rewriteJob(random: Random, job: Job, request: Notice, at: string): Job {
  const how = random.weighted([['repaired', 78] as const, ['slightly_changed', 17] as const, ['worsened', 5] as const])
  const suggested = applySuggestions(job, request)
  const own = editedJob(random, job, at, how)
  const version = suggested && random.chance(0.5) ? { ...suggested, updatedAt: at } : own
  const same = version.title === job.title && version.description === job.description
  return same ? { ...version, description: `${job.description}\n\n募集内容を見直しました。` } : version
}

/** The job with the suggested wordings; `null`: there are none, or the text has changed meanwhile. */
export function applySuggestions(job: Job, { passages }: Notice): Job | null {
  const texts = { title: job.title, body: job.description }
  const fromTheEnd = [...passages].sort((one, other) => other.start - one.start)
  for (const { field, start, end, text, suggestion } of fromTheEnd) {
    if (suggestion === '' || texts[field].slice(start, end) !== text) return null
    texts[field] = texts[field].slice(0, start) + suggestion + texts[field].slice(end)
  }
  return passages.length > 0 ? { ...job, title: texts.title, description: texts.body } : null
}
