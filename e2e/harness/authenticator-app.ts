import { setTimeout as pause } from 'node:timers/promises'
import { TOTP } from 'otpauth'

const TOTP_STEP_MS = 30_000

/** An authenticator app with one secret. The desk takes no step twice, so it remembers the last one that was used. */
export type Authenticator = { readonly secret: string; used: number }

/** what is left of a code at least, to show it in: the desk takes none that has run out */
const TO_SHOW_MS = 10_000

const stepAt = (at: number): number => Math.floor(at / TOTP_STEP_MS)
/** The present step, or the next one where the present is about to end. */
const showableStep = (ahead = 0): number => stepAt(Date.now() + ahead + TO_SHOW_MS)
const codeAt = (secret: string, step: number): string =>
  new TOTP({ secret }).generate({ timestamp: step * TOTP_STEP_MS })

/**
 * A code the desk has not seen yet: of the present step, or of the next one; after that only time brings another. `ahead`: milliseconds by which
 * the desk's clock was moved on.
 */
export async function nextCode(app: Authenticator, ahead = 0): Promise<string> {
  const lastStep = () => stepAt(Date.now() + ahead) + 1
  if (app.used > lastStep()) throw new Error('this app has shown a code of a later time')
  while (app.used >= lastStep()) await pause(500)
  app.used = Math.max(app.used + 1, showableStep(ahead))
  return codeAt(app.secret, app.used)
}

/** Take a secret in: `show` shows the desk the code of the present step. The next one is left to sign in with. */
export async function enrolAuthenticator<T>(
  secret: string,
  show: (code: string) => Promise<T>,
): Promise<[Authenticator, T]> {
  const used = showableStep()
  return [{ secret, used }, await show(codeAt(secret, used))]
}
