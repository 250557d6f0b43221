import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'

/** `over`: not begun in this browser, begun too long ago, or answered before. `unknown`: nobody here, whatever the reason. */
export type OidcProblem = 'unreachable' | 'over' | 'unknown'

const oidcErrors = {
  NOT_FOUND: { status: 404 },
  COMPANY_FAILED: { status: 401, data: type<{ why: OidcProblem }>() },
  TOO_MANY_ATTEMPTS: { status: 429, data: type<{ retryAfterSeconds: number }>() },
} as const

const asciiText = (atMost: number) => text(atMost, 1).regex(/^[\x21-\x7e]+$/, 'visible ASCII')

/** Signing in at the company, by OpenID Connect. Not found where no such sign-in is set up. */
export const oidc = {
  /** Where the browser is to go; it is given what it has to bring back. */
  oidcBegin: oc.meta({ session: 'none' }).output(type<{ address: string }>()).errors(oidcErrors),
  /** What the provider sent back with the browser. Begins a session, in which a second factor may still be asked for. */
  oidcFinish: oc
    .meta({ session: 'none' })
    .input(z.strictObject({ code: asciiText(4_000), state: asciiText(200), iss: asciiText(1_000).optional() }))
    .output(type<{ came: true }>())
    .errors(oidcErrors),
}
