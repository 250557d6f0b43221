import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { afterEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'

let testApp: TestApp
afterEach(() => testApp.close())

const stored = (id: string) => versionOf(testApp.db, { type: 'job', id }, 1)

test('with the models off a desk is whole: rules flag, the case is decided, and texts say that no model read them', async () => {
  testApp = await openTestApp({ MIMAMORI_MODEL: 'off' })
  await testApp.ingest(aJob('J-1', { description: '詳細はLINEでご連絡ください。ID: kantan_shigoto' }))
  await testApp.ingest(aJob('J-2', { description: '会社案内のパンフレットをデザインしてください。' }))
  const flagged = await stored('J-1')
  expect(flagged).toMatchObject({ probability: null, model: null })
  expect(flagged?.flags.map(({ rule }) => rule)).toContain('direct_deal.chat_contact')
  expect(await stored('J-2')).toMatchObject({ flags: [], probability: null })
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  testApp.wait(10)
  expect(await finalizeExpiredDecisions(testApp.app)).toBe(1)
})

test('with them on every text keeps what the model gave it', async () => {
  testApp = await openTestApp()
  await testApp.ingest(aJob('J-1', { description: '詳細はLINEでご連絡ください。ID: kantan_shigoto' }))
  expect(await stored('J-1')).toMatchObject({
    probability: expect.any(Number),
    model: expect.stringMatching(/^[0-9a-f]{8}$/),
  })
})
