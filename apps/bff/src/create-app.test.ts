import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { INTAKE_PREFIX } from '@mimamori/contract/intake/contract'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport'
import { outgoingOf } from '@mimamori/storage/delivery/reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from './cases/claim.ts'
import { ensureApiKey } from './cli/keys.ts'
import { createApp } from './create-app.ts'
import { decide } from './decisions/decide.ts'
import { settle } from './decisions/settle.ts'
import { addDemoAccounts, DEMO_ACCOUNTS } from './staff/demo-accounts.ts'
import { aJob, aReport, person, type TrialDesk, trialDesk } from './trial/trial-desk.ts'

const KEY = 'mk_test_0123456789012345678901234567890123456789'
let desk: TrialDesk
let server: Server
let url: string

beforeEach(async () => {
  desk = trialDesk({ MIMAMORI_INTAKE_PER_MINUTE: '20' })
  await ensureApiKey(desk.office, 'test', KEY)
  server = createServer(createApp(desk.office, '/nowhere'))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await desk.close()
})

const json = 'application/json'
const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}${INTAKE_PREFIX}${path}`, {
    method,
    headers: { authorization: `Bearer ${KEY}`, 'content-type': json, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

const { id: _id, ...job } = aJob('J-1').body as Record<string, unknown>

test('without a key, or with a wrong one, nothing is taken in', async () => {
  expect((await send('PUT', '/jobs/J-1', job, { authorization: '' })).status).toBe(401)
  expect((await send('PUT', '/jobs/J-1', job, { authorization: `Bearer ${KEY}x` })).status).toBe(401)
})

test('a job is taken in, and the answer says which version it is', async () => {
  const answer = await send('PUT', '/jobs/J-1', job)
  expect([answer.status, await answer.json()]).toEqual([200, { id: 'J-1', version: 1, changed: true }])
})

test('flaws are a list that names each field and never repeats a value', async () => {
  const flawed = { ...job, seats: 'many', surprise: 1, reward: { type: 'fixed', min: -5, max: null } }
  const answer = await send('PUT', '/jobs/J-1', flawed)
  expect(answer.status).toBe(400)
  const problem = (await answer.json()) as { code: string; errors: { path: string }[] }
  expect(problem.code).toBe('invalid_request')
  expect(problem.errors.map((flaw) => flaw.path).sort()).toEqual(['reward.min', 'seats', 'surprise'])
  expect(JSON.stringify(problem)).not.toContain('many')
})

test('errors are worded in the language the caller asks for', async () => {
  const words = async (language: string) =>
    ((await (await send('PUT', '/jobs/J-1', {}, { 'accept-language': language })).json()) as { message: string })
      .message
  expect(await words('ja')).toMatch(/誤りがあります/)
  expect(await words('en')).toMatch(/has flaws/)
})

test('a body must not name another id than its path', async () => {
  const answer = await send('PUT', '/jobs/J-1', { ...job, id: 'J-2' })
  expect(answer.status).toBe(400)
  expect(((await answer.json()) as { errors: unknown[] }).errors).toMatchObject([{ path: 'id' }])
})

test.each([
  ['broken JSON', '{"a":', json, 400],
  ['bytes that are not UTF-8', '{"a":"\\ud800"}', json, 400],
  ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
  ['another charset', '{}', 'application/json; charset=shift_jis', 415],
  ['300 kB', JSON.stringify({ a: 'x'.repeat(300_000) }), json, 413],
])('%s is refused by name', async (_, body, type, status) => {
  const answer = await send('POST', '/messages', body, { 'content-type': type })
  expect(answer.status).toBe(status)
  expect(((await answer.json()) as { errors: unknown[] }).errors.length).toBeGreaterThan(0)
})

test('a report is always answered 202 with its id and nothing more', async () => {
  const unknown = await send('POST', '/reports', aReport('R-1').body)
  await send('PUT', '/jobs/J-1', job)
  const known = await send('POST', '/reports', aReport('R-2').body)
  expect([unknown.status, await unknown.json()]).toEqual([202, { id: 'R-1' }])
  expect([known.status, await known.json()]).toEqual([202, { id: 'R-2' }])
})

test('the same Idempotency-Key gets the same answer, and another body under it is refused', async () => {
  const key = { 'idempotency-key': 'k-1' }
  const first = await (await send('PUT', '/jobs/J-1', job, key)).json()
  expect(await (await send('PUT', '/jobs/J-1', job, key)).json()).toEqual(first)
  const other = await send('PUT', '/jobs/J-1', { ...job, title: '別の題名' }, key)
  expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, 'idempotency_conflict'])
})

test('a batch answers item by item, in order: a flawed one holds up nobody', async () => {
  const items = [
    { kind: 'job', body: { ...job, id: 'J-1' } },
    { kind: 'job', body: { ...job, id: 'J-2', seats: -1 } },
    { kind: 'report', body: aReport('R-1').body },
    { kind: 'letter', body: {} },
    17,
  ]
  const { results } = (await (await send('POST', '/batch', { items })).json()) as {
    results: { status: number; problem: { errors: { path: string }[] } | null }[]
  }
  expect(results.map((result) => result.status)).toEqual([200, 400, 202, 400, 400])
  expect(results[1]?.problem?.errors).toMatchObject([{ path: 'body.seats' }])
  expect(results[3]?.problem?.errors[0]).toMatchObject({ path: 'kind' })
  const tooMany = await send('POST', '/batch', { items: Array(501).fill(0) })
  expect(tooMany.status).toBe(400)
})

test('too many requests a minute are told when to come back', async () => {
  for (let n = 0; n < 20; n++) await send('GET', '/nothing', undefined)
  const answer = await send('GET', '/nothing', undefined)
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('the text of a measure can be fetched once the decision stands, and not while it can be undone', async () => {
  const sato = person('sato')
  await desk.takeIn(aJob('J-1'))
  const it = await desk.caseOfJob('J-1')
  await claimCase(desk.office, sato, it.id)
  const text = '非表示にしました。'
  const passages = [{ field: 'body', start: 0, end: 5, suggestion: '' }] as const
  const choice = {
    kind: 'measures',
    measures: ['request_correction'],
    categories: ['direct_deal'],
    clause: 'G-4',
    template: { id: 'correction', version: 2 },
    text,
    passages,
  } as const
  const deciding = { caseId: it.id, fence: 1, contentVersion: 1, choice, note: '秘密のメモ' }
  const { decisionId } = await desk.office.desk.write((tx) => decide(tx, desk.office.clock.now(), sato, deciding))
  const [row] = await outgoingOf(desk.db, decisionId)
  const { measureId } = (JSON.parse(row?.payload ?? '{}') as { data: { measureId: string } }).data
  expect((await send('GET', `/measures/${measureId}`, undefined)).status).toBe(404)
  desk.wait(10)
  await settle(desk.office)
  const answer = await send('GET', `/measures/${measureId}`, undefined)
  const body = await answer.text()
  expect(JSON.parse(body)).toMatchObject({ measure: 'request_correction', text, passages: [{ text: 'はじめまし' }] })
  expect(body).not.toContain('秘密')
  expect(body).not.toContain('sato')
})

const rpc = (path: string, input: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}${DESK_PREFIX}${path}`, {
    method: 'POST',
    headers: { 'content-type': json, [CSRF_HEADER.name]: CSRF_HEADER.value, ...headers },
    body: JSON.stringify({ json: input }),
  })

