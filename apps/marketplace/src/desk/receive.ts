import express, { type Router } from 'express'
import type { Marketplace } from '../parts.ts'
import { answerAppeal } from '../site/appeals.ts'
import { actsFirst, breakAnswer, drawFault } from './faults.ts'
import { actOnce, seen, webhookCheck } from './webhooks.ts'

const WEBHOOK_PATHS = ['/webhooks', '/webhooks/mimamori']

/** Where the desk delivers its events. A 2xx means: obeyed, and kept. */
export function receive(it: Marketplace, secret: string): Router {
  const router = express.Router()
  const check = webhookCheck(secret)
  const act = actOnce(it.site, it.desk, it.keep)
  router.post(WEBHOOK_PATHS, express.raw({ type: () => true, limit: '64kb' }), async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const checked = check(body, request.headers)
    if (!checked.ok) {
      it.site.refusedWebhooks += 1
      response.status(checked.status).json({ error: checked.why })
      return
    }
    const { id, event } = checked
    const fault = drawFault(it.faults.current, Math.random)
    // how the desk's own log stands is nothing this site acts on
    if (event.type === 'audit.head') {
      if (fault) breakAnswer(response, fault)
      else response.status(204).end()
      return
    }
    if (event.type === 'appeal.granted' || event.type === 'appeal.upheld') {
      const answer = await it.desk.appealText(event.data.appealId)
      if (answer.ok) answerAppeal(it.site, event, answer.answered)
      await it.keep()
      if (fault) breakAnswer(response, fault)
      else response.status(answer.ok ? 204 : 503).end()
      return
    }
    if (event.type === 'notice.published') {
      const answer = await it.desk.notice(event.data.noticeId)
      if (answer.ok && answer.notice) it.site.announced.set(answer.notice.id, answer.notice)
      await it.keep()
      it.changed()
      if (fault) breakAnswer(response, fault)
      else response.status(answer.ok ? 204 : 503).end()
      return
    }
    const received = seen(it.site, id, event, new Date().toISOString())
    it.changed()
    const outcome = actsFirst(fault) ? await act(received, event) : 'acted'
    if (fault) breakAnswer(response, fault)
    else if (outcome === 'text_unavailable')
      response.status(503).set('retry-after', '2').json({ error: 'the text of the measure could not be fetched' })
    else response.status(204).end()
  })
  return router
}
