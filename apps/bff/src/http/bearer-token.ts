import type { IncomingMessage } from 'node:http'

/** What somebody shows to be let in; '' when it is nothing. The scheme may be written in any case (RFC 9110 §11.1). */
export const bearerTokenOf = ({ headers }: IncomingMessage): string =>
  /^Bearer (.*)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
