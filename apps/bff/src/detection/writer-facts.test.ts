import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { shadowScoresOf } from '@mimamori/storage/detection/detection-model-reads'
import { labelledDecisions } from '@mimamori/storage/detection/labelled-decision-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { postBatch } from '../intake/post-batch.ts'
import { decideWordedJobs } from '../testing/decided-jobs.ts'
import { aJob, aMember, aMessage, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, sato } from '../testing/test-decisions.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'
import { learnFewTexts, placesOf } from './worded-decisions.test-support.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const UNVERIFIED = { identity: false, phone: false, nda: false, marketplaceCheck: false }
const VERIFIED = { identity: true, phone: true, nda: true, marketplaceCheck: true }
const stranger: Partial<Member> = { registeredAt: '2026-11-22T01:00:00.000Z', verifications: UNVERIFIED }
const regular: Partial<Member> = { registeredAt: '2021-04-01T01:00:00.000Z', verifications: VERIFIED }

async function decide(type: 'job' | 'message', choice = choiceOf('warn') as Parameters<typeof decideAs>[2]['choice']) {
  const [open] = await testApp.rawSql(
    `SELECT id, content_version AS version FROM cases WHERE state = 'open' AND target_type = '${type}'`,
  )
  await claimCase(testApp.app, sato, String(open?.id))
  const deciding = { caseId: String(open?.id), contentVersion: Number(open?.version), choice }
  const { decisionId } = await decideAs(testApp, sato, deciding)
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  return decisionId
}

/** What a refit is told of the writer of each decided version, oldest first. */
const learned = async (id: string) =>
  (await labelledDecisions(testApp.db, 100))
    .filter(({ target }) => target.id === id)
    .sort((one, other) => one.version - other.version)
    .map(({ text }) => text.writer)

test('a refit sees the writer as they were when each version was scanned, whatever becomes of them', async () => {
  await testApp.ingest(aMember('U-1', stranger))
  await testApp.ingest(aJob('J-1'))
  const first = await decide('job')
  await testApp.ingest(aMember('U-1', { ...stranger, verifications: VERIFIED, dealings: dealings(2) }))
  await testApp.ingest(aJob('J-1', { title: 'アンケートのお仕事', updatedAt: '2026-11-24T01:00:05.000Z' }))
  await decide('job', NO_VIOLATION)
  await testApp.ingest(aMember('U-1', { ...regular, verifications: UNVERIFIED, dealings: dealings(0) }))
  const asScanned = [
    { identity: false, marketplaceCheck: false, age: 'under_7', measures: 'none' },
    { identity: true, marketplaceCheck: true, age: 'under_7', measures: 'one', contracts: 'running' },
  ]
  expect(await learned('J-1')).toEqual(asScanned)

  const [line] = await ledgerOf(testApp.db, 'U-1')
  expect(line?.decisionId).toBe(first)
  const reversal = { decisionId: first, text: '取り消しました。', note: '' }
  await testApp.app.storage.write((tx) => reverseDecision(tx, testApp.app.clock.now(), 'tanaka', reversal))
  await testApp.ingest(aJob('J-2'))
  await decide('job', NO_VIOLATION)
  expect(await learned('J-2')).toMatchObject([{ age: 'older', measures: 'none', contracts: 'none' }])
  expect(await learned('J-1')).toEqual(asScanned)
  const content = await contentOf(testApp.db, { type: 'job', id: 'J-1' })
  expect(content?.facts, 'what a page is shown of a text').not.toHaveProperty('writers')
})

const dealings = (runningContracts: number) => ({ runningContracts, unpaidYen: 0, openProposals: 0 })

test('of a writer nobody has told the desk of, or who is erased, nothing is known', async () => {
  await testApp.ingest(aJob('J-1'))
  await decide('job')
  expect(await learned('J-1')).toEqual([undefined])
  await testApp.ingest(aMember('U-1', stranger))
  await testApp.ingest(aJob('J-2'))
  await decide('job', NO_VIOLATION)
  const facts = () => testApp.rawSql("SELECT facts FROM contents WHERE id = 'J-2'")
  expect(JSON.stringify(await facts())).toContain('under_7')
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  const admin = person('kanri', 'admin')
  await eraseMember(testApp.app, admin, { memberId: 'U-1', reason: 'member_request', lastFour: 'U-1' })
  expect(JSON.stringify(await facts())).not.toContain('under_7')
  await testApp.ingest(aJob('J-3'))
  expect(JSON.stringify(await testApp.rawSql("SELECT facts FROM contents WHERE id = 'J-3'"))).not.toContain('writers')
})

test('a message tells the state of its contract, which is learned and is part of its version', async () => {
  await testApp.ingest(aMessage('M-1'))
  expect(await testApp.ingest(aMessage('M-1', { contract: 'cancelled' }))).toEqual({ id: 'M-1' })
  await decide('message')
  const [decided] = await labelledDecisions(testApp.db, 10)
  expect(decided).toMatchObject({ version: 2, text: { contract: 'cancelled' } })
})

// hundreds of decisions, then a model learned from them
test('a desk whose decisions depend on the writer learns to', { timeout: 120_000 }, async () => {
  const isStranger = (n: number) => n % 2 === 0
  for (let n = 0; n < 240; n++) await testApp.ingest(aMember(`U-${5000 + n}`, isStranger(n) ? stranger : regular))
  await decideWordedJobs(testApp, 0, 240, isStranger, (n) => ({
    title: '執筆のご相談',
    description: `${placesOf(n >> 1)}について書いてください。`,
  }))
  const { version, outcome } = await learnFewTexts(testApp.app)
  expect(outcome).toBe('challenger')
  for (const [id, of] of Object.entries({ 'U-1': stranger, 'U-2': regular })) {
    await testApp.ingest(aMember(id, of))
    await testApp.ingest(
      aJob(`J-${id}`, { clientId: id, title: '執筆のご相談', description: '松江について書いてください。' }),
    )
  }
  const [ofStranger, ofRegular] = await shadowScoresOf(testApp.db, version)
  expect(ofStranger?.probability).toBeGreaterThan((ofRegular?.probability ?? 1) + 0.3)
})

test('the texts of a batch are scanned with what is known of each writer', async () => {
  const writers = Array.from({ length: 60 }, (_, n) => `U-${n}`)
  for (const id of writers) await testApp.ingest(aMember(id, id === 'U-7' ? stranger : regular))
  const items = writers.map((id) => aJob(`J-${id}`, { clientId: id }))
  const context = { caller: { keyId: 'key', scopes: ['intake:write'] }, retryKey: null, language: 'ja' } as const
  const { results } = await postBatch(testApp.app, items, context as never)
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set([200]))
  const rows = await testApp.rawSql("SELECT id, facts FROM contents WHERE facts LIKE '%under_7\"%'")
  expect(rows.map(({ id }) => id)).toEqual(['J-U-7'])
  expect(await testApp.rawSql("SELECT id FROM contents WHERE facts LIKE '%older%'")).toHaveLength(59)
})
