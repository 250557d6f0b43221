import type { JobRecord, MemberRecord, Notice, Order, Visible } from './records.ts'
import type { Kept, Site } from './site.ts'

/**
 * Does what the desk ordered: to the content it is about, and to the member it is addressed to. A half whose target is
 * not known here is kept and done as soon as the target arrives, see `retryKept`.
 */
export function obey(site: Site, order: Order): void {
  for (const half of ['target', 'member'] as const) {
    const kept: Kept = { half, order }
    if (!settle(site, kept)) site.kept.push(kept)
  }
}

/** Tries again what waited for its target. */
export function retryKept(site: Site): void {
  if (site.kept.length > 0) site.kept = site.kept.filter((kept) => !settle(site, kept))
}

function settle(site: Site, { half, order }: Kept): boolean {
  if (half === 'member') {
    const member = site.members.get(order.event.data.memberId)
    if (member) tell(member, order)
    return member !== undefined
  }
  const { type, id } = order.event.data.target
  if (type === 'member') return true
  const job = type === 'job' ? site.jobs.get(id) : undefined
  const record: Visible | undefined = type === 'job' ? job : site[`${type}s`].get(id)
  if (!record) return false
  rule(record, order)
  if (job && order.event.type === 'job.correction_requested') askCorrection(job, order)
  return true
}

/** Visibility follows the newest ruling, not the newest delivery: a late hide never undoes a later show. */
function rule(record: Visible, order: Order): void {
  record.notices.push(noticeOf(order))
  const { type } = order.event
  if (type !== 'content.hidden' && type !== 'content.shown') return
  const at = order.measure?.decidedAt ?? order.event.timestamp
  if (record.ruledAt !== null && Date.parse(at) < Date.parse(record.ruledAt)) return
  record.visible = type === 'content.shown'
  record.ruledAt = at
}

function askCorrection(record: JobRecord, order: Order): void {
  record.correction = noticeOf(order)
}

function tell(member: MemberRecord, order: Order): void {
  const notice = noticeOf(order)
  if (notice.type === 'member.warned') member.warnings.push({ ...notice, acknowledgedAt: null })
  else member.mails.push(notice)
}

function noticeOf({ event, measure, at }: Order): Notice {
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

/** The member has read the warning; the banner goes. Answers whether there was such a warning. */
export function acknowledge(site: Site, memberId: string, measureId: string, now: string): boolean {
  const warning = site.members.get(memberId)?.warnings.find((each) => each.measureId === measureId)
  if (!warning) return false
  warning.acknowledgedAt ??= now
  return true
}
