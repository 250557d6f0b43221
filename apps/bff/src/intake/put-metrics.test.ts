import { REPORTED_METRICS } from '@mimamori/policy/standards/metric-definitions'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { reportedMetrics } from '@mimamori/storage/standards/metric-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { START } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const EARLIER = '2026-11-20T00:00:00.000Z'
const rated = (value: unknown, more: object = {}) => ({
  metric: 'freelancer_rating',
  value,
  measuredAt: EARLIER,
  windowMonths: null,
  ...more,
})
const put = (metrics: unknown, more: object = {}, headers: Record<string, string> = {}) =>
  server.send('PUT', '/members/U-1/metrics', { metrics, ...more }, headers)
async function answerOf(sent: Promise<Response>): Promise<[number, unknown]> {
  const answer = await sent
  return [answer.status, await answer.json()]
}
const known = () => reportedMetrics(server.testApp.db, 'U-1')
type Problem = { code: string; errors: { path: string; expected: string; got: string }[] }

test('metrics of a member the desk does not know yet are kept, each with its window, and the answer says which changed', async () => {
  const login = { metric: 'last_login', value: '2026-11-19T09:00:00+09:00', measuredAt: EARLIER, windowMonths: null }
  const work = { metric: 'completed_work', value: 300_000, measuredAt: EARLIER, windowMonths: 6 }
  const [status, answer] = await answerOf(put([rated(480), login, work], { category: '翻訳' }))
  expect([status, answer]).toEqual([
    200,
    { id: 'U-1', changed: ['freelancer_rating', 'last_login', 'completed_work', 'category'] },
  ])
  expect(await known()).toEqual({
    category: '翻訳',
    metrics: {
      freelancer_rating: { value: 480, measuredAt: EARLIER, windowMonths: null },
      last_login: { value: Date.parse('2026-11-19T00:00:00Z'), measuredAt: EARLIER, windowMonths: null },
      completed_work: { value: 300_000, measuredAt: EARLIER, windowMonths: 6 },
    },
  })
})

test('a later report takes the place of all that is stored of a member', async () => {
  await put([rated(480)], { category: '翻訳' })
  server.testApp.wait(60)
  await put([rated(470, { measuredAt: START })], { category: 'デザイン' })
  expect(await server.testApp.rawSql('SELECT * FROM member_metrics')).toEqual([
    {
      member_id: 'U-1',
      metrics: JSON.stringify({ freelancer_rating: { value: 470, measuredAt: START, windowMonths: null } }),
      category: 'デザイン',
      received_at: server.testApp.app.clock.now(),
    },
  ])
})

test('a metric measured earlier than the stored one changes nothing and leaves no entry in the audit log', async () => {
  await put([rated(480)])
  const older = rated(300, { measuredAt: '2026-11-19T00:00:00.000Z' })
  expect(await answerOf(put([older]))).toEqual([200, { id: 'U-1', changed: [] }])
  expect((await known()).metrics.freelancer_rating?.value).toBe(480)
  const entries = await auditPage(server.testApp.db, { action: 'metrics.told', limit: 10 })
  expect(entries.map(({ subjectId, detail }) => [subjectId, JSON.parse(detail)])).toEqual([['U-1', { n: 1 }]])
})

test.each([
  ['a negative value', [rated(480), rated(-1, { metric: 'earnings' })], 'metrics.1.value', 'at least 0'],
  ['more than five stars', [rated(501)], 'metrics.0.value', 'at most 500'],
  ['more than everything', [rated(10_001, { metric: 'completion_rate' })], 'metrics.0.value', 'at most 10000'],
  ['part of a unit', [rated(479.5)], 'metrics.0.value', 'int'],
  ['a text', [rated('480')], 'metrics.0.value', 'number'],
  [
    'a metric of the desk',
    [rated(0, { metric: 'warnings' })],
    'metrics.0.metric',
    `one of ${REPORTED_METRICS.join(', ')}`,
  ],
  ['a metric twice', [rated(480), rated(470)], 'metrics.1.metric', 'each metric once'],
  ['no metrics', [], 'metrics', 'at least 1 items'],
  ['a window of no month', [rated(480, { windowMonths: 0 })], 'metrics.0.windowMonths', 'at least 1'],
  ['a window of three years', [rated(480, { windowMonths: 36 })], 'metrics.0.windowMonths', 'at most 24'],
  ['another key', [rated(480, { unit: 'stars' })], 'metrics.0.unit', 'no such key'],
  [
    'a measurement from the future',
    [rated(480), rated(1, { metric: 'tasks_done', measuredAt: '2099-01-01T00:00:00Z' })],
    'metrics.1.measuredAt',
    'no more than 5 minutes ahead of the server clock',
  ],
  [
    'a login after it was measured',
    [rated('2026-11-21T00:00:00Z', { metric: 'last_login' })],
    'metrics.0.value',
    'an instant not after measuredAt',
  ],
  ['a login as a number', [rated(1_795_000_000_000, { metric: 'last_login' })], 'metrics.0.value', 'string'],
])('%s is refused by field, and nothing is stored', async (_, metrics, path, expected) => {
  const [status, problem] = await answerOf(put(metrics))
  expect(status).toBe(400)
  expect((problem as Problem).errors.map((flaw) => [flaw.path, flaw.expected])).toEqual([[path, expected]])
  expect((await known()).metrics).toEqual({})
})

test('the same key with the same body gets the same answer, and another body under it is refused', async () => {
  const key = { 'idempotency-key': 'metrics-1' }
  expect(await answerOf(put([rated(480)], {}, key))).toEqual([200, { id: 'U-1', changed: ['freelancer_rating'] }])
  expect(await answerOf(put([rated(480)], {}, key))).toEqual([200, { id: 'U-1', changed: ['freelancer_rating'] }])
  const [status, problem] = await answerOf(put([rated(470)], {}, key))
  expect([status, (problem as Problem).code]).toEqual([422, 'idempotency_conflict'])
})

test('a batch takes metrics one by one, names flaws within its item, and counts what it took', async () => {
  const body = { id: 'U-1', metrics: [rated(480)] }
  const items = [
    { kind: 'metrics', body },
    { kind: 'metrics', body: { id: 'U-2', metrics: [rated(9_999)] } },
    { kind: 'metrics', body: { id: 'U-3', metrics: [rated(480, { measuredAt: '2099-01-01T00:00:00Z' })] } },
  ]
  const [, answer] = await answerOf(server.send('POST', '/batch', { items }))
  const { results } = answer as { results: { status: number; id: string | null; problem: Problem | null }[] }
  expect(results.map(({ status, id, problem }) => [status, id, problem?.errors[0]?.path])).toEqual([
    [200, 'U-1', undefined],
    [400, null, 'body.metrics.0.value'],
    [400, null, 'body.metrics.0.measuredAt'],
  ])
  expect(await server.testApp.app.metrics.registry.metrics()).toMatch(/arrivals_total\{kind="metrics"\} 1/)
})

test('two calls at once keep the newest of each metric', async () => {
  const at = (n: number) => ({ measuredAt: `2026-11-${10 + n}T00:00:00.000Z` })
  await Promise.all([5, 2, 7, 1, 3].map((n) => put([rated(400 + n, at(n))])))
  expect((await known()).metrics.freelancer_rating).toMatchObject({ value: 407 })
  expect(START > at(7).measuredAt).toBe(true)
})
