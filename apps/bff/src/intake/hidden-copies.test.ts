import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { defaultRetention } from '@mimamori/policy/retention/retention-class-rules'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { createContext } from '../create-context.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { changeRetentionDays } from '../retention/get-retention-state.ts'
import { runRetention } from '../retention/run-retention.ts'
import { aJob, aMember, aMessage, aReport, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, reversalOf, sato } from '../testing/test-decisions.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const WORDS =
  'ご覧いただきありがとうございます。空いた時間に取り組める、やさしい作業のお願いです。詳しい手順は別途お送りする資料をご確認ください。皆さまからのご応募を心よりお待ちしております。'
const job = (id: string, change: Parameters<typeof aJob>[1] = {}) =>
  aJob(id, { title: '作業のお願い', description: WORDS, ...change })

/** Decides the unfinished case of a target for good. */
async function decide(target: Target, choice: Choice): Promise<void> {
  const open = await unfinishedCaseOf(testApp.db, target)
  await claimCase(testApp.app, sato, open?.id ?? '')
  const { fence = 0, contentVersion = 0 } = (await unfinishedCaseOf(testApp.db, target)) ?? {}
  await decideAs(testApp, sato, { caseId: open?.id ?? '', fence, contentVersion, choice })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await testApp.app.hiddenTexts.settled()
}

const hiddenJob: Target = { type: 'job', id: 'J-1' }
const hide = { ...choiceOf('hide'), categories: ['mlm'] as const }

async function hideJob(): Promise<void> {
  await testApp.ingest(aMember('U-1'))
  await testApp.ingest(job('J-1'))
  await decide(hiddenJob, hide)
}

async function rulesOf(type: Target['type'], id: string): Promise<string[]> {
  const content = await contentOf(testApp.db, { type, id })
  const version = await versionOf(testApp.db, { type, id }, content?.version ?? 0)
  return (version?.flags ?? []).map(({ rule }) => rule)
}

async function copyIsFlagged(id: string): Promise<boolean> {
  await testApp.ingest(job(id))
  return (await rulesOf('job', id)).includes('mlm.hidden_copy')
}

test('a job, proposal or message with nearly the words of a hidden text is flagged for its category', async () => {
  expect(await copyIsFlagged('J-0')).toBe(false)
  await hideJob()
  await testApp.ingest(job('J-2', { clientId: 'U-2', description: WORDS.replace('別途', 'あとで') }))
  expect(await testApp.caseOfJob('J-2')).toMatchObject({
    queue: 'flagged',
    category: 'mlm',
    rules: ['mlm.hidden_copy'],
  })
  const [flag] = (await versionOf(testApp.db, { type: 'job', id: 'J-2' }, 1))?.flags ?? []
  expect(flag).toMatchObject({ reason: 'copy_of_hidden', score: 0.9 })
  expect(flag?.spans.map(({ field }) => field)).toEqual(['body', 'body'])
  await testApp.ingest(aMessage('M-1', { body: `${WORDS}よろしくお願いします。` }))
  expect(await rulesOf('message', 'M-1')).toEqual(['mlm.hidden_copy'])
})

test('the next version of a hidden job is no copy of itself; the same words posted again by its author are', async () => {
  await hideJob()
  await testApp.ingest(job('J-1', { title: '作業のお願い(修正)', updatedAt: '2026-11-24T02:00:00.000Z' }))
  expect(await contentOf(testApp.db, hiddenJob)).toMatchObject({ version: 2, visible: false })
  expect(await rulesOf('job', 'J-1')).toEqual([])
  expect(await copyIsFlagged('J-2')).toBe(true)
})

test('once a text is shown again, or its hide is reversed, nothing is a copy of it', async () => {
  await hideJob()
  await testApp.ingest(aReport('R-1'))
  await decide(hiddenJob, choiceOf('show'))
  expect(await copyIsFlagged('J-2')).toBe(false)
  await testApp.ingest(aReport('R-2'))
  await decide(hiddenJob, hide)
  expect(await copyIsFlagged('J-3')).toBe(true)
  const hides = (await ledgerOf(testApp.db, 'U-1')).filter(({ measure }) => measure === 'hide').map(({ id }) => id)
  await testApp.ingest(aReport('R-3'))
  await decide(hiddenJob, reversalOf(...hides))
  expect(await copyIsFlagged('J-4')).toBe(false)
})

