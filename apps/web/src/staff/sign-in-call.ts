import type { Me } from '@mimamori/contract/staff/session'
import { isDefinedError, safe } from '@orpc/client'
import { desk } from '../api/client.ts'
import { failureOf } from '../api/failure.ts'

export type SignInProblem = { kind: 'failed' | 'too_many' | 'unreachable' | 'unstored'; retryAfterSeconds: number }
type Answer = { ok: true; me: Me } | { ok: false; problem: SignInProblem }

/** Ask the desk for a session. Refusals are answered, not thrown. */
export async function signIn(login: string, password: string): Promise<Answer> {
  const { error, data } = await safe(desk.session.signIn({ login, password }))
  if (!error) return { ok: true, me: data.me }
  if (!isDefinedError(error)) {
    const kind = failureOf(error).kind === 'unstored' ? 'unstored' : 'unreachable'
    return { ok: false, problem: { kind, retryAfterSeconds: 0 } }
  }
  if (error.code === 'TOO_MANY_ATTEMPTS') {
    return { ok: false, problem: { kind: 'too_many', retryAfterSeconds: error.data.retryAfterSeconds } }
  }
  return { ok: false, problem: { kind: 'failed', retryAfterSeconds: 0 } }
}
