import { INTAKE_PREFIX, intakeContract } from '@mimamori/contract/intake/intake-contract'
import type { RequestHandler } from 'express'
import { sendProblem } from '../http/problem-answers.ts'
import { routeTemplate } from '../http/route-template.ts'

/** Calls that have an id in their path, which so is not in their body. */
const HAS_ID_IN_PATH = /^\/measures\/[^/]+\/[^/]+$/

/** Refuses a list as a body, and an id in a body where the path has it. */
export const requireObjectBody: RequestHandler = (request, response, next) => {
  const body: unknown = request.body
  if (Array.isArray(body)) {
    const flaw = { path: 'body', expected: 'object', got: `array of ${body.length}` }
    return sendProblem(request, response, 'invalid_request', [flaw])
  }
  const inPath = request.method === 'PUT' || HAS_ID_IN_PATH.test(request.path)
  const named = inPath && body !== null && typeof body === 'object' && Object.hasOwn(body, 'id')
  if (!named) return next()
  sendProblem(request, response, 'invalid_request', [
    { path: 'id', expected: 'in the path only', got: 'in the body too' },
  ])
}

/** The one method of each path. */
const METHOD_BY_PATH = new Map(
  Object.values(intakeContract).map((call) => {
    const { method = 'POST', path = '' } = call['~orpc'].route
    return [`${INTAKE_PREFIX}${path}`, method]
  }),
)

/** Answers 405 to requests with a method that the path does not have. */
export const rejectOtherMethods: RequestHandler = (request, response, next) => {
  const method = METHOD_BY_PATH.get(routeTemplate(request.originalUrl))
  const requestMethod = request.method === 'HEAD' ? 'GET' : request.method
  if (!method || method === requestMethod) return next()
  response.setHeader('allow', method === 'GET' ? 'GET, HEAD' : method)
  sendProblem(request, response, 'method_not_allowed')
}
