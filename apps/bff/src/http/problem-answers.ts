import type { Flaw, IntakeCode, Problem } from '@mimamori/contract/intake/intake-error-contract'
import { intake as en } from '@mimamori/copy/intake/en'
import { intake as ja } from '@mimamori/copy/intake/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { isStorageFault } from '@mimamori/storage/storage'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'

const TEXTS = { ja, en }

const STATUS: Readonly<Record<IntakeCode, number>> = {
  invalid_request: 400,
  malformed_json: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  unsupported_media_type: 415,
  idempotency_conflict: 422,
  unknown_reason: 422,
  report_id_taken: 422,
  appeal_open: 422,
  appeal_id_taken: 422,
  unknown_measure: 422,
  unknown_reminder: 422,
  nothing_to_appeal: 422,
  appeal_too_late: 422,
  wrong_measure: 422,
  reminder_not_possible: 422,
  confirmation_needed: 422,
  reminder_id_taken: 422,
  reminder_over: 422,
  enquiry_id_taken: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
}

/** The language of problems in a response: Japanese unless the caller prefers English. */
export function languageOf(request: Request): Language {
  // servers rarely send it, and parsing it costs time
  if (request.headers['accept-language'] === undefined) return 'ja'
  return request.acceptsLanguages('ja', 'en') === 'en' ? 'en' : 'ja'
}

/** A problem document of the intake API. */
export function problemOf(code: IntakeCode, language: Language, errors: Flaw[] = []): Problem {
  return { code, message: TEXTS[language].problems[code], errors }
}

/** Sends a problem with its status. Drops the connection if the response has begun. */
export function sendProblem(request: Request, response: Response, code: IntakeCode, errors: Flaw[] = []): void {
  if (response.headersSent) return void response.destroy()
  response.status(STATUS[code]).json(problemOf(code, languageOf(request), errors))
}

/** Is this the code of a problem of the intake API? */
export const isIntakeCode = (code: string): boolean => Object.hasOwn(STATUS, code)

/** The HTTP status of a problem. */
export const statusOf = (code: IntakeCode): number => STATUS[code]

const nothingHere: RequestHandler = (request, response) => sendProblem(request, response, 'not_found')

type ReadFault = Error & { type?: string; limit?: number; status?: number }

const READ_FAULTS: Readonly<Record<string, IntakeCode>> = {
  'entity.too.large': 'body_too_large',
  'entity.parse.failed': 'malformed_json',
  'entity.verify.failed': 'malformed_json',
  'encoding.unsupported': 'unsupported_media_type',
  'charset.unsupported': 'unsupported_media_type',
  'request.size.invalid': 'malformed_json',
  'request.aborted': 'malformed_json',
}

/**
 * The problem for a fault that was thrown elsewhere, such as for a path that cannot be decoded, or a file requested by
 * another method.
 */
function codeOf(fault: ReadFault): IntakeCode {
  const { status = 500 } = fault
  if (isStorageFault(fault)) return 'unavailable'
  if (status >= 500) return 'internal'
  if (status === 405) return 'method_not_allowed'
  return status === 403 || status === 404 ? 'not_found' : 'invalid_request'
}

/** Answers faults before an operation was reached, as while reading the body. Sends no stack and no value. */
const readFault: ErrorRequestHandler = (fault: ReadFault, request, response, _next) => {
  const code = READ_FAULTS[fault.type ?? ''] ?? (fault instanceof URIError ? 'not_found' : codeOf(fault))
  if (STATUS[code] >= 500) response.locals.fault = fault
  const expected: Partial<Record<IntakeCode, string>> = {
    body_too_large: `at most ${fault.limit} bytes`,
    malformed_json: 'a JSON object in UTF-8',
    unsupported_media_type: 'application/json in UTF-8, not compressed',
  }
  const wanted = expected[code]
  sendProblem(
    request,
    response,
    code,
    wanted ? [{ path: 'body', expected: wanted, got: describeBody(code, request) }] : [],
  )
}

function describeBody(code: IntakeCode, request: Request): string {
  if (code === 'body_too_large') return `${request.headers['content-length'] ?? 'more'} bytes`
  if (code === 'malformed_json') return 'something else'
  return request.headers['content-encoding'] ?? request.headers['content-type'] ?? 'none'
}

export const intakeFallbacks = { nothingHere, readFault }
