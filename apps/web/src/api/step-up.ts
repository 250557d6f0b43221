import { failureOf } from './failure.ts'

/** Has the person show who they are; answers whether they did. */
type Ask = () => Promise<boolean>

let ask: Ask = async () => false
let asking: Promise<boolean> | null = null

/** How the person is asked. */
export function onStepUp(how: Ask): void {
  ask = how
}

/** Ends when nobody is being asked: until then the session may be given a new token. */
export async function whileAsked(): Promise<void> {
  await asking
}

/**
 * Make a call. Refused until the person has confirmed who they are, it is made once more after they did: whatever is refused
 * meanwhile waits for the same answer.
 */
export async function confirmedCall<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const failure = failureOf(error)
    if (failure.kind !== 'refused' || failure.refusal !== 'step_up_required') throw error
    asking ??= ask().finally(() => {
      asking = null
    })
    if (!(await asking)) throw error
    return await call()
  }
}
