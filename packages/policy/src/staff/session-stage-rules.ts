/** `factor`: the second factor is still to come; `enrol`: one is still to be set up; `full`: signed in. */
export type SessionStage = 'factor' | 'enrol' | 'full'
/** How somebody signed in. */
export type SignInMethod = 'password' | 'passkey' | 'oidc' | 'demo'

/**
 * The stage of a session after signing in, for somebody with so many second factors. A passkey with user verification is both factors at
 * once; demo accounts need no second factor.
 */
export function stageAfter(method: Exclude<SignInMethod, 'oidc'>, factors: number): SessionStage {
  if (method === 'demo' || method === 'passkey') return 'full'
  return factors > 0 ? 'factor' : 'enrol'
}

/** Seconds that a person has from the password to the second factor. */
export const PENDING_FACTOR_SECONDS = 10 * 60
