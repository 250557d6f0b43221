import { rerankState } from '@mimamori/storage/cases/rerank-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pinCase } from '../cases/set-aside-case.ts'
import { aJob, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { tanaka } from '../testing/test-decisions.ts'
import { claimedEnquiry } from '../testing/test-enquiries.ts'
import { createReranker } from './rerank-cases.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const places = () => testApp.rawSql('SELECT id, rank, rank_lines, due_at, queue FROM cases ORDER BY number')

test('ranks that were stored under an earlier sum are computed anew, page by page, and nothing else is touched', async () => {
  for (let n = 0; n < 205; n++) await testApp.ingest(aJob(`J-${n}`))
  await testApp.ingest(aReport('R-1', { target: { type: 'job', id: 'J-7' } }))
  await pinCase(testApp.app, tanaka, (await testApp.caseOfJob('J-9')).id)
  const right = await places()
  await testApp.rawSql(`UPDATE cases SET rank = 1000 + number, rank_lines = '[{"why":"severity","minutes":300,"n":0}]'`)
  const rerank = createReranker(testApp.app)
  expect([await rerank(), await rerank()]).toEqual([100, 100])
  expect((await places()).slice(0, 200)).toEqual(right.slice(0, 200))
  expect(await rerankState(testApp.db)).toMatchObject({ done: false })
  // another process goes on where this one ended
  const later = createReranker(testApp.app)
  expect([await later(), await later(), await later()]).toEqual([5, 0, 0])
  expect(await places()).toEqual(right)
  expect(await rerankState(testApp.db)).toMatchObject({ done: true })
})

test('an enquiry stays where its due time places it', async () => {
  await claimedEnquiry(testApp)
  const right = await places()
  await createReranker(testApp.app)()
  expect(await places()).toEqual(right)
})
