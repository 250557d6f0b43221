import type { DeferredOrder, Site } from './site-memory.ts'
import type { JobRecord, MeasureOrder, MemberRecord, ModeratedRecord, Notice } from './site-records.ts'

/**
 * Does what the desk ordered: to the content it is about, and to the member it is addressed to. A half whose target is
 * not known here is kept and done as soon as the target arrives, see `retryDeferredOrders`.
 */
export function applyOrder(site: Site, order: MeasureOrder): void {
  const { reverses } = order.event.data
  if (reverses) site.reversed.set(reverses.measureId, order.at)
  for (const half of ['target', 'member'] as const) {
    const kept: DeferredOrder = { half, order }
    if (!applyOrderHalf(site, kept)) site.kept.push(kept)
  }
}

/** Tries again what waited for its target. */
export function retryDeferredOrders(site: Site): void {
  if (site.kept.length > 0) site.kept = site.kept.filter((kept) => !applyOrderHalf(site, kept))
}

function applyOrderHalf(site: Site, { half, order }: DeferredOrder): boolean {
  if (half === 'member') {
    const member = site.members.get(order.event.data.memberId)
    if (member) notifyMember(site, member, order)
    return member !== undefined
  }
  const { type, id } = order.event.data.target
  if (type === 'member') return true
  const job = type === 'job' ? site.jobs.get(id) : undefined
  const record: ModeratedRecord | undefined = type === 'job' ? job : site[`${type}s`].get(id)
  if (!record) return false
  applyVisibility(site, record, order)
  if (job) updateCorrection(site, job, order)
  return true
}

/** Visibility follows the newest ruling, not the newest delivery: a late hide never undoes a later show. */
function applyVisibility(site: Site, record: ModeratedRecord, order: MeasureOrder): void {
  record.notices.push(createNotice(order))
  const { type, data } = order.event
  if (data.reverses) revertVisibility(record, data.reverses.measureId)
  if (type !== 'content.hidden' && type !== 'content.shown') return
  if (site.reversed.has(data.measureId)) return
  const at = decidedAt(order)
  if (record.ruledAt !== null && Date.parse(at) < Date.parse(record.ruledAt)) return
  record.visible = type === 'content.shown'
  record.ruledAt = at
  record.ruledBy = data.measureId
}

/** What was hidden by this measure, and by none since, can be seen again. */
function revertVisibility(record: ModeratedRecord, measureId: string): void {
  if (record.ruledBy !== measureId) return
  record.visible = true
  record.ruledBy = null
}

const decidedAt = ({ measure, event }: MeasureOrder): string => measure?.decidedAt ?? event.timestamp

function updateCorrection(site: Site, record: JobRecord, order: MeasureOrder): void {
  const { type, data } = order.event
  if (type === 'job.correction_requested' && !site.reversed.has(data.measureId)) record.correction = createNotice(order)
  if (data.reverses && record.correction?.measureId === data.reverses.measureId) record.correction = null
}

/** What a measure does to its member, beside the letter. */
function notifyMember(site: Site, member: MemberRecord, order: MeasureOrder): void {
  const notice = createNotice(order)
  const over = site.reversed.has(notice.measureId)
  if (notice.type !== 'member.warned') member.mails.push(notice)
  else if (!over) member.warnings.push({ ...notice, acknowledgedAt: null })
  const { reverses } = order.event.data
  if (reverses) revertMemberMeasure(member, reverses.measureId)
  if (!over) updateMembership(member, order)
  if (reverses || order.event.type === 'member.withdrawn') updateJobsOfMember(site, member)
}

/** Restrictions and the end of a membership. An older restriction that comes behind its lifting restricts nobody. */
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

/** The measure counts no more: its warning is gone, what it restricted or ended is as before. */
function revertMemberMeasure(member: MemberRecord, measureId: string): void {
  member.warnings = member.warnings.filter((warning) => warning.measureId !== measureId)
  if (member.restriction?.measureId === measureId) member.restriction = null
  if (member.withdrawal?.measureId === measureId) member.withdrawal = null
}

/** The jobs of whoever is no member are not on the site; once they are one again, each is as it was. */
function updateJobsOfMember(site: Site, { member, withdrawal }: MemberRecord): void {
  const gone = withdrawal !== null
  for (const record of site.jobs.values()) if (record.job.clientId === member.id) record.withdrawn = gone
}

function createNotice({ event, measure, at }: MeasureOrder): Notice {
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
export function acknowledgeWarning(site: Site, memberId: string, measureId: string, now: string): boolean {
  const warning = site.members.get(memberId)?.warnings.find((each) => each.measureId === measureId)
  if (!warning) return false
  warning.acknowledgedAt ??= now
  return true
}
