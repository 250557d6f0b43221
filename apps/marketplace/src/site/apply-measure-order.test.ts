import { expect, test } from 'vitest'
import { createMeasureHandler, recordDelivery } from '../desk/webhook-handling.ts'
import { addArrival } from './add-arrival.ts'
import { applyOrder, retryDeferredOrders } from './apply-measure-order.ts'
import { acknowledgeWarning } from './apply-member-measure.ts'
import { aJob, aMeasure, aMember, anEvent, anOrder } from './site-examples.ts'
import { createSite, mayPost } from './site-memory.ts'
import { type JobRecord, jobStatus, memberState } from './site-records.ts'

const open = () => {
  const site = createSite()
  addArrival(site, { kind: 'member', body: aMember })
  addArrival(site, { kind: 'job', body: aJob })
  const job = (): JobRecord => site.jobs.get(aJob.id) ?? expect.fail('no job')
  const member = () => site.members.get(aMember.id) ?? expect.fail('no member')
  return { site, job, member }
}

test('a hidden job is not shown, and is shown again when the desk says so', () => {
  const { site, job, member } = open()
  applyOrder(site, anOrder('content.hidden', '2026-11-24T01:00:00.000Z'))
  expect(jobStatus(job())).toBe('hidden')
  applyOrder(site, anOrder('content.shown', '2026-11-24T02:00:00.000Z'))
  expect(jobStatus(job())).toBe('shown')
  expect(member().mails.map((mail) => mail.type)).toEqual(['content.hidden', 'content.shown'])
})

test('a hide that was delivered late does not undo a newer show', () => {
  const { site, job } = open()
  applyOrder(site, anOrder('content.shown', '2026-11-24T02:00:00.000Z'))
  applyOrder(site, anOrder('content.hidden', '2026-11-24T01:00:00.000Z'))
  expect(jobStatus(job())).toBe('shown')
})

test('a job awaits correction until its client sends another text', () => {
  const { site, job } = open()
  applyOrder(site, anOrder('job.correction_requested'))
  expect(jobStatus(job())).toBe('awaiting_correction')
  addArrival(site, { kind: 'job', body: { ...aJob, seats: 9 } })
  expect(jobStatus(job())).toBe('awaiting_correction')
  addArrival(site, { kind: 'job', body: { ...aJob, description: '別の文章です。' } })
  expect(jobStatus(job())).toBe('shown')
  expect(job().corrections).toBe(1)
})

test('a warning stays on the member until it is acknowledged, and the text is the desk’s', () => {
  const { site, member } = open()
  const order = anOrder('member.warned')
  applyOrder(site, order)
  expect(member().warnings[0]).toMatchObject({ text: order.measure?.text, acknowledgedAt: null })
  expect(acknowledgeWarning(site, aMember.id, order.event.data.measureId, '2026-11-24T03:00:00.000Z')).toBe(true)
  expect(member().warnings[0]?.acknowledgedAt).toBe('2026-11-24T03:00:00.000Z')
  expect(acknowledgeWarning(site, aMember.id, 'unknown', '2026-11-24T03:00:00.000Z')).toBe(false)
})

test('a restriction ends when it is lifted, also when the lifting comes first', () => {
  const [sooner, later] = ['2026-11-24T01:00:00.000Z', '2026-11-24T02:00:00.000Z']
  const { site, member } = open()
  applyOrder(site, anOrder('member.restricted', sooner))
  expect([memberState(member()), mayPost(site, { kind: 'job', body: aJob })]).toEqual(['restricted', false])
  applyOrder(site, anOrder('member.lifted', later))
  expect([memberState(member()), mayPost(site, { kind: 'job', body: aJob })]).toEqual(['active', true])
  const other = open()
  applyOrder(other.site, anOrder('member.lifted', later))
  applyOrder(other.site, anOrder('member.restricted', sooner))
  expect(memberState(other.member())).toBe('active')
})

test('who is withdrawn has no jobs on the site, old or new; a reversal brings each back as it was', () => {
  const { site, job, member } = open()
  addArrival(site, { kind: 'job', body: { ...aJob, id: 'J-hidden' } })
  const hide = anOrder('content.hidden')
  applyOrder(site, {
    ...hide,
    event: { ...hide.event, data: { ...hide.event.data, target: { type: 'job', id: 'J-hidden' } } },
  })
  applyOrder(site, anOrder('member.withdrawn'))
  addArrival(site, { kind: 'job', body: { ...aJob, id: 'J-new' } })
  expect([...site.jobs.values()].map(jobStatus)).toEqual(['withdrawn', 'withdrawn', 'withdrawn'])
  expect(memberState(member())).toBe('withdrawn')
  applyOrder(site, anOrder('measure.reversed', undefined, 'member.withdrawn'))
  expect([...site.jobs.values()].map(jobStatus)).toEqual(['shown', 'hidden', 'shown'])
  expect(memberState(member())).toBe('active')
  expect(job().notices.at(-1)?.type).toBe('measure.reversed')
})