test('the words of an erased member are known no more', async () => {
  await hideJob()
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  await eraseMember(testApp.app, person('admin', 'admin'), {
    memberId: 'U-1',
    reason: 'member_request',
    lastFour: 'U-1',
  })
  await testApp.app.hiddenTexts.settled()
  expect(await copyIsFlagged('J-2')).toBe(false)
})

test('the words of a message that retention has emptied are known no more', async () => {
  const { app } = testApp
  const message: Target = { type: 'message', id: 'M-1' }
  await testApp.ingest(aMessage('M-1', { body: `LINEのID: kantan_shigoto を追加してください。${WORDS}` }))
  await decide(message, hide)
  expect(await copyIsFlagged('J-2')).toBe(true)
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  testApp.wait(61 * 86_400)
  await changeRetentionDays(app, person('admin', 'admin'), { ...defaultRetention(), correspondence: 60 })
  await runRetention(app)
  await app.hiddenTexts.settled()
  expect(await copyIsFlagged('J-3')).toBe(false)
})

test('a desk that starts anew knows what is hidden, as every instance does', async () => {
  await hideJob()
  if (testApp.app.storage.shared) {
    const other = await createContext(testApp.app.settings)
    expect(other.hiddenTexts.findCopied({ title: '', body: WORDS }, { type: 'job', id: 'J-2' })).not.toBeNull()
    await testApp.ingest(aReport('R-1'))
    await decide(hiddenJob, choiceOf('show'))
    await expect
      .poll(() => other.hiddenTexts.findCopied({ title: '', body: WORDS }, { type: 'job', id: 'J-2' }))
      .toBeNull()
    await other.storage.close()
    return
  }
  await testApp.stop()
  const again = await createContext(testApp.app.settings)
  expect(again.hiddenTexts.findCopied({ title: '', body: WORDS }, { type: 'job', id: 'J-2' })).not.toBeNull()
  await again.storage.close()
})

test('words for which a member was withdrawn are known from then on', async () => {
  const steps = withdrawalSteps(testApp)
  const lead = await steps.signedIn('tanaka', 'lead')
  const approver = await steps.signedIn('kimura', 'approver')
  await testApp.ingest(aMember('U-1'))
  await testApp.ingest(job('J-1'))
  await testApp.ingest(aReport('R-J-1'))
  const { withdrawalId } = await steps.proposeAs(lead, steps.proposal(await steps.claimed(lead, hiddenJob)))
  await steps.openAll(approver, withdrawalId)
  await steps.approveAs(approver, withdrawalId)
  testApp.wait(30 * 60)
  expect(await steps.release()).toBe(1)
  await testApp.app.hiddenTexts.settled()
  await testApp.ingest(job('J-2', { clientId: 'U-2' }))
  expect(await rulesOf('job', 'J-2')).toEqual(['direct_deal.hidden_copy'])
})

test('a copy leads to the case that hid what it copies, as long as that is hidden and not erased', async () => {
  await hideJob()
  const hiding = (await testApp.rawSql('SELECT id, number FROM cases'))[0]
  await testApp.ingest(job('J-2', { clientId: 'U-2' }))
  const { id: caseId } = await testApp.caseOfJob('J-2')
  const copiedCase = async () => (await getReview(testApp.app, sato, caseId)).copied
  expect(await copiedCase()).toEqual({ id: hiding?.id, number: Number(hiding?.number), type: 'job' })

  await testApp.ingest(aReport('R-1'))
  await decide(hiddenJob, choiceOf('show'))
  expect(await copiedCase()).toBeUndefined()
  await testApp.ingest(aReport('R-2'))
  await decide(hiddenJob, hide)
  const again = (await testApp.rawSql("SELECT max(number) AS number FROM cases WHERE target_id = 'J-1'"))[0]
  expect(await copiedCase()).toMatchObject({ number: Number(again?.number) })

  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  const erasing = { memberId: 'U-1', reason: 'member_request', lastFour: 'U-1' } as const
  await eraseMember(testApp.app, person('admin', 'admin'), erasing)
  expect(await copiedCase()).toBeUndefined()
})
