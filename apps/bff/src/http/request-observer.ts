import type { RequestHandler } from 'express'
import { REQUEST_ID, requestIdOf, runInRequest } from './request-id.ts'
import { routeTemplate } from './route-template.ts'

/** One request as the log and the figures tell it: nothing of what was asked but the kind. */
export type ObservedRequest = {
  readonly requestId: string
  readonly method: string
  readonly route: string
  /** null: who asked hung up before the answer */
  readonly status: number | null
  readonly ms: number
  /** what kept an operation from being reached, and was not put into the log yet */
  readonly fault: unknown
}

/** Give every request its id, also in the answer, and tell what became of it once it is over. */
export function observeRequests(tell: (observed: ObservedRequest) => void): RequestHandler {
  return (request, response, next) => {
    const from = performance.now()
    const requestId = requestIdOf(request)
    const { method, originalUrl } = request
    response.setHeader(REQUEST_ID, requestId)
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : null
      const { fault } = response.locals
      tell({ requestId, method, route: routeTemplate(originalUrl), status, ms: performance.now() - from, fault })
    })
    runInRequest(requestId, next)
  }
}
