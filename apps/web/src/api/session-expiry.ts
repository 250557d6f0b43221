import { failureOf } from './call-failure.ts'
import { stepUpSettled } from './step-up-retry.ts'

let signedOutHandler = (): void => undefined

/** Sets what is called when the server no longer knows the session. */
export function onSignedOut(handler: () => void): void {
  signedOutHandler = handler
}

/**
 * Makes a call for somebody who is signed in. A call made while the session gets a new token may still have the old one,
 * so it is repeated once before the session is taken as ended. `stillIn` asks the desk whether there is a session; it
 * throws when it cannot.
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
