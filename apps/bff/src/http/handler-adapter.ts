import type { Context } from '@orpc/server'
import type { StandardHandler } from '@orpc/server/standard'
import type { Request, Response } from 'express'
import { sendText } from './text-response.ts'

/**
 * Answers a request whose body Express has already read with an operation of an oRPC handler. The request is passed on
 * as it is and the response written in one piece: the handler's own way through Node's streams costs more than many an
 * operation. `prefix`: the path of all operations; `context`: what they work with. Returns whether there was such an
 * operation.
 */
export async function answerByHandler<C extends Context>(
  handler: StandardHandler<C>,
  request: Request,
  response: Response,
  { prefix, context }: { readonly prefix: `/${string}`; readonly context: C },
): Promise<boolean> {
  const path = request.originalUrl
  const standardRequest = {
    // Node omits the body of a response to HEAD
    method: request.method === 'HEAD' ? 'GET' : request.method,
    // only path and query are used
    url: new URL(`http://localhost${path.startsWith('/') ? '' : '/'}${path}`),
    headers: request.headers,
    body: () => Promise.resolve(request.body),
    signal: undefined,
  }
  const { matched, response: answer } = await handler.handle(standardRequest, { prefix, context })
  if (!matched) return false
  // the client may have disconnected meanwhile
  if (response.destroyed) return true
  response.statusCode = answer.status
  response.setHeader('content-type', 'application/json')
  await sendText(request, response, JSON.stringify(answer.body))
  return true
}
