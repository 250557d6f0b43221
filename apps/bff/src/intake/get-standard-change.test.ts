import { changesOfMember } from '@mimamori/storage/standards/change-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startDueEvaluations } from '../standards/due-evaluations.ts'
import { evaluationsDone } from '../standards/run-evaluation.ts'
import { tellCertifiedClient } from '../testing/granted-standards.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { approveShipped } from '../testing/test-standards.ts'

const DAY = 24 * 3600
let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  await approveShipped(server.testApp.app)
})
afterEach(() => server.close())

async function evaluate(): Promise<void> {
  await startDueEvaluations(server.testApp.app)
  await evaluationsDone(server.testApp.app)
}
async function textOf(id: string, query = '') {
  const answer = await server.send('GET', `/standard-changes/${id}${query}`, undefined)
  return { status: answer.status, ...((await answer.json()) as { text?: string }) }
}

test('what is granted and lost is an event, whose letter says what was reached or missed, with value and threshold', async () => {
  const { testApp } = server
  await tellCertifiedClient(testApp, 'U-1')
  await evaluate()
  const granted = await changesOfMember(testApp.db, 'U-1')
  expect(granted.map(({ standard, change }) => [standard, change]).sort()).toEqual([
    ['certified_client', 'granted'],
    ['verified_client', 'granted'],
  ])
  const certified = granted.find(({ standard }) => standard === 'certified_client')
  const letter = await textOf(certified?.id ?? '')
  expect(letter).toMatchObject({
    ...{ status: 200, memberId: 'U-1', standard: 'certified_client', change: 'granted', graceUntil: null },
    ...{ criteria: [], language: 'ja' },
  })
  expect(letter.text).toMatch(/「認定クライアント」となりました/)
  expect(letter.text).toMatch(/直近6か月の平均で月50,000円以上/)
  testApp.wait(DAY)
  const fallen = { metric: 'client_rating', value: 479, measuredAt: testApp.app.clock.now(), windowMonths: 6 } as const
  await testApp.ingest({ kind: 'metrics', body: { id: 'U-1', metrics: [fallen] } })
  await evaluate()
  const [lost] = await changesOfMember(testApp.db, 'U-1')
  const inEnglish = await textOf(lost?.id ?? '', '?lang=en')
  expect(inEnglish).toMatchObject({
    ...{ standard: 'certified_client', change: 'lost', language: 'en' },
    criteria: [{ id: 'rating', metric: 'client_rating', value: 479, threshold: 480 }],
  })
  expect(inEnglish.text).toContain('- Rating by freelancers over the last 6 months: 4.79 (at least 4.8)')
  const [event] = await testApp.rawSql("SELECT payload FROM outbox WHERE event = 'standard.lost'")
  expect(JSON.parse((event as { payload: string }).payload).data).toEqual({
    ...{ changeId: lost?.id, memberId: 'U-1', standard: 'certified_client', criteria: ['rating'], graceUntil: null },
  })
})

test('a change that the desk does not have is not found', async () => {
  expect((await textOf('00000000-0000-7000-8000-000000000000')).status).toBe(404)
  expect((await textOf('U-1')).status).toBe(400)
})
