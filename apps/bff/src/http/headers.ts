import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { DOCUMENT_STYLE_HASH } from './document-style.ts'

/** One policy for every answer: nothing from elsewhere, no inline code, no string ever becomes a script. */
const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  // beside its editor a notice is shown as it is published: a document of its own, with its style in it
  styleSrc: ["'self'", `'${DOCUMENT_STYLE_HASH}'`],
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

/** The same for every answer, so helmet is asked once. */
function fixedHeaders(): Map<string, string> {
  const headers = new Map([
    ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()'],
    ['cache-control', 'no-store'],
  ])
  const ask = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  const response = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: () => undefined,
  }
  ask({} as IncomingMessage, response as unknown as ServerResponse, () => undefined)
  return headers
}

/** What every answer carries, whoever gives it and whatever it is. */
export const headers = fixedHeaders()

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.setHeaders(headers)
  next()
}

const FAULTS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** The whole answer to what could not be read as HTTP at all, where there is no response to put headers on. */
export function unreadable(code: string | undefined): string {
  const status = FAULTS[code ?? ''] ?? 400
  const lines = [...headers, ['content-length', '0'], ['connection', 'close']].map(
    ([name, value]) => `${name}: ${value}`,
  )
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n')
}
