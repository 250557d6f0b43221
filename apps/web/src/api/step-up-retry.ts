import { failureOf } from './call-failure.ts'

/** Asks for a second factor; resolves with whether it was given. */
type StepUpPrompt = () => Promise<boolean>

let promptForStepUp: StepUpPrompt = async () => false
let pendingPrompt: Promise<boolean> | null = null

/** Sets the function that asks for a second factor. */
export function setStepUpPrompt(prompt: StepUpPrompt): void {
  promptForStepUp = prompt
}

/** Resolves once no prompt is open: until then the session may get a new token. */
export async function stepUpSettled(): Promise<void> {
  await pendingPrompt
}

/**
 * Makes a call that may need step-up: when it is refused for that, the person is asked for a second factor and the call
 * is made once more. Other calls that are refused meanwhile wait for the same answer.
 */
export async function withStepUp<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const failure = failureOf(error)
    if (failure.kind !== 'refused' || failure.refusal !== 'step_up_required') throw error
    pendingPrompt ??= promptForStepUp().finally(() => {
      pendingPrompt = null
    })
    if (!(await pendingPrompt)) throw error
    return await call()
  }
}
