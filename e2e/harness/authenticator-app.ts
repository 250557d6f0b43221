import { setTimeout as pause } from 'node:timers/promises'
import { TOTP } from 'otpauth'

const TOTP_STEP_MS = 30_000

/** An authenticator app with one secret. The desk takes no step twice, so it remembers the last one that was used. */
export type Authenticator = { readonly secret: string; used: number }

const currentStep = (ahead = 0): number => Math.floor((Date.now() + ahead) / TOTP_STEP_MS)
const codeAt = (secret: string, step: number): string =>
  new TOTP({ secret }).generate({ timestamp: step * TOTP_STEP_MS })

/**
 * A code the desk has not seen yet: of the present step, or of the next one; after that only time brings another. `ahead`: milliseconds by which
 * the desk's clock was moved on.
 */
export async function nextCode(app: Authenticator, ahead = 0): Promise<string> {
  if (app.used > currentStep(ahead) + 1) throw new Error('this app has shown a code of a later time')
  while (app.used > currentStep(ahead)) await pause(500)
  app.used = Math.max(app.used + 1, currentStep(ahead))
  return codeAt(app.secret, app.used)
}

/**
 * Take a secret in: `show` shows the desk a code of it, and fails where that is the wrong one. The step before the present is
 * tried first, so that two are left to sign in with.
 */
export async function enrolAuthenticator<T>(
  secret: string,
  show: (code: string) => Promise<T>,
): Promise<[Authenticator, T]> {
  const now = currentStep()
  const first = await show(codeAt(secret, now - 1)).then(
    (done) => ({ done }),
    () => null,
  )
  if (first) return [{ secret, used: now - 1 }, first.done]
  const present = currentStep()
  return [{ secret, used: present }, await show(codeAt(secret, present))]
}
