import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createContext } from '../create-context.ts'
import { networkOf } from '../http/network-of.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { signIn } from './password-sign-in.ts'

let server: TestServer
let cookie: string
beforeEach(async () => {
  server = await startTestServer()
  cookie = await server.cookieOf('sato')
})
afterEach(() => server.close())

const KNOWN = DEMO_ACCOUNTS[0]?.password ?? ''
const NEXT = 'a window full of rain'
const answered = async (answer: Response) => {
  const { json } = (await answer.json()) as { json: { code?: string; data?: { refusal?: string } } }
  return json.data?.refusal ?? json.code ?? answer.status
}
const change = async (current: string, next = NEXT) =>
  await answered(await server.rpc('/security/changePassword', { current, next }, { cookie }))

test('tries at a password are counted for all instances together, and forgotten after a quarter of an hour', async () => {
  const { app } = server.testApp
  const other = app.storage.shared ? { ...(await createContext(app.settings)), clock: app.clock } : app
  const tried = { login: 'maya', address: '192.0.2.7', agent: '' }
  for (let n = 0; n < 5; n++)
    expect(await signIn(n % 2 ? other : app, { ...tried, password: 'wrong' })).toEqual({ refusal: 'failed' })
  const right = { ...tried, password: KNOWN }
  for (const each of [app, other])
    expect(await signIn(each, right)).toEqual({ refusal: 'too_many', retryAfterSeconds: 900 })
  server.testApp.wait(899)
  expect(await signIn(other, right)).toEqual({ refusal: 'too_many', retryAfterSeconds: 1 })
  server.testApp.wait(1)
  expect(await signIn(other, right)).toHaveProperty('token')
  if (other !== app) {
    await other.searchWorker.close()
    await other.storage.close()
  }
})

test('a right password costs no try, however often somebody comes in', async () => {
  const tried = { login: 'maya', address: '192.0.2.7', agent: '' }
  for (let n = 0; n < 6; n++)
    expect(await signIn(server.testApp.app, { ...tried, password: KNOWN })).toHaveProperty('token')
})

test('nobody waits longer than a quarter of an hour because the clock was set back', async () => {
  const { app } = server.testApp
  const tried = { login: 'maya', address: '192.0.2.7', agent: '' }
  server.testApp.wait(24 * 3600)
  for (let n = 0; n < 6; n++) await signIn(app, { ...tried, password: 'wrong' })
  server.testApp.wait(-24 * 3600)
  for (let n = 0; n < 5; n++) expect(await signIn(app, { ...tried, password: 'wrong' })).toEqual({ refusal: 'failed' })
  expect(await signIn(app, { ...tried, password: KNOWN })).toEqual({ refusal: 'too_many', retryAfterSeconds: 900 })
  server.testApp.wait(900)
  expect(await signIn(app, { ...tried, password: KNOWN })).toHaveProperty('token')
})

test('thirty tries at one address are the end of it, whoever they are for; nobody can be read from what is counted', async () => {
  const { app } = server.testApp
  const from = (address: string) => signIn(app, { login: 'maya', password: KNOWN, address, agent: '' })
  for (let n = 0; n < 30; n++)
    await signIn(app, { login: `nobody${n}`, password: 'wrong', address: `2001:db8:1:2::${n + 1}`, agent: '' })
  expect(await from('2001:db8:1:2:ffff::1')).toMatchObject({ refusal: 'too_many' })
  expect(await from('2001:db8:1:3::1')).toHaveProperty('token')
  const counted = JSON.stringify(await server.testApp.rawSql('SELECT * FROM tries'))
  // as it is written, and as its network is counted; keys are random, and three letters of one may be any
  expect(counted).not.toMatch(/nobody\d|maya|2001:db8|8193:3512/)
})

test('addresses of one network of IPv6 are one, of IPv4 they are not', () => {
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:2:ffff::1'))
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
  expect(networkOf('192.0.2.1')).not.toBe(networkOf('192.0.2.2'))
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
})

test('whoever changes a password has five tries at the one they have, and each wrong one is in the log', async () => {
  for (let n = 0; n < 3; n++) expect(await change(KNOWN, 'short')).toBe('password_short')
  for (let n = 0; n < 5; n++) expect(await change('wrong')).toBe('password_wrong')
  expect(await change(KNOWN)).toBe('TOO_MANY_ATTEMPTS')
  const entries = await auditPage(server.testApp.db, { action: 'session.refused', limit: 10 })
  expect(entries.map(({ detail }) => JSON.parse(detail).why)).toEqual(['too_many', ...Array(5).fill('password')])
})

test('of two who change a password at once from the same one, one does', async () => {
  expect((await Promise.all([change(KNOWN), change(KNOWN, `${NEXT}, again`)])).sort()).toEqual([200, 'password_wrong'])
})
