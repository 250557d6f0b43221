import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { storeRefusedCalls } from '../rpc/repeated-refusals.ts'
import { aReminder } from '../testing/test-reminders.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const PER_MINUTE = 40

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({
    MIMAMORI_INTAKE_PER_MINUTE: String(PER_MINUTE),
    MIMAMORI_TRUSTED_PROXIES: '127.0.0.0/8',
  })
})
afterEach(() => server.close())

type Noted = { subject: string; detail: Record<string, unknown> }
const noted = async (
  action: 'appeal.refused' | 'reminder.turned_away' | 'api_key.refused' | 'session.refused',
): Promise<Noted[]> =>
  (await auditPage(server.testApp.db, { action, limit: 300 }))
    .map(({ subjectType, detail }) => ({ subject: subjectType, detail: JSON.parse(detail) }))
    .reverse()
const hourLater = async () => {
  server.testApp.wait(3600)
  await storeRefusedCalls(server.testApp.app)
}

test('appeals against nothing are one entry at the first, and one with the number of the others at the hour’s end', async () => {
  const now = server.testApp.app.clock.now()
  for (let n = 0; n < 20; n++) {
    const appeal = { id: `A-${n}`, memberId: 'U-1', measureId: '0'.repeat(36), text: '誤解です', appealedAt: now }
    expect((await server.send('POST', '/appeals', appeal)).status).toBe(422)
  }
  const first = { subject: 'appeal', detail: { reason: 'unknown_measure' } }
  expect(await noted('appeal.refused')).toEqual([first])
  await hourLater()
  expect(await noted('appeal.refused')).toEqual([
    first,
    { subject: 'api_key', detail: { reason: 'unknown_measure', more: 19 } },
  ])
})

test('contact reminders that cannot be taken are one entry for each reason, and one with the number of the others', async () => {
  const now = server.testApp.app.clock.now()
  const ask = (n: number, change: object) =>
    server.send('POST', '/contact-reminders', aReminder(now, { id: `R-${n}`, ...change }, { id: `C-${n}` }))
  for (let n = 0; n < 10; n++) expect((await ask(n, { remindersSent: 0 })).status).toBe(422)
  expect(await noted('reminder.turned_away')).toEqual([
    { subject: 'reminder', detail: { contract: 'C-0', reason: 'too_few_reminders' } },
  ])
  await hourLater()
  expect((await noted('reminder.turned_away')).at(-1)).toEqual({
    subject: 'api_key',
    detail: { reason: 'too_few_reminders', more: 9 },
  })
})

test('unknown keys of one network are one entry and a number, also where they come from two of its addresses', async () => {
  const unknown = (address: string, n: number) =>
    server.send('PUT', '/jobs/J-1', {}, { authorization: `Bearer ${'x'.repeat(30)}${n}`, 'x-forwarded-for': address })
  for (let n = 0; n < 5; n++) expect((await unknown('2001:db8::1', n)).status).toBe(401)
  await unknown('2001:db8::2', 6)
  const [first, ...others] = await noted('api_key.refused')
  expect(others).toEqual([])
  expect(first).toEqual({ subject: 'api_key', detail: { why: 'unknown', from: expect.stringMatching(/^[\w-]{12}$/) } })
  await unknown('203.0.114.9', 7)
  expect(await noted('api_key.refused')).toHaveLength(2)
  await hourLater()
  expect((await noted('api_key.refused')).slice(2)).toEqual([
    { subject: 'api_key', detail: { ...first?.detail, more: 5 } },
  ])
})

test('strangers at many addresses have a hundred entries an hour, and share one beyond them', async () => {
  for (let n = 0; n < 130; n++)
    await server.send('PUT', '/jobs/J-1', {}, { authorization: 'Bearer no', 'x-forwarded-for': `203.0.${n}.1` })
  const all = await noted('api_key.refused')
  expect(all).toHaveLength(101)
  expect(all.at(-1)?.detail).toEqual({ why: 'unknown', from: 'others' })
  await hourLater()
  expect((await noted('api_key.refused')).at(-1)?.detail).toEqual({ why: 'unknown', from: 'others', more: 29 })
})

test('a key that may not, or sends too much, is noted by its id', async () => {
  const { secret } = await createApiKey(server.testApp.app, SYSTEM, { name: 'writer', scopes: ['intake:write'] })
  for (let n = 0; n < PER_MINUTE + 3; n++)
    await server.send('GET', '/measures/00000000-0000-7000-8000-000000000000', undefined, {
      authorization: `Bearer ${secret}`,
    })
  expect((await noted('api_key.refused')).map(({ detail }) => detail.why)).toEqual(['scope', 'rate'])
  await hourLater()
  expect((await noted('api_key.refused')).slice(2).map(({ detail }) => detail)).toEqual([
    { why: 'scope', more: PER_MINUTE - 1 },
    { why: 'rate', more: 2 },
  ])
})

test('sign-ins of strangers with unknown names are one entry of their network, and a number', async () => {
  const signIn = (login: string) =>
    server.rpc('/session/signIn', { login, password: 'wrong' }, { 'x-forwarded-for': '203.0.114.7' })
  for (const login of ['a', 'b', 'c', 'd']) expect((await signIn(login)).status).toBe(401)
  const [first, ...others] = await noted('session.refused')
  expect(others).toEqual([])
  expect(first?.detail).toEqual({ why: 'unknown', from: expect.stringMatching(/^[\w-]{12}$/) })
  await hourLater()
  expect((await noted('session.refused')).at(-1)?.detail).toEqual({ ...first?.detail, more: 3 })
})
