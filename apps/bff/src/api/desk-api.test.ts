import { randomUUID } from 'node:crypto'
import { CSRF_HEADER } from '@mimamori/contract/transport-contract'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ MIMAMORI_INTAKE_PER_MINUTE: '20' })
})
afterEach(() => server.close())

test('every endpoint but the session asks for a session', async () => {
  for (const path of ['/queue/counts', '/decisions/recent', '/audit/verify', '/cases/claimNext']) {
    expect((await server.rpc(path, {})).status).toBe(401)
  }
})

test('a call from another site is refused, even with a good cookie', async () => {
  const cookie = await server.cookieOf('sato')
  expect((await server.rpc('/queue/counts', undefined, { cookie })).status).toBe(200)
  expect((await server.rpc('/queue/counts', undefined, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await server.rpc('/queue/counts', undefined, { cookie, origin: 'https://evil.example' })).status).toBe(403)
  expect((await server.rpc('/queue/counts', undefined, { cookie, [CSRF_HEADER.name]: '' })).status).toBe(403)
})

test('an attempt at what a role may not is in the audit log, by call and person', async () => {
  const cookie = await server.cookieOf('admin')
  await server.rpc('/cases/claimNext', { view: 'flagged' }, { cookie })
  await server.rpc('/audit/list', {}, { cookie })
  const denied = await auditPage(server.testApp.db, { action: 'access.denied', limit: 5 })
  expect(denied.map(({ detail }) => JSON.parse(detail))).toEqual([{ call: '/api/desk/cases/claimNext' }])
  expect(denied[0]?.actorId).toBe(denied[0]?.subjectId)
})

test('an address is taken from a forwarding header of a trusted proxy alone', async () => {
  const wrong = (forwarded: string, to: TestServer) =>
    to.rpc('/session/signIn', { login: randomUUID(), password: 'wrong' }, { 'x-forwarded-for': forwarded })
  const behind = await startTestServer({ MIMAMORI_TRUSTED_PROXIES: '127.0.0.0/8' })
  try {
    for (const each of [server, behind]) for (let n = 0; n < 30; n++) await wrong('203.0.114.7', each)
    // a stranger who makes up an address is known by the one he has, behind the proxy everybody has his own
    expect((await wrong('203.0.114.8', server)).status).toBe(429)
    expect((await wrong('203.0.114.8', behind)).status).toBe(401)
    expect((await wrong('203.0.114.7', behind)).status).toBe(429)
    expect((await wrong('203.0.114.9, unknown', behind)).status).toBe(401)
  } finally {
    await behind.close()
  }
})

test('an admin reads the trail and has no case rights', async () => {
  const cookie = await server.cookieOf('admin')
  expect((await server.rpc('/audit/list', {}, { cookie })).status).toBe(200)
  expect((await server.rpc('/queue/list', { view: 'flagged' }, { cookie })).status).toBe(403)
  expect((await server.rpc('/cases/claimNext', { view: 'flagged' }, { cookie })).status).toBe(403)
})

test('a moderator sees his own trail, a lead everyone’s', async () => {
  const moderator = await server.cookieOf('sato')
  const lead = await server.cookieOf('tanaka')
  const list = async (cookie: string) =>
    (
      (await (await server.rpc('/audit/list', {}, { cookie })).json()) as {
        json: { scope: string; entries: { actor: { alias: string } }[] }
      }
    ).json
  expect(new Set((await list(moderator)).entries.map((entry) => entry.actor.alias))).toEqual(new Set(['佐藤']))
  expect((await list(lead)).scope).toBe('all')
  expect((await list(lead)).entries.length).toBeGreaterThan((await list(moderator)).entries.length)
})

test('a flawed call is refused by the names of its fields, whatever stands in them', async () => {
  const cookie = await server.cookieOf('sato')
  const note = { length: { toString: null } }
  const caseId = '0'.repeat(36)
  const input = { caseId, fence: 2 ** 31, contentVersion: 0, choice: { kind: 'no_violation' }, note, stranger: 1 }
  const answer = await server.rpc('/decisions/decide', input, { cookie })
  const { json } = (await answer.json()) as { json: { data: { errors: { path: string }[] } } }
  expect(answer.status).toBe(400)
  expect(json.data.errors.map(({ path }) => path).sort()).toEqual(['fence', 'note', 'stranger'])
})

test('a decision whose retry key would be cut is not made', async () => {
  const cookie = await server.cookieOf('sato')
  const input = { caseId: '0'.repeat(36), fence: 0, contentVersion: 0, choice: { kind: 'no_violation' }, note: '' }
  const headers = { cookie, 'idempotency-key': 'x'.repeat(201) }
  expect((await server.rpc('/decisions/decide', input, headers)).status).toBe(400)
})

test('a call is a POST: a link does nothing', async () => {
  const cookie = await server.cookieOf('sato')
  const headers = { cookie, [CSRF_HEADER.name]: CSRF_HEADER.value }
  expect((await fetch(`${server.url}/api/desk/session/signOut`, { headers })).status).toBe(405)
  expect((await server.rpc('/queue/counts', undefined, { cookie })).status).toBe(200)
})
