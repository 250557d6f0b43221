import { sessionOf } from '@mimamori/storage/staff/session-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAdmin, inviteByCommand } from '../cli/people-commands.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { acceptInvitation, getInvitation } from './accept-invitation.ts'
import { signIn } from './password-sign-in.ts'
import { tokenHash } from './start-session.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const PASSWORD = 'a window full of rain'
const tokenIn = (said: string): string => /\/invitation#([\w-]{43})$/.exec(said)?.[1] ?? ''
const invited = async (more: Record<string, string> = {}) =>
  tokenIn(await createAdmin(testApp.app, { login: 'Yamada', alias: '山田', ...more }))
const accept = (token: string, password = PASSWORD) =>
  acceptInvitation(testApp.app, { token, password, agent: 'Firefox, Linux' })
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (fault: { data?: { refusal?: string }; code?: string }) => fault.data?.refusal ?? fault.code,
  )
const came = { login: 'yamada', password: PASSWORD, address: '127.0.0.1', agent: '' }

test('the first admin comes in by the link of the command, once, and still owes a second factor', async () => {
  const token = await invited()
  expect(await getInvitation(testApp.app, token)).toMatchObject({ login: 'yamada', alias: '山田', role: 'admin' })
  expect(await signIn(testApp.app, { ...came, password: '' })).toEqual({ refusal: 'failed' })
  expect(await refusal(accept(token, 'short'))).toBe('password_short')
  expect(await refusal(accept(token, 'yamada-yamada-yamada'))).toBe('password_names')
  const [one, two] = await Promise.allSettled([accept(token), accept(token)])
  const [used] = [one, two].flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  expect([one, two].filter(({ status }) => status === 'rejected')).toHaveLength(1)
  const found = await sessionOf(testApp.db, tokenHash(used ?? ''))
  expect(found).toMatchObject({ session: { stage: 'enrol', factorAt: null }, account: { login: 'yamada' } })
  expect(await refusal(getInvitation(testApp.app, token))).toBe('NOT_FOUND')
  expect(await refusal(accept(token))).toBe('NOT_FOUND')
  expect(await signIn(testApp.app, came)).toHaveProperty('token')
  await expect(invited({ login: 'suzuki' })).rejects.toThrow('an active admin already exists')
  expect(await invited({ login: 'suzuki', alias: '鈴木', another: 'yes' })).toHaveLength(43)
  // whoever lost everything gets a new link, and what they had is worth nothing
  const again = tokenIn(await inviteByCommand(testApp.app, { login: 'yamada' }))
  expect(await sessionOf(testApp.db, tokenHash(used ?? ''))).toBeNull()
  expect(await signIn(testApp.app, came)).toEqual({ refusal: 'failed' })
  expect(await getInvitation(testApp.app, again)).toMatchObject({ login: 'yamada' })
})

test('an admin who was invited and never came does not keep the desk from getting one', async () => {
  await invited()
  await expect(invited()).rejects.toThrow('mimamori staff invite --login yamada')
  expect(await invited({ login: 'suzuki', alias: '鈴木' })).toHaveLength(43)
})

test('a link is worth nothing after 72 hours, and says no more than one that never was', async () => {
  const token = await invited()
  testApp.wait(72 * 3600)
  expect(await refusal(getInvitation(testApp.app, token))).toBe('NOT_FOUND')
  expect(await refusal(accept(token))).toBe('NOT_FOUND')
  expect(await refusal(getInvitation(testApp.app, 'x'.repeat(43)))).toBe('NOT_FOUND')
})
