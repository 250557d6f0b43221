/** `factor`: the second factor is still to come; `enrol`: one is still to be set up; `full`: signed in. */
export type SessionStage = 'factor' | 'enrol' | 'full'
/** How somebody signed in. */
export type SignInMethod = 'password' | 'passkey' | 'oidc' | 'demo'

/**
 * How far a way of signing in gets somebody with so many second factors. A passkey that knows its holder is both factors at
 * once; accounts of the demo are open to everybody, and so have none to show.
 */
export function stageAfter(method: Exclude<SignInMethod, 'oidc'>, factors: number): SessionStage {
  if (method === 'demo' || method === 'passkey') return 'full'
  return factors > 0 ? 'factor' : 'enrol'
}

/** How long somebody may take from the password to the second factor. */
export const PENDING_FACTOR_SECONDS = 10 * 60
