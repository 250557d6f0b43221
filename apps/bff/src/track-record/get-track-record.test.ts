import { readFileSync } from 'node:fs'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkBreakdown, mendBreakdownByCommand } from '../breakdown/recount-breakdown.ts'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { aJob, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, reversalOf, sato } from '../testing/test-decisions.ts'
import { getTrackRecord } from './get-track-record.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const RULE = 'direct_deal.chat_contact'

async function decided(id: string, choice: Parameters<typeof decideAs>[2]['choice'], change = {}) {
  await testApp.ingest(aJob(id, change))
  const { id: caseId } = await testApp.caseOfJob(id)
  await claimCase(testApp.app, sato, caseId)
  return await decideAs(testApp, sato, { caseId, choice })
}

async function settle() {
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
}

const whole = () => getTrackRecord(testApp.app, { days: 30 })
const ofRule = async () => (await whole()).sources.find(({ rule }) => rule === RULE)
const storedVerdicts = () => testApp.rawSql('SELECT * FROM flag_verdicts ORDER BY case_id, rule')

test('a decision counts once it is final, and never when it was undone', async () => {
  const { decisionId } = await decided('J-1', NO_VIOLATION)
  expect(await ofRule()).toBeUndefined()
  await undoDecision(testApp.app, sato, decisionId)
  await settle()
  expect(await storedVerdicts()).toEqual([])
  await decided('J-2', choiceOf('hide'))
  await settle()
  expect(await ofRule()).toMatchObject({ n: 1, confirmed: 1, sameCategory: 1, precision: { share: 1 } })
})

test('verdicts are on the version that was decided, and no later version rewrites them', async () => {
  await decided('J-1', NO_VIOLATION)
  await settle()
  const before = await ofRule()
  expect(before).toMatchObject({ n: 1, confirmed: 0, precision: { share: 0 } })
  const updatedAt = testApp.app.clock.now()
  await testApp.ingest(aJob('J-1', { description: CLEAN, updatedAt }))
  const { id: caseId, contentVersion } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, contentVersion, choice: NO_VIOLATION })
  await settle()
  expect(await ofRule()).toEqual(before)
  expect((await whole()).misses.patrol).toMatchObject({ n: 1, confirmed: 0 })
})

test('what people find beside the flags is estimated from what was decided, and not from what waits on patrol', async () => {
  await decided('J-1', choiceOf('hide'))
  await decided('J-2', { ...choiceOf('hide'), categories: ['mlm'] }, { description: CLEAN })
  await settle()
  await testApp.ingest(aJob('J-3', { description: CLEAN }))
  const { misses, missed, confirmed } = await whole()
  expect(misses).toEqual({
    flagged: 1,
    patrol: { n: 1, confirmed: 1, waiting: 1 },
    reported: { n: 0, confirmed: 0 },
  })
  expect([missed?.n, confirmed]).toEqual([1, 2])
})

test('after thirty days a decision is in the ninety alone', async () => {
  await decided('J-1', choiceOf('hide'))
  await settle()
  testApp.wait(30 * 24 * 3600)
  expect(await ofRule()).toBeUndefined()
  expect((await getTrackRecord(testApp.app, { days: 90 })).sources).not.toEqual([])
})

test('mimamori recount names a verdict that is not what its decision says, and mends it', async () => {
  await decided('J-1', choiceOf('hide'))
  await decided('J-2', NO_VIOLATION, { description: CLEAN })
  await settle()
  const right = await storedVerdicts()
  expect(await checkBreakdown(testApp.app)).toMatchObject({ ok: true })
  await testApp.rawSql("UPDATE flag_verdicts SET verdict = 'dismissed' WHERE verdict = 'confirmed'")
  await testApp.rawSql("DELETE FROM flag_verdicts WHERE rule = ''")
  await testApp.rawSql(
    "INSERT INTO flag_verdicts SELECT 'nobody', rule, model, category, score, target_type, source, decided_at, decided_on, verdict, confirmed_category, overturned FROM flag_verdicts WHERE rule <> ''",
  )
  expect((await checkBreakdown(testApp.app)).output).toContain('case nobody: the verdict on direct_deal.chat_contact')
  await mendBreakdownByCommand(testApp.app)
  expect(await storedVerdicts()).toEqual(right)
  expect(await checkBreakdown(testApp.app)).toMatchObject({ ok: true })
})

test('verdicts on texts that were emptied since stay, and are right to a recount', async () => {
  await decided('J-1', choiceOf('hide'))
  await settle()
  const right = await storedVerdicts()
  await testApp.rawSql(
    `UPDATE content_versions SET title = '', body = '', flags = '[]', erased_at = '2026-11-25T00:00:00.000Z', text_hash = '${'0'.repeat(64)}'`,
  )
  expect(await checkBreakdown(testApp.app)).toMatchObject({ ok: true })
  await testApp.rawSql('UPDATE flag_verdicts SET overturned = 1')
  await mendBreakdownByCommand(testApp.app)
  expect(await storedVerdicts()).toEqual(right)
})

test('a desk from before there were verdicts has them, filled by its migration', async () => {
  await decided('J-1', choiceOf('hide'))
  await decided('J-2', NO_VIOLATION, { description: CLEAN })
  await settle()
  const right = await storedVerdicts()
  const sqlite = testApp.app.storage.engine === 'sqlite'
  const file = sqlite ? 'sqlite/0026_flag-verdicts.sql' : 'postgres/0024_flag-verdicts.sql'
  const all = readFileSync(new URL(`../../../../packages/storage/migrations/${file}`, import.meta.url), 'utf8')
  const fills = all.split('--> statement-breakpoint').filter((each) => /^\s*INSERT/.test(each))
  await testApp.rawSql('DELETE FROM flag_verdicts')
  for (const fill of fills) await testApp.rawSql(fill)
  expect([fills.length, await storedVerdicts()]).toEqual([1, right])
})

test('what ranks lower is told by the ninety days that it is judged by, whatever days are shown', async () => {
  for (let n = 0; n < 30; n++) await decided(`J-${n}`, NO_VIOLATION)
  await settle()
  const lowered = async (days: 30 | 90) => (await getTrackRecord(testApp.app, { days })).lowered.map(({ rule }) => rule)
  const poor = await lowered(90)
  expect(poor).toContain(RULE)
  expect(await lowered(30)).toEqual(poor)
  testApp.wait(40 * 24 * 3600)
  expect([(await whole()).sources, await lowered(30)]).toEqual([[], poor])
  testApp.wait(60 * 24 * 3600)
  expect(await lowered(30)).toEqual([])
})

test('a reversal takes the place of the verdict on the flags of its text, and is no second one', async () => {
  const { decisionId } = await decided('J-1', choiceOf('hide'))
  await settle()
  await testApp.ingest(aReport('R-again'))
  const { id: caseId, authorId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  const [line] = (await ledgerOf(testApp.db, authorId)).filter((each) => each.decisionId === decisionId)
  await decideAs(testApp, sato, { caseId, choice: reversalOf(line?.id ?? '') })
  await settle()
  expect(await ofRule()).toMatchObject({ n: 1, confirmed: 0, overturned: 1 })
  expect(await checkBreakdown(testApp.app)).toMatchObject({ ok: true })
})
