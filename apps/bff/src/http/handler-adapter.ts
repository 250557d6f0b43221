import type { Context } from '@orpc/server'
import type { StandardHandler } from '@orpc/server/standard'
import type { Request, Response } from 'express'
import { sendText } from './text-response.ts'

/**
 * Have an operation of one of the APIs answer a request whose body Express has already read. The request is handed over as it
 * is and the answer written in one piece: the handler's own way through Node's streams costs more than many an operation.
 * In: the path all operations lie under, and what they work with. Out: whether there was such an operation.
 */
export async function answerByHandler<C extends Context>(
  handler: StandardHandler<C>,
  request: Request,
  response: Response,
  { prefix, context }: { readonly prefix: `/${string}`; readonly context: C },
): Promise<boolean> {
  const path = request.originalUrl
  const standardRequest = {
    // the server itself leaves the body out of an answer to HEAD
    method: request.method === 'HEAD' ? 'GET' : request.method,
    // only the path and the query are looked at
    url: new URL(`http://localhost${path.startsWith('/') ? '' : '/'}${path}`),
    headers: request.headers,
    body: () => Promise.resolve(request.body),
    signal: undefined,
  }
  const { matched, response: answer } = await handler.handle(standardRequest, { prefix, context })
  if (!matched) return false
  // who asked may have hung up meanwhile
  if (response.destroyed) return true
  response.statusCode = answer.status
  response.setHeader('content-type', 'application/json')
  await sendText(request, response, JSON.stringify(answer.body))
  return true
}
