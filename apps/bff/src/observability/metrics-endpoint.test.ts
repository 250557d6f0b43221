import { readFileSync } from 'node:fs'
import { INTAKE_PREFIX } from '@mimamori/contract/intake/intake-contract'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { StorageFault } from '@mimamori/storage/storage'
import { afterEach, expect, test } from 'vitest'
import { ensureApiKey } from '../api-keys/create-api-key.ts'
import { createApp } from '../app.ts'
import { addDemoAccounts, DEMO_ACCOUNTS } from '../auth/demo-accounts.ts'
import { startBackups } from '../jobs/backup-job.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { type HttpServer, startHttpServer } from '../runtime/http-server.ts'
import { createLog } from '../runtime/json-log.ts'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { startingUpListener } from './health-endpoints.ts'

const KEY = 'mk_test_0123456789012345678901234567890123456789'
const CANARY = 'kanaria-7731'

type Line = Readonly<Record<string, unknown>> & { readonly err?: { readonly message: string } }

/** how this desk is not as others are */
type Change = (app: AppContext) => Partial<AppContext>

let testApp: TestApp
let door: HttpServer
let lines: Line[]
let url: string

/** The desk as its own server runs it, with a log that can be read. */
async function serve(environment: Record<string, string> = {}, change: Change = () => ({})): Promise<AppContext> {
  testApp = await openTestApp(environment)
  await ensureApiKey(testApp.app, 'test', KEY)
  lines = []
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) })
  const app = { ...testApp.app, log, ...change(testApp.app) }
  door = await startHttpServer({ host: '127.0.0.1', port: 0 }, startingUpListener(app.metrics))
  url = `http://127.0.0.1:${door.port}`
  return app
}

async function open(environment: Record<string, string> = {}, change?: Change): Promise<AppContext> {
  const app = await serve(environment, change)
  door.setHandler(createApp(app, '/nowhere').handler)
  app.metrics.enterPhase('open')
  return app
}

afterEach(async () => {
  await door.close(1000)
  await testApp.close()
})

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}${path}`, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const putJob = (id: string, headers: Record<string, string> = {}) => {
  const { id: _in_the_path, ...body } = aJob(id).body
  return fetch(`${url}${INTAKE_PREFIX}/jobs/${id}?trace=${CANARY}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

