import type { RequestHandler } from 'express'
import { REQUEST_ID, requestIdOf, runInRequest } from './request-id.ts'
import { routeTemplate } from './route-template.ts'

/** A request for the log and the metrics, without anything of its content. */
export type ObservedRequest = {
  readonly requestId: string
  readonly method: string
  readonly route: string
  /** `null`: the client disconnected before the response */
  readonly status: number | null
  readonly ms: number
  /** what was thrown before an operation was reached, if it is not logged yet */
  readonly fault: unknown
}

/** Gives every request an id, also sent in the response, and reports it when it is over. */
export function observeRequests(report: (observed: ObservedRequest) => void): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    const requestId = requestIdOf(request)
    const { method, originalUrl } = request
    response.setHeader(REQUEST_ID, requestId)
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : null
      const { fault } = response.locals
      report({ requestId, method, route: routeTemplate(originalUrl), status, ms: performance.now() - startedAt, fault })
    })
    runInRequest(requestId, next)
  }
}