test('a reversed warning is gone, a reversed hide is visible, a reversed correction is waited for no more', () => {
  const { site, job, member } = open()
  for (const type of ['member.warned', 'content.hidden', 'job.correction_requested'] as const) {
    applyOrder(site, anOrder(type))
    applyOrder(site, anOrder('measure.reversed', undefined, type))
  }
  expect(member().warnings).toEqual([])
  expect(jobStatus(job())).toBe('shown')
})

test('a measure that comes behind its own reversal does nothing; a hide since then stays', () => {
  const { site, job, member } = open()
  for (const type of ['member.warned', 'content.hidden', 'member.withdrawn'] as const) {
    applyOrder(site, anOrder('measure.reversed', undefined, type))
    applyOrder(site, anOrder(type))
  }
  expect([member().warnings, memberState(member()), jobStatus(job())]).toEqual([[], 'active', 'shown'])
  const again = anOrder('content.hidden', '2026-11-24T05:00:00.000Z')
  applyOrder(site, { ...again, event: { ...again.event, data: { ...again.event.data, measureId: 'm-again' } } })
  applyOrder(site, anOrder('measure.reversed', undefined, 'content.hidden'))
  expect(jobStatus(job())).toBe('hidden')
})

test('an order about something unknown is kept and carried out when it turns up', () => {
  const site = createSite()
  applyOrder(site, anOrder('content.hidden'))
  expect(site.kept).toHaveLength(2)
  addArrival(site, { kind: 'job', body: aJob })
  retryDeferredOrders(site)
  expect(site.jobs.get(aJob.id)?.visible).toBe(false)
  addArrival(site, { kind: 'member', body: aMember })
  retryDeferredOrders(site)
  expect(site.members.get(aMember.id)?.mails).toHaveLength(1)
  expect(site.kept).toEqual([])
})

test('a repeated delivery acts once, also when both come at the same time', async () => {
  const { site, member } = open()
  let asked = 0
  const desk = {
    measure: async () => {
      asked += 1
      return { ok: true as const, measure: aMeasure('member.warned') }
    },
  }
  const act = createMeasureHandler(site, desk, async () => {})
  const event = anEvent('member.warned')
  const deliver = () => act(recordDelivery(site, 'msg_1', event, '2026-11-24T01:00:00.000Z'), event)
  expect(await Promise.all([deliver(), deliver()])).toEqual(['acted', 'acted'])
  expect(await deliver()).toBe('acted')
  expect(member().warnings).toHaveLength(1)
  expect(asked).toBe(1)
  expect(site.received.get('msg_1')).toMatchObject({ times: 3, actions: 1 })
})

test('nothing is done while the desk’s text cannot be fetched, and the next delivery does it', async () => {
  const { site, job } = open()
  let reachable = false
  const desk = {
    measure: async () =>
      reachable ? { ok: true as const, measure: aMeasure('content.hidden') } : { ok: false as const },
  }
  const act = createMeasureHandler(site, desk, async () => {})
  const event = anEvent('content.hidden')
  expect(await act(recordDelivery(site, 'msg_1', event, '2026-11-24T01:00:00.000Z'), event)).toBe('text_unavailable')
  expect(job().visible).toBe(true)
  reachable = true
  expect(await act(recordDelivery(site, 'msg_1', event, '2026-11-24T01:00:05.000Z'), event)).toBe('acted')
  expect(job().visible).toBe(false)
})

test('a delivery is not acknowledged when what it changed could not be kept', async () => {
  const { site } = open()
  const desk = { measure: async () => ({ ok: true as const, measure: aMeasure('content.hidden') }) }
  const act = createMeasureHandler(site, desk, () => Promise.reject(new Error('disk full')))
  const event = anEvent('content.hidden')
  const deliver = () => act(recordDelivery(site, 'msg_1', event, '2026-11-24T01:00:00.000Z'), event)
  await expect(deliver()).rejects.toThrow('disk full')
  await expect(deliver()).rejects.toThrow('disk full')
  expect(site.received.get('msg_1')?.actions).toBe(1)
})