async function signedIn(app: AppContext): Promise<(path: string, input: unknown) => Promise<Response>> {
  await addDemoAccounts(app, app.clock.now())
  const call = (path: string, input: unknown, cookie = '') =>
    fetch(`${url}${DESK_PREFIX}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [CSRF_HEADER.name]: CSRF_HEADER.value, cookie },
      body: JSON.stringify({ json: input }),
    })
  const answer = await call('/session/signIn', { login: 'sato', password: DEMO_ACCOUNTS[0]?.password })
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
  return (path, input) => call(path, input, cookie)
}

test('before the desk is open it lives and is not ready, and nothing else is answered', async () => {
  const { metrics } = await serve()
  metrics.enterPhase('preparing the demo')
  expect((await ask('/healthz')).status).toBe(200)
  const { status, text } = await ask('/readyz')
  expect([status, JSON.parse(text)]).toEqual([503, { ready: false, desk: 'preparing the demo' }])
  expect((await putJob('J-1')).status).toBe(503)
})

test('an open desk is ready; one that stops says so and still lives', async () => {
  const { metrics } = await open()
  const ready = { ready: true, desk: 'ok', database: 'ok', schema: 'ok', writer: 'ok' }
  expect(JSON.parse((await ask('/readyz')).text)).toEqual(ready)
  metrics.enterPhase('stopping')
  const { status, text } = await ask('/readyz')
  expect([status, JSON.parse(text)]).toEqual([503, { ...ready, ready: false, desk: 'stopping' }])
  expect((await ask('/healthz')).status).toBe(200)
})

test('after a commit that was not stored the desk is not ready until a commit is', async () => {
  let full = true
  const { metrics } = await open({}, ({ storage: it }) => {
    const write: AppContext['storage']['write'] = (work) =>
      full ? Promise.reject(new StorageFault('the disk is full')) : it.write(work)
    return { storage: { ...it, write } }
  })
  metrics.countCommit({ works: 1, waiting: 0, seconds: 0.1, stored: false })
  const { status, text } = await ask('/readyz')
  expect([status, JSON.parse(text).writer]).toEqual([503, 'the last commit was not stored'])
  full = false
  expect((await ask('/readyz')).status).toBe(200)
  expect(metrics.isLastCommitStored()).toBe(true)
})

test('what arrived and what was decided is counted once, and no label holds an id or a text', async () => {
  const app = await open()
  const rpc = await signedIn(app)
  await putJob(CANARY, { 'idempotency-key': 'once' })
  await putJob(CANARY, { 'idempotency-key': 'once' })
  const { json: held } = (await (await rpc('/cases/claimNext', { view: 'flagged' })).json()) as {
    json: { id: string; fence: number; contentVersion: number }
  }
  const { id: caseId, fence, contentVersion } = held
  const decision = {
    caseId,
    fence,
    contentVersion,
    choice: { kind: 'no_violation', reason: 'false_detection' },
    note: CANARY,
  }
  expect((await rpc('/decisions/decide', decision)).status).toBe(200)
  const { text, headers } = await ask('/metrics')
  expect(headers.get('content-type')).toContain('text/plain')
  expect(text).toContain('mimamori_arrivals_total{kind="job"} 1\n')
  expect(text).toContain('mimamori_decisions_total{kind="no_violation"} 1\n')
  expect(text).toContain('mimamori_cases_open{queue="flagged"} 0\n')
  expect(text).toContain('mimamori_outbox_events{state="held"} 0\n')
  expect(text).toContain('mimamori_undo_window_late_seconds 0\n')
  expect(text).toMatch(/_count\{method="PUT",route="\/api\/intake\/v1\/jobs\/\{id\}",status="2xx"\} 2\n/)
  expect(text).not.toContain(CANARY)
  expect(text).not.toContain(caseId)
})

test('figures are for this machine alone, and what another passes on is not of this machine', async () => {
  await open()
  expect((await ask('/metrics')).status).toBe(200)
  expect((await ask('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
})

test('with a token figures are for whoever brings it', async () => {
  const token = 'a token of at least twenty characters'.replaceAll(' ', '-')
  await open({ MIMAMORI_METRICS_TOKEN: token })
  expect((await ask('/metrics')).status).toBe(401)
  expect((await ask('/metrics', { authorization: `Bearer ${token}x` })).status).toBe(401)
  expect((await ask('/metrics', { authorization: `Bearer ${token}` })).status).toBe(200)
  expect((await ask('/metrics', { authorization: `bearer ${token}` })).status).toBe(200)
  expect((await ask('/metrics', { authorization: token })).status).toBe(401)
})

test('a request is one line: how, which route, what became of it, and nothing of what was in it', async () => {
  await open()
  const { headers } = await putJob(CANARY, { 'x-request-id': 'their-17.a', cookie: `c=${CANARY}` })
  expect(headers.get('x-request-id')).toBe('their-17.a')
  const line = lines.find((each) => each.requestId === 'their-17.a')
  expect(line).toMatchObject({
    level: 30,
    method: 'PUT',
    route: '/api/intake/v1/jobs/{id}',
    status: 200,
    msg: 'request',
  })
  expect(JSON.stringify(lines)).not.toContain(CANARY)
  expect(JSON.stringify(lines)).not.toContain(KEY)
})

test.each([
  ['no id', undefined],
  ['one with a blank', 'a b'],
  ['one of 65 letters', 'a'.repeat(65)],
])('a request with %s gets a new one', async (_, id) => {
  await open()
  const { headers } = await ask('/healthz', id ? { 'x-request-id': id } : {})
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('whoever got a 503 finds its reason in the log by the id of the answer', async () => {
  const write = () => Promise.reject(new StorageFault('nothing was stored', { cause: new Error('disk is full') }))
  await open({}, ({ storage: it }) => ({ storage: { ...it, write } }))
  const response = await putJob('J-1')
  expect(response.status).toBe(503)
  const requestId = response.headers.get('x-request-id')
  const line = lines.find((each) => each.requestId === requestId && each.level === 50)
  expect(line?.err).toMatchObject({ message: 'nothing was stored', cause: { message: 'disk is full' } })
})

test('a database that cannot be read answers 503, with its reason in the log', async () => {
  await open({}, ({ storage: it }) => {
    const gone = () => {
      throw new StorageFault('the database did not take it')
    }
    return { storage: { ...it, db: new Proxy(it.db, { get: () => gone }) } }
  })
  const response = await putJob('J-1')
  expect(response.status).toBe(503)
  const requestId = response.headers.get('x-request-id')
  expect(lines.filter((each) => each.level === 50).map((each) => each.requestId)).toEqual([requestId])
  const { status, text } = await ask('/metrics')
  expect(status, 'what the desk knows by itself is still told').toBe(200)
  expect(text).toContain('mimamori_commits_failed_total ')
  expect(text).not.toMatch(/^mimamori_(outbox_events|cases_open|cases_overdue)[ {]/m)
})

test('docs/operations.md explains every figure of the desk', async () => {
  const app = await open()
  startBackups(app, '/nowhere')
  const page = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8')
  const names = (await app.metrics.registry.getMetricsAsJSON()).map(({ name }) => name)
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  const told = [...page.matchAll(/^\| `(mimamori_[a-z_]+)`(?:, `(mimamori_[a-z_]+)`)? \|/gm)].flatMap(
    ([, ...each]) => each,
  )
  expect(told.filter((name) => name && !names.includes(name))).toEqual([])
})
