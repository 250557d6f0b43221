import { failureOf } from './call-failure.ts'

/** Has the person show who they are; answers whether they did. */
type StepUpPrompt = () => Promise<boolean>

let promptForStepUp: StepUpPrompt = async () => false
let pendingPrompt: Promise<boolean> | null = null

/** How the person is asked. */
export function setStepUpPrompt(how: StepUpPrompt): void {
  promptForStepUp = how
}

/** Ends when nobody is being asked: until then the session may be given a new token. */
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
