import { afterEach, expect, test, vi } from 'vitest'
import { api } from '../api/api-client.ts'
import { CallError } from '../api/call-error.ts'
import { signIn, signInByPasskey } from './sign-in-call.ts'

vi.mock('../api/api-client.ts', () => ({ api: { session: { signIn: vi.fn(), askPasskey: vi.fn() } } }))
afterEach(() => vi.resetAllMocks())

const tooMany = () => new CallError(429, { code: 'TOO_MANY_ATTEMPTS', data: { retryAfterSeconds: 12 } })

test('whoever has to wait is told for how long, by password and by passkey alike', async () => {
  const waits = { ok: false, problem: { kind: 'too_many', retryAfterSeconds: 12 } }
  vi.mocked(api.session.signIn).mockRejectedValue(tooMany())
  expect(await signIn('hana', 'x')).toEqual(waits)
  vi.mocked(api.session.askPasskey).mockRejectedValue(tooMany())
  expect(await signInByPasskey()).toEqual(waits)
})

test('a desk that is not reached is said to be so, and a wrong password is not', async () => {
  const said = async (fault: unknown) => {
    vi.mocked(api.session.signIn).mockRejectedValue(fault)
    const answer = await signIn('hana', 'x')
    return answer.ok || answer.problem.kind
  }
  expect(await said(new TypeError('fetch failed'))).toBe('unreachable')
  expect(await said(new CallError(401, { code: 'SIGN_IN_FAILED' }))).toBe('failed')
})
