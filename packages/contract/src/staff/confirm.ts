import { oc, type } from '@orpc/contract'
import { ConfirmShown, factorAnswers, type PasskeyAsked } from './factors.ts'

/** How the person of this session can show again who they are; `demoPassword`: of an account everybody may use. */
export type ConfirmWays = { code: boolean; passkey: boolean; demoPassword: string | null }

/** Step-up: what is refused with `step_up_required` is done for five minutes after one of these. */
export const confirming = {
  ways: oc.output(type<ConfirmWays>()),
  /** What a browser signs with a passkey: one of whoever is signed in or arriving, else any that knows its holder. */
  askPasskey: oc.output(type<PasskeyAsked>()).errors(factorAnswers),
  confirm: oc.input(ConfirmShown).output(type<{ confirmed: true }>()).errors(factorAnswers),
}
