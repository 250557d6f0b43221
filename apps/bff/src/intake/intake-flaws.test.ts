import { plusSeconds } from '@mimamori/policy/instant'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aJob, aMember, aMessage, aReport, START } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const { id: _id, ...job } = aJob('J-1').body as Record<string, unknown>

type Refusal = { code: string; errors: { path: string; expected: string; got: string }[] }
async function refusal(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await server.send(method, path, body, headers)
  return { status: answer.status, ...((await answer.json()) as Refusal) }
}
const inBatch = async (items: unknown[], headers: Record<string, string> = {}) =>
  ((await (await server.send('POST', '/batch', { items }, headers)).json()) as { results: { problem: Refusal }[] })
    .results

test('a key that lacks the scope of a call is told which', async () => {
  await server.testApp.rawSql(`UPDATE api_keys SET scopes = '["effects:read"]'`)
  expect(await refusal('PUT', '/jobs/J-1', job)).toMatchObject({
    status: 403,
    errors: [{ path: 'Authorization', expected: 'a key with the scope intake:write', got: 'one with effects:read' }],
  })
})

test('the scheme of a key is told in any case', async () => {
  for (const scheme of ['bearer', 'BEARER'])
    expect((await server.send('PUT', '/jobs/J-1', job, { authorization: `${scheme} ${server.key}` })).status).toBe(200)
})

test('a flaw of a path or a question says what came there', async () => {
  const { errors } = await refusal('PUT', '/jobs/a.b', job)
  expect(errors).toMatchObject([{ path: 'id', got: 'string of 3 characters' }])
  expect((await refusal('GET', '/report-reasons?x=1')).errors).toEqual([
    { path: 'x', expected: 'no such key', got: 'string of 1 characters' },
  ])
})

test.each([
  ['PUT', '/jobs/J-1'],
  ['POST', '/messages'],
  ['POST', '/batch'],
])('a list is no body: %s %s', async (method, path) => {
  expect(await refusal(method, path, [])).toMatchObject({
    status: 400,
    errors: [{ path: 'body', expected: 'object', got: 'array of 0' }],
  })
})

test('a refused item of a batch names its field', async () => {
  await server.send('POST', '/reports', aReport('R-1').body)
  const [taken] = await inBatch([{ kind: 'report', body: aReport('R-1', { text: '別の通報' }).body }])
  expect(taken?.problem).toMatchObject({ code: 'report_id_taken', errors: [{ path: 'body.id' }] })
})

test('an appeal against a measure nobody knows names the measure', async () => {
  const appeal = { id: 'A-1', memberId: 'U-1', measureId: '0'.repeat(36), text: '違います', appealedAt: START }
  expect(await refusal('POST', '/appeals', appeal)).toMatchObject({
    code: 'unknown_measure',
    errors: [{ path: 'measureId' }],
  })
})

test('a job of tomorrow is refused, and shuts out none of today', async () => {
  const ahead = (seconds: number) => plusSeconds(START, seconds)
  expect(await refusal('PUT', '/jobs/J-1', { ...job, updatedAt: '2099-01-01T00:00:00Z' })).toMatchObject({
    status: 400,
    errors: [{ path: 'updatedAt', got: 'a later instant' }],
  })
  expect((await server.send('PUT', '/jobs/J-1', { ...job, updatedAt: ahead(300) })).status).toBe(200)
  const later = await server.send('PUT', '/jobs/J-1', { ...job, title: '別の題', updatedAt: ahead(300) })
  expect(await later.json()).toMatchObject({ changed: true })
})

test('what has not happened yet is refused by its field, one by one and in a batch', async () => {
  const later = '2099-01-01T00:00:00.000Z'
  const items = [
    aJob('J-1', { postedAt: later }),
    aMember('U-1', { registeredAt: later }),
    aMessage('M-1', { sentAt: later }),
    aReport('R-1', { reportedAt: later }),
    aReport('R-2', { target: { type: 'message', id: 'M-1' }, snapshot: { text: '…', authorId: 'U-1', sentAt: later } }),
  ]
  const fields = ['postedAt', 'registeredAt', 'sentAt', 'reportedAt', 'snapshot.sentAt']
  const named = (await inBatch(items)).map(({ problem }) => problem.errors.map(({ path }) => path))
  expect(named).toEqual(fields.map((field) => [`body.${field}`]))
  expect((await refusal('POST', '/reports', items[3]?.body)).errors).toMatchObject([{ path: 'reportedAt' }])
  const appeal = { id: 'A-1', memberId: 'U-1', measureId: '0'.repeat(36), text: '違います', appealedAt: later }
  expect((await refusal('POST', '/appeals', appeal)).errors).toMatchObject([{ path: 'appealedAt' }])
})

test('a batch under a key that was used with other items stores nothing', async () => {
  const key = { 'idempotency-key': 'b-1' }
  const first = await inBatch([aJob('J-1')], key)
  expect(await inBatch([aJob('J-1')], key)).toEqual(first)
  expect(await refusal('POST', '/batch', { items: [aJob('J-1'), aJob('J-2')] }, key)).toMatchObject({
    status: 422,
    code: 'idempotency_conflict',
    errors: [{ path: 'Idempotency-Key' }],
  })
  await expect(server.testApp.caseOfJob('J-2')).rejects.toThrow('no unfinished case')
})

test('a path that is called by another method says by which', async () => {
  const wrong = await server.send('DELETE', '/jobs/J-1', undefined)
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'PUT'])
  const read = await server.send('POST', '/report-reasons', {})
  expect([read.status, read.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  // whatever else is wrong with it: to mend that would lead nowhere
  expect((await server.send('PUT', '/messages', { id: 'M-1' })).status).toBe(405)
  expect((await server.send('POST', '/measures/00000000-0000-0000-0000-000000000000', undefined)).status).toBe(405)
  const head = await server.send('HEAD', '/report-reasons', undefined)
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect((await server.send('DELETE', '/nothing', undefined)).status).toBe(404)
})
