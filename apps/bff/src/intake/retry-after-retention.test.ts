import { newId } from '@mimamori/storage/ids'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { runRetention } from '../retention/run-retention.ts'
import { aReport, START } from '../testing/test-app.ts'
import { choiceOf, claimedCase, decideAs, sato, suzuki } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const TEN_YEARS = 10 * 365 * 86_400
const REPORT = aReport('R-1').body
const UPHOLD = { outcome: 'upheld', text: '措置を維持します。', reason: '連絡先の交換が明らか' } as const

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

async function post(path: string, body: object) {
  const answer = await server.send('POST', path, body)
  const { id, code } = (await answer.json()) as { id?: string; code?: string }
  return `${answer.status} ${code ?? id}`
}

/** A report and an appeal, decided and so old that retention has emptied both. Answers the appeal as it came. */
async function emptied() {
  const { testApp } = server
  const { app } = testApp
  const { caseId } = await claimedCase(testApp, 'hide')
  await post('/reports', REPORT)
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(app)
  const [line] = await ledgerOf(testApp.db, 'U-1')
  const appeal = { memberId: 'U-1', measureId: line?.id, text: '連絡先ではありません。', appealedAt: app.clock.now() }
  await post('/appeals', { id: 'A-1', ...appeal })
  await decideAppeal(app, suzuki, { appealId: 'A-1', ...UPHOLD })
  testApp.wait(10)
  await finalizeAppeals(app)
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  testApp.wait(TEN_YEARS)
  await runRetention(app)
  for (const table of ['reports', 'appeals'])
    expect(await testApp.rawSql(`SELECT text FROM ${table}`)).toEqual([{ text: '' }])
  return { id: 'A-1', ...appeal }
}

test('what the marketplace sends again after retention has emptied it is still the same report, and the same appeal', async () => {
  const appeal = await emptied()
  expect([await post('/reports', REPORT), await post('/appeals', appeal)]).toEqual(['202 R-1', '202 A-1'])
  const others = [
    { target: { type: 'job', id: 'J-2' } },
    { reporterId: 'U-8' },
    { reason: 'other_breach' },
    { reportedAt: '2026-11-24T00:59:00.000Z' },
  ]
  for (const other of others) expect(await post('/reports', { ...REPORT, ...other })).toBe('422 report_id_taken')
  for (const other of [{ memberId: 'U-8' }, { measureId: newId(START) }, { appealedAt: START }])
    expect(await post('/appeals', { ...appeal, ...other })).toBe('422 appeal_id_taken')
})
