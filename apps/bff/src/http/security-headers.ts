import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { NOTICE_STYLE_HASHES } from './notice-style.ts'

/** One Content-Security-Policy for every response: nothing from elsewhere, no inline code, no text as a script. */
const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  // the preview of a notice is the published document, with its style inline
  styleSrc: ["'self'", ...NOTICE_STYLE_HASHES.map((hash) => `'${hash}'`)],
  frameSrc: ['blob:'],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
}

/** The same for every response, so helmet runs once. */
function buildSecurityHeaders(): Map<string, string> {
  const collected = new Map([
    ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()'],
    ['cache-control', 'no-store'],
  ])
  const collectHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  const response = {
    setHeader: (name: string, value: string) => collected.set(name, value),
    removeHeader: () => undefined,
  }
  collectHeaders({} as IncomingMessage, response as unknown as ServerResponse, () => undefined)
  return collected
}

/** The headers of every response. */
export const SECURITY_HEADERS = buildSecurityHeaders()

/** Sets the security headers. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.setHeaders(SECURITY_HEADERS)
  next()
}

const PARSE_FAULT_STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** The whole response to what could not be parsed as HTTP, where there is no response object. */
export function badRequestAnswer(code: string | undefined): string {
  const status = PARSE_FAULT_STATUS[code ?? ''] ?? 400
  const lines = [...SECURITY_HEADERS, ['content-length', '0'], ['connection', 'close']].map(
    ([name, value]) => `${name}: ${value}`,
  )
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n')
}
