import type { IncomingMessage } from 'node:http'

/** The bearer token of a request; '' when there is none. The scheme is case-insensitive (RFC 9110 §11.1). */
export const bearerTokenOf = ({ headers }: IncomingMessage): string =>
  /^Bearer (.*)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
