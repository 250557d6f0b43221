import { failureOf } from './call-failure.ts'

/** Asks for a second factor; answers whether it was shown. */
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
 * Make a call. Refused until the person has confirmed who they are, it is made once more after they did: whatever is refused
 * meanwhile waits for the same answer.
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
