import { createNotice, decidedAt, notifyMember } from './apply-member-measure.ts'
import type { DeferredOrder, Site } from './site-memory.ts'
import type { JobRecord, MeasureOrder, ModeratedRecord } from './site-records.ts'

/**
 * Does what the desk ordered: to the content, and to the member. A half whose target is not known here is stored and
 * done when the target arrives; see `retryDeferredOrders`.
 */
export function applyOrder(site: Site, order: MeasureOrder): void {
  const { reverses } = order.event.data
  if (reverses) site.reversed.set(reverses.measureId, order.at)
  for (const half of ['target', 'member'] as const) {
    const kept: DeferredOrder = { half, order }
    if (!applyOrderHalf(site, kept)) site.kept.push(kept)
  }
}

/** Tries deferred orders again. */
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

/** Visibility follows the newest decision, not the newest delivery: a late hide does not undo a later show. */
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

/** Shows again what this measure hid and no later one. */
function revertVisibility(record: ModeratedRecord, measureId: string): void {
  if (record.ruledBy !== measureId) return
  record.visible = true
  record.ruledBy = null
}

function updateCorrection(site: Site, record: JobRecord, order: MeasureOrder): void {
  const { type, data } = order.event
  if (type === 'job.correction_requested' && !site.reversed.has(data.measureId)) record.correction = createNotice(order)
  if (data.reverses && record.correction?.measureId === data.reverses.measureId) record.correction = null
}