async function cookieOf(login: string): Promise<string> {
  await addDemoAccounts(desk.office, desk.office.clock.now())
  const answer = await rpc('/session/signIn', { login, password: DEMO_ACCOUNTS[0]?.password })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

test('every endpoint but the session asks for a session', async () => {
  for (const path of ['/queue/counts', '/decisions/recent', '/audit/verify', '/cases/claimNext']) {
    expect((await rpc(path, {})).status).toBe(401)
  }
})

test('a call from another site is refused, even with a good cookie', async () => {
  const cookie = await cookieOf('sato')
  expect((await rpc('/queue/counts', undefined, { cookie })).status).toBe(200)
  expect((await rpc('/queue/counts', undefined, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await rpc('/queue/counts', undefined, { cookie, origin: 'https://evil.example' })).status).toBe(403)
  expect((await rpc('/queue/counts', undefined, { cookie, [CSRF_HEADER.name]: '' })).status).toBe(403)
})

test('an admin reads the trail and has no case rights', async () => {
  const cookie = await cookieOf('admin')
  expect((await rpc('/audit/list', {}, { cookie })).status).toBe(200)
  expect((await rpc('/queue/list', { view: 'flagged' }, { cookie })).status).toBe(403)
  expect((await rpc('/cases/claimNext', { queue: 'flagged' }, { cookie })).status).toBe(403)
})

test('a moderator sees his own trail, a lead everyone’s', async () => {
  const moderator = await cookieOf('sato')
  const lead = await cookieOf('tanaka')
  const list = async (cookie: string) =>
    (
      (await (await rpc('/audit/list', {}, { cookie })).json()) as {
        json: { scope: string; entries: { actor: { alias: string } }[] }
      }
    ).json
  expect(new Set((await list(moderator)).entries.map((entry) => entry.actor.alias))).toEqual(new Set(['佐藤']))
  expect((await list(lead)).scope).toBe('all')
  expect((await list(lead)).entries.length).toBeGreaterThan((await list(moderator)).entries.length)
})

test('answers carry the strict policy and are never cached', async () => {
  for (const path of ['/healthz', '/api/openapi.json', '/api/nowhere', `${INTAKE_PREFIX}/jobs/x`]) {
    const { headers } = await fetch(`${url}${path}`)
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test('the OpenAPI document names every endpoint, its key and its problems', async () => {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    openapi: string
    paths: Record<string, Record<string, { responses: object; parameters?: { name: string }[] }>>
  }
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths).sort()).toEqual([
    '/batch',
    '/jobs/{id}',
    '/measures/{id}',
    '/members/{id}',
    '/messages',
    '/proposals/{id}',
    '/reports',
  ])
  const putJob = document.paths['/jobs/{id}']?.put
  expect(putJob?.parameters?.map((parameter) => parameter.name)).toEqual(['id', 'Idempotency-Key'])
  expect(Object.keys(putJob?.responses ?? {})).toEqual(expect.arrayContaining(['200', '400', '401', '422', '503']))
})
