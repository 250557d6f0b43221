import { isUtf8 } from 'node:buffer'
import { json, type RequestHandler } from 'express'
import { sendProblem } from './problem-answers.ts'

/**
 * Reads a JSON body of at most `limit` bytes: UTF-8, not compressed, an object or a list. Others are refused. The body
 * of a GET or HEAD is ignored.
 */
export function jsonBody(limit: number): RequestHandler[] {
  const expected = 'application/json in UTF-8, not compressed'
  const refuseOthers: RequestHandler = (request, response, next) => {
    const type = request.headers['content-type']
    // the usual request, recognized without parsing the header
    if (type === 'application/json' && Number(request.headers['content-length']) > 0) return next()
    const hasBody = request.method === 'PUT' || request.method === 'POST'
    if (!hasBody || request.is('application/json')) return next()
    const empty =
      request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0
    if (empty) return sendProblem(request, response, 'invalid_request', [{ path: 'body', expected, got: 'nothing' }])
    sendProblem(request, response, 'unsupported_media_type', [
      { path: 'body', expected, got: type ?? 'no content-type' },
    ])
  }
  const read = json({
    limit,
    inflate: false,
    verify: (_request, _response, bytes, charset) => {
      // `json` would accept other encodings
      if (charset !== 'utf-8') throw Object.assign(new Error('not UTF-8'), { type: 'charset.unsupported' })
      if (!isUtf8(bytes)) throw new Error('not UTF-8')
    },
  })
  const readIfAny: RequestHandler = (request, response, next) =>
    request.method === 'GET' || request.method === 'HEAD' ? next() : read(request, response, next)
  return [refuseOthers, readIfAny]
}
