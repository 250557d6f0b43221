import express, { type Router } from 'express'
import { sendAppeal } from '../desk/send-site-appeal.ts'
import type { MarketplaceContext } from '../marketplace-context.ts'
import { acknowledgeWarning } from '../site/apply-member-measure.ts'
import { type Arrival, memberState } from '../site/site-records.ts'
import { addContractRoutes } from './contract-routes.ts'
import { readAcknowledgement, readAppeal, readFaults, readPace, readPostRequest } from './control-request-bodies.ts'
import { jobView, siteStateView } from './site-state-view.ts'

/** Endpoints for tests and operators: what the marketplace knows, its pace, what it posts, which faults it plays. */
export function createControlRouter(context: MarketplaceContext): Router {
  const router = express.Router()
  router.use(express.json({ limit: '1mb' }))
  addReadRoutes(router, context)
  addContractRoutes(router, context)
  router.post('/pace', (request, response) => {
    context.traffic.setPace(readPace(request.body))
    response.json({ perMinute: context.traffic.pace() })
  })
  router.post('/faults', (request, response) => {
    context.faults.current = readFaults(request.body)
    response.json(context.faults.current)
  })
  router.post('/acknowledge', (request, response) => {
    const { memberId, measureId } = readAcknowledgement(request.body)
    const found = acknowledgeWarning(context.site, memberId, measureId, new Date().toISOString())
    context.markChanged()
    response.status(found ? 200 : 404).json(found ? { acknowledged: true } : { error: 'no such warning' })
  })
  router.post('/appeals', async (request, response) => {
    const { measureId, text } = readAppeal(request.body)
    const sent = await sendAppeal(context, measureId, text, request.get('accept-language') ?? 'ja')
    if (sent.kind === 'sent') response.json({ appeal: sent.appeal, desk: { status: sent.status } })
    else if (sent.kind === 'unknown') response.status(404).json({ error: 'no such measure' })
    else response.status(503).json({ error: `not sent: ${sent.why}` })
  })
  router.post('/post', async (request, response) => {
    const order = readPostRequest(request.body)
    const example = context.source.create(order.kind, order.truth, new Date().toISOString())
    // sent to the desk as requested, flaws included: judging it is the desk's part
    const arrival = { kind: order.kind, body: { ...example.body, ...order.body } } as Arrival
    const posted = await context.publisher.publishNow(arrival)
    if (posted.kind === 'answered') response.json({ arrival, desk: { status: posted.status, body: posted.body } })
    else if (posted.kind === 'waiting') response.status(202).json({ arrival, waiting: true, why: posted.why })
    else response.status(503).json({ error: `not posted: ${posted.why}` })
  })
  return router
}

function addReadRoutes(router: Router, context: MarketplaceContext): void {
  router.get('/health', (_request, response) => {
    response.json({ ok: true, desk: context.desk.connection() })
  })
  router.get('/received', (_request, response) => {
    const { received, requestEvents, refusedWebhooks: refused } = context.site
    response.json({ events: [...received.values()], requests: [...requestEvents.values()], refused })
  })
  router.get('/state.json', (_request, response) => {
    response.json(siteStateView(context))
  })
  router.get('/jobs/:id.json', (request, response) => {
    const record = context.site.jobs.get(request.params.id)
    response.status(record ? 200 : 404).json(record ? jobView(record) : { error: 'no such job' })
  })
  router.get('/appeals/:id.json', (request, response) => {
    const appeal = context.site.appeals.get(request.params.id)
    response.status(appeal ? 200 : 404).json(appeal ?? { error: 'no such appeal' })
  })
  router.get('/members/:id.json', (request, response) => {
    const record = context.site.members.get(request.params.id)
    const view = record && { ...record, state: memberState(record) }
    response.status(view ? 200 : 404).json(view ?? { error: 'no such member' })
  })
}
