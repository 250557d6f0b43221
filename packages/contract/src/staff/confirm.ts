import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/fields.ts'

/** How the person of this session can show again who they are; `demoPassword`: of an account everybody may use. */
export type ConfirmWays = { demoPassword: string | null }

/** Declared on whatever takes a second factor. */
const factorAnswers = {
  FACTOR_WRONG: { status: 401 },
  TOO_MANY_ATTEMPTS: { status: 429, data: type<{ retryAfterSeconds: number }>() },
} as const

/** Step-up: what is refused with `step_up_required` is done for five minutes after one of these. */
export const confirming = {
  ways: oc.output(type<ConfirmWays>()),
  confirm: oc
    .input(z.strictObject({ by: z.literal('demo'), password: text(200, 1) }))
    .output(type<{ confirmed: true }>())
    .errors(factorAnswers),
}
