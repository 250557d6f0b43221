import { type } from '@orpc/contract'
import { oc } from '../operation-contract.ts'
import { factorErrors, type PasskeyRequest, StepUpProof } from './factor-contract.ts'

/** How the person of this session can show again who they are; `demoPassword`: of an account everybody may use. */
export type StepUpMethods = { code: boolean; passkey: boolean; demoPassword: string | null }

/** Step-up: what is refused with `step_up_required` is done for five minutes after one of these. */
export const stepUp = {
  ways: oc.meta({ session: 'full' }).output(type<StepUpMethods>()),
  /** What a browser signs with a passkey: one of whoever is signed in or arriving, else any that knows its holder. */
  askPasskey: oc.meta({ session: 'none' }).output(type<PasskeyRequest>()).errors(factorErrors),
  confirm: oc.meta({ session: 'full' }).input(StepUpProof).output(type<{ confirmed: true }>()).errors(factorErrors),
}
