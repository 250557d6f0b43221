import type { Marketplace } from '../parts.ts'
import { JOB_STATUSES, type JobRecord, type JobStatus, statusOf } from '../site/records.ts'

export type Counts = {
  readonly jobs: Readonly<Record<JobStatus, number>>
  readonly warnings: { readonly open: number; readonly acknowledged: number }
  readonly adviceMails: number
  readonly mails: number
  readonly events: {
    readonly received: number
    readonly acted: number
    readonly deliveries: number
    readonly refused: number
  }
  readonly posted: Readonly<Record<string, number>>
  readonly sent: number
  readonly waiting: number
  readonly refused: number
  readonly kept: number
}

/** Counts over everything the site remembers. */
export function countsOf({ site, line }: Marketplace): Counts {
  const jobs = Object.fromEntries(JOB_STATUSES.map((status) => [status, 0])) as Record<JobStatus, number>
  for (const record of site.jobs.values()) jobs[statusOf(record)] += 1
  const members = [...site.members.values()]
  const warnings = members.flatMap((member) => member.warnings)
  const mails = members.flatMap((member) => member.mails)
  const received = [...site.received.values()]
  const open = warnings.filter((warning) => warning.acknowledgedAt === null).length
  return {
    jobs,
    warnings: { open, acknowledged: warnings.length - open },
    adviceMails: mails.filter((mail) => mail.type === 'member.advised').length,
    mails: mails.length,
    events: {
      received: received.length,
      acted: received.filter((each) => each.actedAt !== null).length,
      deliveries: received.reduce((sum, each) => sum + each.times, 0),
      refused: site.refusedWebhooks,
    },
    posted: site.posted,
    sent: line.sent(),
    waiting: line.all().length,
    refused: line.refused().count,
    kept: site.kept.length,
  }
}

export function jobView(record: JobRecord) {
  return { ...record, status: statusOf(record) }
}

/** Everything, for `GET /state.json`. */
export function stateOf(it: Marketplace) {
  const { site, line, desk, traffic, faults } = it
  return {
    pace: traffic.pace(),
    faults: faults.current,
    desk: desk.connection(),
    counts: countsOf(it),
    jobs: [...site.jobs.values()].map(jobView),
    members: [...site.members.values()],
    proposals: [...site.proposals.values()],
    messages: [...site.messages.values()],
    appeals: [...site.appeals.values()],
    kept: site.kept,
    refused: line.refused().newest,
  }
}
