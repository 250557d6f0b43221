import { type } from '@orpc/contract'
import { oc } from '../operation-contract.ts'
import { factorErrors, type PasskeyRequest, StepUpProof } from './factor-contract.ts'

/** The ways of step-up that the person of this session has; `demoPassword`: of a demo account. */
export type StepUpMethods = { code: boolean; passkey: boolean; demoPassword: string | null }

/** Step-up: what is refused with `step_up_required` is done for five minutes after one of these. */
export const stepUp = {
  ways: oc.meta({ session: 'full' }).output(type<StepUpMethods>()),
  /**
   * The challenge a browser signs with a passkey: one of the person who is signing in or signed in; where nobody is
   * known, any with user verification.
   */
  askPasskey: oc.meta({ session: 'none' }).output(type<PasskeyRequest>()).errors(factorErrors),
  confirm: oc.meta({ session: 'full' }).input(StepUpProof).output(type<{ confirmed: true }>()).errors(factorErrors),
}
