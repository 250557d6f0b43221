import { auditPage } from '@mimamori/storage/audit/reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOffice } from '../office.ts'
import { type TrialServer, trialServer } from '../trial/trial-server.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { signIn } from './sign-in.ts'
import { networkOf } from './tries.ts'

let at: TrialServer
let cookie: string
beforeEach(async () => {
  at = await trialServer()
  cookie = await at.cookieOf('sato')
})
afterEach(() => at.close())

const KNOWN = DEMO_ACCOUNTS[0]?.password ?? ''
const NEXT = 'a window full of rain'
const answered = async (answer: Response) => {
  const { json } = (await answer.json()) as { json: { code?: string; data?: { refusal?: string } } }
  return json.data?.refusal ?? json.code ?? answer.status
}
const change = async (current: string, next = NEXT) =>
  await answered(await at.rpc('/security/changePassword', { current, next }, { cookie }))

test('tries at a password are counted for all instances together, and forgotten after a quarter of an hour', async () => {
  const { office } = at.desk
  const other = office.desk.shared ? { ...(await openOffice(office.settings)), clock: office.clock } : office
  const tried = { login: 'maya', address: '192.0.2.7', agent: '' }
  for (let n = 0; n < 5; n++)
    expect(await signIn(n % 2 ? other : office, { ...tried, password: 'wrong' })).toEqual({ refusal: 'failed' })
  const right = { ...tried, password: KNOWN }
  for (const each of [office, other])
    expect(await signIn(each, right)).toEqual({ refusal: 'too_many', retryAfterSeconds: 900 })
  at.desk.wait(899)
  expect(await signIn(other, right)).toEqual({ refusal: 'too_many', retryAfterSeconds: 1 })
  at.desk.wait(1)
  expect(await signIn(other, right)).toHaveProperty('token')
  if (other !== office) {
    await other.reading.close()
    await other.desk.close()
  }
})

test('nobody waits longer than a quarter of an hour because the clock was set back', async () => {
  const { office } = at.desk
  const tried = { login: 'maya', address: '192.0.2.7', agent: '' }
  at.desk.wait(24 * 3600)
  for (let n = 0; n < 6; n++) await signIn(office, { ...tried, password: 'wrong' })
  at.desk.wait(-24 * 3600)
  for (let n = 0; n < 5; n++)
    expect(await signIn(office, { ...tried, password: 'wrong' })).toEqual({ refusal: 'failed' })
  expect(await signIn(office, { ...tried, password: KNOWN })).toEqual({ refusal: 'too_many', retryAfterSeconds: 900 })
  at.desk.wait(900)
  expect(await signIn(office, { ...tried, password: KNOWN })).toHaveProperty('token')
})

test('thirty tries at one address are the end of it, whoever they are for; nobody can be read from what is counted', async () => {
  const { office } = at.desk
  const from = (address: string) => signIn(office, { login: 'maya', password: KNOWN, address, agent: '' })
  for (let n = 0; n < 30; n++)
    await signIn(office, { login: `nobody${n}`, password: 'wrong', address: `2001:db8:1:2::${n + 1}`, agent: '' })
  expect(await from('2001:db8:1:2:ffff::1')).toMatchObject({ refusal: 'too_many' })
  expect(await from('2001:db8:1:3::1')).toHaveProperty('token')
  const counted = JSON.stringify(await at.desk.byHand('SELECT * FROM tries'))
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
  const entries = await auditPage(at.desk.db, { action: 'session.refused', limit: 10 })
  expect(entries.map(({ detail }) => JSON.parse(detail).why)).toEqual(['too_many', ...Array(5).fill('password')])
})

test('of two who change a password at once from the same one, one does', async () => {
  expect((await Promise.all([change(KNOWN), change(KNOWN, `${NEXT}, again`)])).sort()).toEqual([200, 'password_wrong'])
})
