import { failureOf } from './call-failure.ts'
import { stepUpSettled } from './step-up-retry.ts'

let signedOutHandler = (): void => undefined

/** Sets what is called when the server no longer knows the session. */
export function onSignedOut(handler: () => void): void {
  signedOutHandler = handler
}

/**
 * Make a call of somebody who is signed in. A call that was under way while the token was made anew comes with the old
 * one: it is made once more before the session is taken for ended. `stillIn` asks the desk, and throws when it cannot.
 */
export async function withSession<T>(call: () => Promise<T>, stillIn: () => Promise<boolean>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (failureOf(error).kind !== 'signed_out') throw error
    await stepUpSettled()
    if (await stillIn()) return await call()
    signedOutHandler()
    throw error
  }
}
