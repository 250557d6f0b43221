import type { RequestHandler } from 'express'

/** A call is a POST: a GET, which links and prefetching make too, must never do anything. */
export const postOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') return next()
  response.setHeader('allow', 'POST')
  const refused = { defined: false, code: 'METHOD_NOT_SUPPORTED', status: 405, message: 'a call is a POST' }
  response.status(405).json({ json: refused })
}
