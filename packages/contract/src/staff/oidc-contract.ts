import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'

/**
 * `over`: not begun in this browser, expired, or used before. `unknown`: no account may sign in with it, for whatever
 * reason.
 */
export type OidcProblem = 'unreachable' | 'over' | 'unknown'

const oidcErrors = {
  NOT_FOUND: { status: 404 },
  COMPANY_FAILED: { status: 401, data: type<{ why: OidcProblem }>() },
  TOO_MANY_ATTEMPTS: { status: 429, data: type<{ retryAfterSeconds: number }>() },
} as const

const asciiText = (atMost: number) => text(atMost, 1).regex(/^[\x21-\x7e]+$/, 'visible ASCII')

/** Signing in at the company, by OpenID Connect. Not found where no such sign-in is set up. */
export const oidc = {
  /** The address the browser goes to; it is given what it has to bring back. */
  oidcBegin: oc.meta({ session: 'none' }).output(type<{ address: string }>()).errors(oidcErrors),
  /** The answer of the provider, brought by the browser. Starts a session, which may still need a second factor. */
  oidcFinish: oc
    .meta({ session: 'none' })
    .input(z.strictObject({ code: asciiText(4_000), state: asciiText(200), iss: asciiText(1_000).optional() }))
    // `came`: the session has started
    .output(type<{ came: true }>())
    .errors(oidcErrors),
}
