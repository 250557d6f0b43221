import type { StandardEvent, WebhookEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import express, { type Response, type Router } from 'express'
import type { MarketplaceContext } from '../marketplace-context.ts'
import { applyStandardEvent } from '../site/apply-standard-event.ts'
import { answerAppeal } from '../site/site-appeals.ts'
import { createRequestEventHandler } from './request-event-handling.ts'
import { appliesEventFirst, type FaultKind, pickFault, sendFaultyResponse } from './webhook-faults.ts'
import {
  createMeasureHandler,
  createWebhookVerifier,
  isEnquiryEvent,
  type RequestEvent,
  recordDelivery,
  recordRequestEvent,
} from './webhook-handling.ts'

const WEBHOOK_PATHS = ['/webhooks', '/webhooks/mimamori']

const isRequestEvent = (event: WebhookEvent): event is RequestEvent =>
  isEnquiryEvent(event) || event.type.startsWith('contact_reminder.')
const isStandardEvent = (event: WebhookEvent): event is StandardEvent => event.type.startsWith('standard.')

/** The endpoint the desk delivers events to. It answers 2xx once an event is applied and stored. */
export function createWebhookReceiver(context: MarketplaceContext, secret: string): Router {
  const router = express.Router()
  const verify = createWebhookVerifier(secret)
  const applyMeasure = createMeasureHandler(context.site, context.desk, context.save)
  const applyRequest = createRequestEventHandler(context.site, context.desk, context.save)
  router.post(WEBHOOK_PATHS, express.raw({ type: () => true, limit: '64kb' }), async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const checked = verify(body, request.headers)
    if (!checked.ok) {
      context.site.refusedWebhooks += 1
      response.status(checked.status).json({ error: checked.why })
      return
    }
    const { id, event } = checked
    const fault = pickFault(context.faults.current, Math.random)
    // signed heads of the desk's audit log: nothing to do
    if (event.type === 'audit.head') {
      if (fault) sendFaultyResponse(response, fault)
      else response.status(204).end()
      return
    }
    if (isRequestEvent(event)) {
      const received = recordRequestEvent(context.site, id, event, new Date().toISOString())
      context.markChanged()
      answerOnce(response, fault, appliesEventFirst(fault) ? await applyRequest(received, event) : 'not_applied')
      return
    }
    // outcomes of appeals, notices and account standards are applied whatever the fault: a second delivery sets the same values
    if (event.type === 'appeal.granted' || event.type === 'appeal.upheld') {
      const answer = await context.desk.appealText(event.data.appealId)
      if (answer.ok) answerAppeal(context.site, event, answer.answered)
      await context.save()
      if (fault) sendFaultyResponse(response, fault)
      else response.status(answer.ok ? 204 : 503).end()
      return
    }
    if (event.type === 'notice.published') {
      const answer = await context.desk.notice(event.data.noticeId)
      if (answer.ok && answer.notice) context.site.announced.set(answer.notice.id, answer.notice)
      await context.save()
      context.markChanged()
      if (fault) sendFaultyResponse(response, fault)
      else response.status(answer.ok ? 204 : 503).end()
      return
    }
    if (isStandardEvent(event)) {
      applyStandardEvent(context.site, event)
      await context.save()
      context.markChanged()
      if (fault) sendFaultyResponse(response, fault)
      else response.status(204).end()
      return
    }
    const received = recordDelivery(context.site, id, event, new Date().toISOString())
    context.markChanged()
    answerOnce(response, fault, appliesEventFirst(fault) ? await applyMeasure(received, event) : 'not_applied')
  })
  return router
}

/** Answers an event that is applied once; one whose text could not be fetched has to come again. */
function answerOnce(
  response: Response,
  fault: FaultKind | null,
  applied: 'acted' | 'text_unavailable' | 'not_applied',
): void {
  if (fault) sendFaultyResponse(response, fault)
  else if (applied === 'text_unavailable')
    response.status(503).set('retry-after', '2').json({ error: 'the text could not be fetched' })
  else response.status(204).end()
}
