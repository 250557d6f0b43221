import { DRAFT_RETENTION_SECONDS } from '@mimamori/policy/drafts/draft-model'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { createLeaderJobs } from '../jobs/leader-jobs.ts'
import { aJob, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { listDrafts, saveDraft } from './keep-drafts.ts'

let server: TestServer
let testApp: TestApp
beforeEach(async () => {
  server = await startTestServer()
  testApp = server.testApp
  await testApp.ingest(aJob('J-1'))
  const { id } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, id)
  await decideAs(testApp, sato, { caseId: id, choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  const [line] = await ledgerOf(testApp.db, 'U-1')
  const appealedAt = testApp.app.clock.now()
  await server.send('POST', '/appeals', {
    id: 'A-1',
    memberId: 'U-1',
    measureId: line?.id,
    text: '誤解です',
    appealedAt,
  })
})
afterEach(() => server.close())

const CONTENT = {
  kind: 'appeal',
  answer: { outcome: 'upheld', granted: null, upheld: '措置を維持します。', reason: '確認中' },
} as const
const save = (by: typeof sato) =>
  saveDraft(testApp.app, by, { subjectId: 'A-1', authorId: by.id, over: null, content: CONTENT })
const kept = async (by: typeof sato) => (await listDrafts(testApp.app.storage, by, 'A-1')).map(({ content }) => content)

test('the answer to an appeal is kept for each of those who write one, ends with their own, and for others after a week', async () => {
  await save(suzuki)
  await save(tanaka)
  expect([await kept(suzuki), await kept(tanaka), await kept(sato)]).toEqual([[CONTENT], [CONTENT], []])
  const choice = { appealId: 'A-1', outcome: 'upheld', text: '措置を維持します。', reason: '規約の通り' } as const
  await decideAppeal(testApp.app, suzuki, choice)
  expect([await kept(suzuki), await kept(tanaka)]).toEqual([[], [CONTENT]])
  expect(await refusalOf(save(suzuki))).toBe('appeal_over')
  testApp.wait(10)
  await finalizeAppeals(testApp.app)
  const cleanUp = () => createLeaderJobs(testApp.app, (_, work) => work())()
  testApp.wait(DRAFT_RETENTION_SECONDS - 60)
  await cleanUp()
  expect(await kept(tanaka)).toEqual([CONTENT])
  testApp.wait(120)
  await cleanUp()
  expect(await kept(tanaka)).toEqual([])
})
