import { afterEach, expect, test, vi } from 'vitest'
import { failureOf } from './call-failure.ts'
import { callOperation } from './rpc-call.ts'

const asked: Request[] = []

function answering(...answers: [status: number, body: string][]): void {
  vi.stubGlobal('location', { origin: 'http://desk.test' })
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request)
    const [status, body] = answers.shift() ?? [500, '']
    return new Response(body, { status })
  })
}

const failure = () => callOperation(['cases', 'claim'], { caseId: 'c1' }).catch(failureOf)

afterEach(() => {
  asked.length = 0
  vi.unstubAllGlobals()
})

test('a call says what it is about, and who may make it', async () => {
  answering([200, '{"json":{"id":"c1"}}'])
  const options = { context: { idempotencyKey: 'k1' } }
  expect(await callOperation(['cases', 'claim'], { caseId: 'c1' }, options)).toEqual({ id: 'c1' })
  const [request] = asked
  expect(request?.url).toBe('http://desk.test/api/desk/cases/claim')
  expect(await request?.json()).toEqual({ json: { caseId: 'c1' } })
  expect(request?.headers.get('x-mimamori')).toBe('desk')
  expect(request?.headers.get('idempotency-key')).toBe('k1')
})

test('a refusal says which, and a gateway without a desk behind it is no refusal', async () => {
  const refused = { code: 'REFUSED_409', status: 409, data: { refusal: 'lease_lost', present: null } }
  answering([409, JSON.stringify({ json: refused })], [502, '<h1>Bad Gateway</h1>'], [500, ''], [404, '{"json":{}}'])
  expect(await failure()).toEqual({ kind: 'refused', refusal: 'lease_lost', present: null })
  expect(await failure()).toEqual({ kind: 'network' })
  expect(await failure()).toEqual({ kind: 'unexpected' })
  expect(await failure()).toEqual({ kind: 'not_found' })
})

test('what only looks like an answer is none', async () => {
  answering([200, '<h1>Sign in to the network</h1>'], [200, '{"json":"2026-11-24","meta":[[1]]}'])
  expect(await failure()).toEqual({ kind: 'unexpected' })
  expect(await failure()).toEqual({ kind: 'unexpected' })
})
