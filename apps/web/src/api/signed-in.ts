import { failureOf } from './failure.ts'
import { whileAsked } from './step-up.ts'

let leave = (): void => undefined

/** What happens when the server no longer knows the session. */
export function onSignedOut(leaver: () => void): void {
  leave = leaver
}

/**
 * Make a call of somebody who is signed in. A call that was under way while the token was made anew comes with the old
 * one: it is made once more before the session is taken for ended. `stillIn` asks the desk, and throws when it cannot.
 */
export async function signedInCall<T>(call: () => Promise<T>, stillIn: () => Promise<boolean>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (failureOf(error).kind !== 'signed_out') throw error
    await whileAsked()
    if (await stillIn()) return await call()
    leave()
    throw error
  }
}
