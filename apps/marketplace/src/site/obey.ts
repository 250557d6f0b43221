import type { JobRecord, MemberRecord, Notice, Order, Visible } from './records.ts'
import type { Kept, Site } from './site.ts'

/**
 * Does what the desk ordered: to the content it is about, and to the member it is addressed to. A half whose target is
 * not known here is kept and done as soon as the target arrives, see `retryKept`.
 */
export function obey(site: Site, order: Order): void {
  const { reverses } = order.event.data
  if (reverses) site.reversed.set(reverses.measureId, order.at)
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
    if (member) tell(site, member, order)
    return member !== undefined
  }
  const { type, id } = order.event.data.target
  if (type === 'member') return true
  const job = type === 'job' ? site.jobs.get(id) : undefined
  const record: Visible | undefined = type === 'job' ? job : site[`${type}s`].get(id)
  if (!record) return false
  rule(site, record, order)
  if (job) correct(site, job, order)
  return true
}

/** Visibility follows the newest ruling, not the newest delivery: a late hide never undoes a later show. */
function rule(site: Site, record: Visible, order: Order): void {
  record.notices.push(noticeOf(order))
  const { type, data } = order.event
  if (data.reverses) unrule(record, data.reverses.measureId)
  if (type !== 'content.hidden' && type !== 'content.shown') return
  if (site.reversed.has(data.measureId)) return
  const at = decidedAt(order)
  if (record.ruledAt !== null && Date.parse(at) < Date.parse(record.ruledAt)) return
  record.visible = type === 'content.shown'
  record.ruledAt = at
  record.ruledBy = data.measureId
}

/** What was hidden by this measure, and by none since, can be seen again. */
function unrule(record: Visible, measureId: string): void {
  if (record.ruledBy !== measureId) return
  record.visible = true
  record.ruledBy = null
}

const decidedAt = ({ measure, event }: Order): string => measure?.decidedAt ?? event.timestamp

function correct(site: Site, record: JobRecord, order: Order): void {
  const { type, data } = order.event
  if (type === 'job.correction_requested' && !site.reversed.has(data.measureId)) record.correction = noticeOf(order)
  if (data.reverses && record.correction?.measureId === data.reverses.measureId) record.correction = null
}

/** What a measure does to its member, beside the letter. */
function tell(site: Site, member: MemberRecord, order: Order): void {
  const notice = noticeOf(order)
  const over = site.reversed.has(notice.measureId)
  if (notice.type !== 'member.warned') member.mails.push(notice)
  else if (!over) member.warnings.push({ ...notice, acknowledgedAt: null })
  const { reverses } = order.event.data
  if (reverses) takeBack(member, reverses.measureId)
  if (!over) decree(member, order)
  if (reverses || order.event.type === 'member.withdrawn') takeOff(site, member)
}

/** Restrictions and the end of a membership. An older restriction that comes behind its lifting restricts nobody. */
function decree(member: MemberRecord, order: Order): void {
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

/** The measure counts no more: its warning is gone, what it restricted or ended is as before. */
function takeBack(member: MemberRecord, measureId: string): void {
  member.warnings = member.warnings.filter((warning) => warning.measureId !== measureId)
  if (member.restriction?.measureId === measureId) member.restriction = null
  if (member.withdrawal?.measureId === measureId) member.withdrawal = null
}

/** The jobs of whoever is no member are not on the site; once they are one again, each is as it was. */
function takeOff(site: Site, { member, withdrawal }: MemberRecord): void {
  const gone = withdrawal !== null
  for (const record of site.jobs.values()) if (record.job.clientId === member.id) record.withdrawn = gone
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
