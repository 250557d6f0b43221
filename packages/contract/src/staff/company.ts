import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/fields.ts'

/** `over`: not begun in this browser, begun too long ago, or answered before. `unknown`: nobody here, whatever the reason. */
export type CompanyProblem = 'unreachable' | 'over' | 'unknown'

const failed = {
  NOT_FOUND: { status: 404 },
  COMPANY_FAILED: { status: 401, data: type<{ why: CompanyProblem }>() },
  TOO_MANY_ATTEMPTS: { status: 429, data: type<{ retryAfterSeconds: number }>() },
} as const

const printed = (atMost: number) => text(atMost, 1).regex(/^[\x21-\x7e]+$/, 'visible ASCII')

/** Signing in at the company, by OpenID Connect. Not found where no such sign-in is set up. */
export const company = {
  /** Where the browser is to go; it is given what it has to bring back. */
  oidcBegin: oc.output(type<{ address: string }>()).errors(failed),
  /** What the provider sent back with the browser. Begins a session, in which a second factor may still be asked for. */
  oidcFinish: oc
    .input(z.strictObject({ code: printed(4_000), state: printed(200), iss: printed(1_000).optional() }))
    .output(type<{ came: true }>())
    .errors(failed),
}
