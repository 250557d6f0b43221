import { plusSeconds } from '@mimamori/policy/instant'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { responseTo } from '@mimamori/storage/ledger/measure-response-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { getMemberTimeline } from '../members/get-member-page.ts'
import { aJob, START } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const now = () => server.testApp.app.clock.now()

/** A measure of U-1 on this job; it stands, unless it is held. */
async function measureOf(jobId: string, measure: Parameters<typeof choiceOf>[0], stands = true): Promise<string> {
  await server.testApp.ingest(aJob(jobId))
  const { id: caseId } = await server.testApp.caseOfJob(jobId)
  await claimCase(server.testApp.app, sato, caseId)
  const { decisionId } = await decideAs(server.testApp, sato, { caseId, choice: choiceOf(measure), note: '確認' })
  if (stands) {
    server.testApp.wait(10)
    await finalizeExpiredDecisions(server.testApp.app)
  }
  return (await ledgerOf(server.testApp.db, 'U-1')).find((line) => line.decisionId === decisionId)?.id ?? ''
}

async function tell(id: string, what: 'acknowledged' | 'corrected', body: object) {
  const answer = await server.send('POST', `/measures/${id}/${what}`, body)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('a warning that was acknowledged says so in the history of its member, and told again it answers the same', async () => {
  const id = await measureOf('J-1', 'warn')
  const acknowledgedAt = now()
  expect(await tell(id, 'acknowledged', { acknowledgedAt })).toEqual({ status: 200, body: { id, acknowledgedAt } })
  server.testApp.wait(60)
  expect(await tell(id, 'acknowledged', { acknowledgedAt: now() })).toEqual({
    status: 200,
    body: { id, acknowledgedAt },
  })
  await server.testApp.ingest(aJob('J-2'))
  const { history } = await getReview(server.testApp.app, sato, (await server.testApp.caseOfJob('J-2')).id)
  const line = { measure: 'warn', dueAt: null, respondedAt: acknowledgedAt, missedAt: null }
  expect(history.map(({ responses }) => responses)).toEqual([[line]])
  const { entries } = await getMemberTimeline(server.testApp.app, { memberId: 'U-1', kinds: ['decision'] })
  expect(entries).toMatchObject([{ responses: [line] }])
  const log = await auditPage(server.testApp.db, { limit: 10 })
  expect(log.filter(({ action }) => action === 'measure.acknowledged')).toHaveLength(1)
})

test('a correction has the date of its letter: the end of the third day in Japan', async () => {
  const id = await measureOf('J-1', 'request_correction')
  expect(await responseTo(server.testApp.db, id)).toMatchObject({
    dueAt: '2026-11-27T14:59:59.999Z',
    respondedAt: null,
  })
  const correctedAt = plusSeconds(START, 3600)
  server.testApp.wait(7200)
  expect(await tell(id, 'corrected', { correctedAt })).toEqual({ status: 200, body: { id, correctedAt } })
  expect(await responseTo(server.testApp.db, id)).toMatchObject({ respondedAt: correctedAt, receivedAt: now() })
})

test('what the desk does not know, or what is not final, is not found', async () => {
  const held = await measureOf('J-1', 'warn', false)
  for (const id of ['00000000-0000-4000-8000-000000000000', held])
    expect((await tell(id, 'acknowledged', { acknowledgedAt: now() })).status).toBe(404)
})

test('a measure of another kind is refused by its field and code', async () => {
  const [warning, correction, advice] = [
    await measureOf('J-1', 'warn'),
    await measureOf('J-2', 'request_correction'),
    await measureOf('J-3', 'advice'),
  ]
  const refused = async (id: string, what: 'acknowledged' | 'corrected') => {
    const { status, body } = await tell(id, what, { [`${what}At`]: now() })
    return [status, body.code, body.errors]
  }
  const flaw = (expected: string, got: string) => [
    { path: 'id', expected: `the id of a ${expected}`, got: `one of a ${got}` },
  ]
  expect(await refused(warning, 'corrected')).toEqual([422, 'wrong_measure', flaw('request_correction', 'warn')])
  expect(await refused(correction, 'acknowledged')).toEqual([422, 'wrong_measure', flaw('warn', 'request_correction')])
  expect(await refused(advice, 'acknowledged')).toEqual([422, 'wrong_measure', flaw('warn', 'advice')])
})

test.each([
  ['no instant', {}, 'acknowledgedAt'],
  ['what is no instant', { acknowledgedAt: 'soon' }, 'acknowledgedAt'],
  ['an instant ahead of the desk', { acknowledgedAt: plusSeconds(START, 3600) }, 'acknowledgedAt'],
  ['an instant before the measure', { acknowledgedAt: plusSeconds(START, -3600) }, 'acknowledgedAt'],
  ['another id than its path', { acknowledgedAt: START, id: '00000000-0000-4000-8000-000000000000' }, 'id'],
  ['something more', { acknowledgedAt: START, text: 'x' }, 'text'],
])('%s is a flaw of its field', async (_, body, path) => {
  const id = await measureOf('J-1', 'warn')
  const answer = await tell(id, 'acknowledged', body)
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request'])
  expect(answer.body.errors).toMatchObject([{ path }])
  expect(await responseTo(server.testApp.db, id)).toMatchObject({ respondedAt: null })
})

test('a warning from before the desk noted responses can be acknowledged, and shows nothing until then', async () => {
  const id = await measureOf('J-1', 'warn')
  await server.testApp.rawSql('DELETE FROM measure_responses')
  const responses = async () =>
    (await getMemberTimeline(server.testApp.app, { memberId: 'U-1', kinds: ['decision'] })).entries.map((entry) =>
      entry.kind === 'decision' ? entry.responses.map(({ respondedAt }) => respondedAt) : null,
    )
  expect(await responses()).toEqual([[]])
  const acknowledgedAt = now()
  expect((await tell(id, 'acknowledged', { acknowledgedAt })).status).toBe(200)
  expect(await responses()).toEqual([[acknowledgedAt]])
})
