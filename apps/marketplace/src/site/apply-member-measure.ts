import type { Site } from './site-memory.ts'
import type { MeasureOrder, MemberRecord, Notice } from './site-records.ts'

/** When the measure was decided, or, where the desk no longer knows it, when the event was sent. */
export const decidedAt = ({ measure, event }: MeasureOrder): string => measure?.decidedAt ?? event.timestamp

/** Applies a measure to its member: the message, and restrictions or the end of the membership. */
export function notifyMember(site: Site, member: MemberRecord, order: MeasureOrder): void {
  const notice = createNotice(order)
  const isReversed = site.reversed.has(notice.measureId)
  if (notice.type !== 'member.warned') member.mails.push(notice)
  else if (!isReversed) member.warnings.push({ ...notice, acknowledgedAt: null })
  const { reverses } = order.event.data
  if (reverses) revertMemberMeasure(member, reverses.measureId)
  if (!isReversed) updateMembership(member, order)
  if (reverses || order.event.type === 'member.withdrawn') updateJobsOfMember(site, member)
}

/** Restrictions and the end of a membership. An older restriction that arrives after its lifting has no effect. */
function updateMembership(member: MemberRecord, order: MeasureOrder): void {
  const ruling = { measureId: order.event.data.measureId, at: decidedAt(order) }
  switch (order.event.type) {
    case 'member.withdrawn':
      member.withdrawal = ruling
      break
    case 'member.restricted':
      if (member.liftedAt === null || member.liftedAt <= ruling.at) member.restriction = ruling
      break
    case 'member.lifted':
      member.liftedAt = ruling.at
      if (member.restriction && member.restriction.at <= ruling.at) member.restriction = null
      break
  }
}

/** Reverses a measure: removes its warning, and restores what it restricted or ended. */
function revertMemberMeasure(member: MemberRecord, measureId: string): void {
  member.warnings = member.warnings.filter((warning) => warning.measureId !== measureId)
  if (member.restriction?.measureId === measureId) member.restriction = null
  if (member.withdrawal?.measureId === measureId) member.withdrawal = null
}

/** Hides the jobs of a withdrawn member; after a reversal each is as it was. */
function updateJobsOfMember(site: Site, { member, withdrawal }: MemberRecord): void {
  const gone = withdrawal !== null
  for (const record of site.jobs.values()) if (record.job.clientId === member.id) record.withdrawn = gone
}

/** The desk's message of an order. */
export function createNotice({ event, measure, at }: MeasureOrder): Notice {
  const { measureId, target } = event.data
  return {
    measureId,
    type: event.type,
    at,
    about: target,
    text: measure?.text ?? null,
    passages: measure?.passages ?? [],
  }
}

/** The member has read the warning, which is no longer shown; the desk is told. Returns whether there was one. */
export function acknowledgeWarning(site: Site, memberId: string, measureId: string, now: string): boolean {
  const warning = site.members.get(memberId)?.warnings.find((each) => each.measureId === measureId)
  if (!warning) return false
  if (warning.acknowledgedAt === null) site.replies.push({ measureId, response: 'acknowledged', at: now })
  warning.acknowledgedAt ??= now
  return true
}
