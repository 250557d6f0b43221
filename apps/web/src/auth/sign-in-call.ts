import type { Me, PendingSignIn } from '@mimamori/contract/staff/session-contract'
import { api } from '../api/api-client.ts'
import { CallError } from '../api/call-error.ts'
import { failureOf } from '../api/call-failure.ts'

export type SignInProblem = {
  kind: 'failed' | 'too_many' | 'unreachable' | 'unstored' | 'no_passkey'
  retryAfterSeconds: number
}
type SignInResult = { ok: true; next: { at: 'in'; me: Me } | PendingSignIn } | { ok: false; problem: SignInProblem }

const problem = (kind: SignInProblem['kind'], retryAfterSeconds = 0): SignInResult => ({
  ok: false,
  problem: { kind, retryAfterSeconds },
})

/** The problem of a sign-in that the desk did not check, such as too many attempts. */
function signInProblemOf(error: unknown): SignInResult {
  const { code, data } = error instanceof CallError ? error : { code: '', data: null }
  if (code === 'TOO_MANY_ATTEMPTS')
    return problem('too_many', (data as { retryAfterSeconds: number }).retryAfterSeconds)
  return problem(failureOf(error).kind === 'unstored' ? 'unstored' : 'unreachable')
}

/** Signs in. Refusals are answered, not thrown. */
export async function signIn(login: string, password: string): Promise<SignInResult> {
  try {
    return { ok: true, next: await api.session.signIn({ login, password }) }
  } catch (error) {
    return error instanceof CallError && error.code === 'SIGN_IN_FAILED' ? problem('failed') : signInProblemOf(error)
  }
}

/** Signs in with a passkey alone, which the person chooses. */
export async function signInByPasskey(): Promise<SignInResult> {
  const { NoPasskey, getPasskeyAssertion: signWithPasskey } = await import('./passkey-browser.ts')
  try {
    const { me } = await api.session.signInByPasskey(await signWithPasskey())
    return { ok: true, next: { at: 'in', me } }
  } catch (error) {
    if (error instanceof NoPasskey || failureOf(error).kind === 'signed_out') return problem('no_passkey')
    return signInProblemOf(error)
  }
}
