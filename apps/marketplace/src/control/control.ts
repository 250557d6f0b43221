import express, { type Router } from 'express'
import { sendAppeal } from '../desk/appeal.ts'
import type { Marketplace } from '../parts.ts'
import { acknowledge } from '../site/obey.ts'
import { type Arrival, memberState } from '../site/records.ts'
import { readAcknowledgement, readAppeal, readFaults, readPace, readPost } from './bodies.ts'
import { jobView, stateOf } from './state.ts'

/** Endpoints for whoever runs the marketplace: what it knows, how fast it goes, what it posts, what it breaks. */
export function control(it: Marketplace): Router {
  const router = express.Router()
  router.use(express.json({ limit: '1mb' }))
  reads(router, it)
  router.post('/pace', (request, response) => {
    it.traffic.setPace(readPace(request.body))
    response.json({ perMinute: it.traffic.pace() })
  })
  router.post('/faults', (request, response) => {
    it.faults.current = readFaults(request.body)
    response.json(it.faults.current)
  })
  router.post('/acknowledge', (request, response) => {
    const { memberId, measureId } = readAcknowledgement(request.body)
    const found = acknowledge(it.site, memberId, measureId, new Date().toISOString())
    it.changed()
    response.status(found ? 200 : 404).json(found ? { acknowledged: true } : { error: 'no such warning' })
  })
  router.post('/appeals', async (request, response) => {
    const { measureId, text } = readAppeal(request.body)
    const sent = await sendAppeal(it, measureId, text, request.get('accept-language') ?? 'ja')
    if (sent.kind === 'sent') response.json({ appeal: sent.appeal, desk: { status: sent.status } })
    else if (sent.kind === 'unknown') response.status(404).json({ error: 'no such measure' })
    else response.status(503).json({ error: `not sent: ${sent.why}` })
  })
  router.post('/post', async (request, response) => {
    const order = readPost(request.body)
    const example = it.source.one(order.kind, order.truth, new Date().toISOString())
    // what is asked for goes to the desk as it is, flaws included: judging it is the desk's part
    const arrival = { kind: order.kind, body: { ...example.body, ...order.body } } as Arrival
    const posted = await it.publisher.publishNow(arrival)
    if (posted.kind === 'answered') response.json({ arrival, desk: { status: posted.status, body: posted.body } })
    else if (posted.kind === 'waiting') response.status(202).json({ arrival, waiting: true, why: posted.why })
    else response.status(503).json({ error: `not posted: ${posted.why}` })
  })
  return router
}

function reads(router: Router, it: Marketplace): void {
  router.get('/health', (_request, response) => {
    response.json({ ok: true, desk: it.desk.connection() })
  })
  router.get('/received', (_request, response) => {
    response.json({ events: [...it.site.received.values()], refused: it.site.refusedWebhooks })
  })
  router.get('/state.json', (_request, response) => {
    response.json(stateOf(it))
  })
  router.get('/jobs/:id.json', (request, response) => {
    const record = it.site.jobs.get(request.params.id)
    response.status(record ? 200 : 404).json(record ? jobView(record) : { error: 'no such job' })
  })
  router.get('/appeals/:id.json', (request, response) => {
    const appeal = it.site.appeals.get(request.params.id)
    response.status(appeal ? 200 : 404).json(appeal ?? { error: 'no such appeal' })
  })
  router.get('/members/:id.json', (request, response) => {
    const record = it.site.members.get(request.params.id)
    const view = record && { ...record, state: memberState(record) }
    response.status(view ? 200 : 404).json(view ?? { error: 'no such member' })
  })
}
