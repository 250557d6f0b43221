import type { MarketplaceContext } from '../marketplace-context.ts'
import { JOB_STATUSES, type JobRecord, type JobStatus, jobStatus } from '../site/site-records.ts'

export type SiteCounts = {
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
export function countSite({ site, outbox }: MarketplaceContext): SiteCounts {
  const jobs = Object.fromEntries(JOB_STATUSES.map((status) => [status, 0])) as Record<JobStatus, number>
  for (const record of site.jobs.values()) jobs[jobStatus(record)] += 1
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
    sent: outbox.sent(),
    waiting: outbox.all().length,
    refused: outbox.refused().count,
    kept: site.kept.length,
  }
}

/** A job with its status. */
export function jobView(record: JobRecord): JobRecord & { readonly status: JobStatus } {
  return { ...record, status: jobStatus(record) }
}

/** The whole state, for `GET /state.json`. */
export function siteStateView(context: MarketplaceContext): Readonly<Record<string, unknown>> {
  const { site, outbox, desk, traffic, faults } = context
  return {
    pace: traffic.pace(),
    faults: faults.current,
    desk: desk.connection(),
    counts: countSite(context),
    jobs: [...site.jobs.values()].map(jobView),
    members: [...site.members.values()],
    proposals: [...site.proposals.values()],
    messages: [...site.messages.values()],
    appeals: [...site.appeals.values()],
    contracts: [...site.contracts.values()],
    contactReminders: [...site.contactReminders.values()],
    enquiries: [...site.enquiries.values()],
    standards: Object.fromEntries(site.standards),
    kept: site.kept,
    refused: outbox.refused().newest,
  }
}
