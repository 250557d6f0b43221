import { ORPCError } from '@orpc/client'
import { whileAsked } from './step-up.ts'

const leavers = new Set<() => void>()

/** Called when the server no longer knows the session. */
export function onSignedOut(leaver: () => void): () => void {
  leavers.add(leaver)
  return () => leavers.delete(leaver)
}

/**
 * Make a call of somebody who is signed in. A call that was under way while the token was made anew comes with the old
 * one: it is made once more before the session is taken for ended. `stillIn` asks the desk, and throws when it cannot.
 */
export async function signedInCall<T>(call: () => Promise<T>, stillIn: () => Promise<boolean>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof ORPCError) || error.status !== 401) throw error
    await whileAsked()
    if (await stillIn()) return await call()
    for (const leaver of leavers) leaver()
    throw error
  }
}
