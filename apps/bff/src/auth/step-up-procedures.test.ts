import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'

let server: TestServer
let cookie: string
beforeEach(async () => {
  server = await startTestServer()
  cookie = await server.cookieOf('sato')
})
afterEach(() => server.close())

const KNOWN = DEMO_ACCOUNTS[0]?.password ?? ''
const change = (next = 'short') => server.rpc('/security/changePassword', { current: KNOWN, next }, { cookie })
const refusalOf = async (answer: Response) =>
  ((await answer.json()) as { json: { data: { refusal: string } } }).json.data.refusal

async function confirm(password = KNOWN) {
  const answer = await server.rpc('/session/confirm', { by: 'demo', password }, { cookie })
  const [fresh] = answer.headers.getSetCookie()
  if (fresh) cookie = fresh.split(';')[0] ?? ''
  return answer.status
}

test('what has to be confirmed is done until five minutes after it was, and refused from then on', async () => {
  server.testApp.wait(299)
  expect(await refusalOf(await change())).toBe('password_short')
  server.testApp.wait(2)
  const late = await change()
  expect([late.status, await refusalOf(late)]).toEqual([403, 'step_up_required'])
  expect(await confirm()).toBe(200)
  expect(await refusalOf(await change())).toBe('password_short')
  const entries = await auditPage(server.testApp.db, { limit: 3 })
  expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
    ['session.raised', '{"method":"demo"}'],
    ['session.unconfirmed', '{"kind":"own"}'],
    expect.arrayContaining(['session.started']),
  ])
})

test('confirming makes the token anew: the one from before is worth nothing', async () => {
  const before = cookie
  await confirm()
  expect(cookie).not.toBe(before)
  expect((await server.rpc('/queue/counts', undefined, { cookie })).status).toBe(200)
  expect((await server.rpc('/queue/counts', undefined, { cookie: before })).status).toBe(401)
})

test('confirming costs no try: somebody may confirm as often as there is something to confirm', async () => {
  for (let n = 0; n < 11; n++) expect(await confirm()).toBe(200)
})

test('the password everybody knows confirms nothing for whoever came in another way', async () => {
  const shown = async () => {
    const answer = await server.rpc('/session/ways', undefined, { cookie })
    return ((await answer.json()) as { json: { demoPassword: string | null } }).json.demoPassword
  }
  expect(await shown()).toBe(KNOWN)
  await server.testApp.rawSql("UPDATE sessions SET method = 'password'")
  expect([await shown(), await confirm()]).toEqual([null, 401])
})

test('a wrong password confirms nothing, and after five of them the right one has to wait', async () => {
  server.testApp.wait(301)
  for (let n = 0; n < 5; n++) expect(await confirm('wrong')).toBe(401)
  expect(await confirm()).toBe(429)
  expect((await change()).status).toBe(403)
})

test('a new password ends every other session of the person', async () => {
  const elsewhere = await server.cookieOf('sato')
  const next = 'a window full of rain'
  expect((await change(next)).status).toBe(200)
  expect((await server.rpc('/queue/counts', undefined, { cookie })).status).toBe(200)
  expect((await server.rpc('/queue/counts', undefined, { cookie: elsewhere })).status).toBe(401)
  expect(await refusalOf(await change(next))).toBe('password_wrong')
  expect((await server.rpc('/session/signIn', { login: 'sato', password: next })).status).toBe(200)
})

test('of a hundred right confirmations at once one is taken, and no other is answered by a fault', async () => {
  const shown = { by: 'demo', password: KNOWN }
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => server.rpc('/session/confirm', shown, { cookie })),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => ![200, 401, 429].includes(status))).toEqual([])
})
