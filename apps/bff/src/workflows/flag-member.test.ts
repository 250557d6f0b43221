import { detection as english } from '@mimamori/copy/detection/en'
import { detection as japanese } from '@mimamori/copy/detection/ja'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { REPEATED, REPOSTS } from '@mimamori/policy/detection/member-suspicion-rules'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { aJob, aMember, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, reversalOf, sato } from '../testing/test-decisions.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const member: Target = { type: 'member', id: 'U-1' }
const caseOf = (id: string) => unfinishedCaseOf(testApp.db, { type: 'member', id })

async function flagsOf(id: string) {
  const open = await caseOf(id)
  if (!open) return null
  const version = await versionOf(testApp.db, open.target, open.contentVersion)
  return (version?.flags ?? []).map(({ rule, reason }) => `${rule}: ${reason}`)
}

/** Decides the unfinished case of a target; final after ten seconds. */
async function decide(target: Target, choice: Choice): Promise<{ decisionId: string }> {
  const caseId = (await unfinishedCaseOf(testApp.db, target))?.id ?? ''
  await claimCase(testApp.app, sato, caseId)
  const { fence = 0, contentVersion = 0 } = (await unfinishedCaseOf(testApp.db, target)) ?? {}
  return await decideAs(testApp, sato, { caseId, fence, contentVersion, choice, note: '一件ごとに判断' })
}
async function settle(): Promise<void> {
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}
async function confirm(id: string): Promise<void> {
  await testApp.ingest(aJob(id))
  await decide({ type: 'job', id }, choiceOf('warn'))
  await settle()
}
const confirmAll = async (...ids: string[]) => {
  for (const id of ids) await confirm(id)
}
const days = (n: number) => testApp.wait(n * 86_400)

test('the third text of a member that is confirmed under one category opens a case of the member that says so', async () => {
  await testApp.ingest(aMember('U-1'))
  await confirmAll('J-1', 'J-2')
  expect(await caseOf('U-1')).toBeNull()
  await confirm('J-3')
  expect(await caseOf('U-1')).toMatchObject({ queue: 'flagged', category: 'direct_deal', authorId: 'U-1' })
  expect(await flagsOf('U-1')).toEqual(['direct_deal.repeated: repeated_violations'])
  const review = await getReview(testApp.app, sato, (await caseOf('U-1'))?.id ?? '')
  expect(review).toMatchObject({ target: member, suspected: 'direct_deal', versions: [], flags: [{ spans: [] }] })
})

test('a decision that is undone, or older than thirty days, does not count', async () => {
  await testApp.ingest(aMember('U-1'))
  await confirmAll('J-1', 'J-2')
  await testApp.ingest(aJob('J-3'))
  const { decisionId } = await decide({ type: 'job', id: 'J-3' }, choiceOf('warn'))
  await undoDecision(testApp.app, sato, decisionId)
  await settle()
  expect(await caseOf('U-1')).toBeNull()
  days(31)
  await confirmAll('J-4', 'J-5')
  expect(await caseOf('U-1')).toBeNull()
})

test('a violation that was taken back from another case does not count', async () => {
  await testApp.ingest(aMember('U-1'))
  await confirmAll('J-1', 'J-2')
  const [warned] = await ledgerOf(testApp.db, 'U-1')
  await testApp.ingest(aJob('J-3'))
  await decide({ type: 'job', id: 'J-3' }, reversalOf(warned?.id ?? ''))
  await settle()
  await confirm('J-4')
  expect(await caseOf('U-1')).toBeNull()
  await confirm('J-5')
  expect(await flagsOf('U-1')).toEqual(['direct_deal.repeated: repeated_violations'])
})

test('once somebody has looked at the member, three more are needed, and thirty days', async () => {
  await testApp.ingest(aMember('U-1'))
  await confirmAll('J-1', 'J-2', 'J-3')
  await decide(member, choiceOf('advice'))
  await settle()
  await confirmAll('J-4', 'J-5', 'J-6')
  expect(await caseOf('U-1')).toBeNull()
  days(29)
  await confirm('J-7')
  expect(await caseOf('U-1')).toBeNull()
  days(2)
  await confirmAll('J-8', 'J-9')
  expect(await flagsOf('U-1')).toEqual(['direct_deal.repeated: repeated_violations'])
})

test('a flag joins the open case of its member, with the reports in it, and one opens another while that is held', async () => {
  await testApp.ingest(aMember('U-1'))
  await testApp.ingest(aReport('R-1', { target: member }))
  const opened = await caseOf('U-1')
  await confirmAll('J-1', 'J-2', 'J-3')
  expect(await caseOf('U-1')).toMatchObject({
    id: opened?.id,
    contentVersion: 2,
    reporters: 1,
    category: 'direct_deal',
  })
  await decide(member, NO_VIOLATION)
  await postAlike(5)
  expect(await caseOf('U-1')).toMatchObject({ id: opened?.id, state: 'held', joinedWhileHeld: true })
  await settle()
  expect(await caseOf('U-1')).toMatchObject({
    previousCaseId: opened?.id,
    rules: ['direct_deal.repeated', 'other.reposts'],
  })
})

test('a report that waited for its member joins the case that a flag opens', async () => {
  await testApp.ingest(aReport('R-1', { target: member }))
  await testApp.rawSql("UPDATE reports SET invalidated_at = '2026-11-24T01:00:00.000Z', invalidated_by = 'x'")
  await testApp.ingest(aMember('U-1'))
  await confirmAll('J-1', 'J-2', 'J-3')
  const [report] = await testApp.rawSql('SELECT case_id FROM reports')
  expect(report?.case_id).toBe((await caseOf('U-1'))?.id)
})

test('a member the desk does not know, and one who was erased, are not flagged', async () => {
  await confirmAll('J-1', 'J-2', 'J-3')
  expect(await caseOf('U-1')).toBeNull()
  await testApp.ingest(aMember('U-1'))
  await testApp.rawSql("UPDATE members SET erased_at = '2026-11-24T01:00:00.000Z'")
  await confirm('J-4')
  expect(await caseOf('U-1')).toBeNull()
})

const WORDS = `${CLEAN}初心者の方も歓迎です。納期は発注から一週間、修正は二回までお願いする予定です。`

async function postAlike(n: number, from = 0): Promise<void> {
  for (let each = from; each < from + n; each++)
    await testApp.ingest(
      aJob(`P-${each}`, { title: `執筆 その${each}`, description: WORDS, updatedAt: testApp.app.clock.now() }),
    )
}

test('five nearly identical jobs within a day flag their client; four do not, nor five over two days', async () => {
  await testApp.ingest(aMember('U-1'))
  await postAlike(4)
  expect(await caseOf('U-1')).toBeNull()
  days(1.5)
  await postAlike(4, 4)
  expect(await caseOf('U-1')).toBeNull()
  await postAlike(1, 8)
  expect(await flagsOf('U-1')).toEqual(['other.reposts: reposted_jobs'])
})

test('five different jobs, and five versions of one, are no reposts', async () => {
  await testApp.ingest(aMember('U-1'))
  const kinds = ['ロゴの制作', '議事録の清書', '英文の校正', '動画の字幕', '名簿の整理']
  for (const [n, kind] of kinds.entries()) await testApp.ingest(aJob(`Q-${n}`, { description: kind.repeat(20) }))
  for (let n = 0; n < 5; n++)
    await testApp.ingest(aJob('P-1', { description: `${WORDS}${n}`, updatedAt: `2026-11-24T02:00:0${n}.000Z` }))
  expect(await caseOf('U-1')).toBeNull()
})

test('jobs whose words were erased since the last one are no reposts', async () => {
  await testApp.ingest(aMember('U-1'))
  await postAlike(4)
  await testApp.ingest(aJob('Q-1', { description: 'ロゴの制作'.repeat(20), updatedAt: testApp.app.clock.now() }))
  await testApp.rawSql(
    "UPDATE content_versions SET title = '', body = '', flags = '[]', erased_at = '2026-11-24T01:00:00.000Z', text_hash = 'x'",
  )
  await postAlike(4, 4)
  expect(await caseOf('U-1')).toBeNull()
  await postAlike(1, 8)
  expect(await flagsOf('U-1')).toEqual(['other.reposts: reposted_jobs'])
})

/** Withdraws a member for good. */
async function withdraw(memberId: string, change: Parameters<typeof aMember>[1] = {}): Promise<void> {
  const steps = withdrawalSteps(testApp)
  const lead = await steps.signedIn('tanaka', 'lead')
  const approver = await steps.signedIn('kimura', 'approver')
  const { withdrawalId } = await steps.proposeAs(
    lead,
    steps.proposal(await steps.inHand(lead, memberId, `J-${memberId}`)),
  )
  await testApp.ingest(aMember(memberId, change))
  await steps.openAll(approver, withdrawalId)
  await steps.approveAs(approver, withdrawalId)
  testApp.wait(30 * 60)
  expect(await steps.release()).toBe(1)
}

test('an account with the mail or phone of a withdrawn member is flagged when it arrives', async () => {
  await withdraw('U-1000')
  await testApp.ingest(aMember('U-2000', { phone: '03-9999-0000' }))
  expect(await caseOf('U-2000')).toBeNull()
  await testApp.ingest(aMember('U-3000', { phone: '090 1234 5678' }))
  expect(await flagsOf('U-3000')).toEqual(['other.related_account: shares_phone_with_withdrawn'])
  await testApp.ingest(aMember('U-2000', { email: 'U-1000@example.jp' }))
  expect(await flagsOf('U-2000')).toEqual(['other.related_account: shares_mail_and_phone_with_withdrawn'])
})

test('a withdrawn member is flagged no more, and what is confirmed about a member is not one more of their texts', async () => {
  await testApp.ingest(aMember('U-1'))
  await confirmAll('J-1', 'J-2')
  await testApp.ingest(aReport('R-1', { target: member }))
  await decide(member, choiceOf('warn'))
  await settle()
  expect(await caseOf('U-1')).toBeNull()
  await withdraw('U-3000')
  for (const id of ['K-1', 'K-2', 'K-3']) {
    await testApp.ingest(aJob(id, { clientId: 'U-3000' }))
    await decide({ type: 'job', id }, choiceOf('warn'))
    await settle()
  }
  expect(await caseOf('U-3000')).toBeNull()
})

test('accounts that share a contact with a member are flagged when that member is withdrawn', async () => {
  await testApp.ingest(aMember('U-2000', { email: 'U-1000@example.jp', phone: '03-9999-0000' }))
  await testApp.ingest(aMember('U-3000', { phone: '03-9999-1111' }))
  await withdraw('U-1000')
  expect(await flagsOf('U-2000')).toEqual(['other.related_account: shares_mail_with_withdrawn'])
  expect(await caseOf('U-3000')).toBeNull()
  expect(await caseOf('U-1000')).toBeNull()
})

test('who shares a contact with a member whose withdrawal was reversed is not flagged', async () => {
  await withdraw('U-1000')
  const [line] = (await ledgerOf(testApp.db, 'U-1000')).filter(({ measure }) => measure === 'withdraw')
  await testApp.rawSql(`UPDATE decisions SET reversed = 1 WHERE id = '${line?.decisionId}'`)
  await testApp.ingest(aMember('U-3000'))
  expect(await caseOf('U-3000')).toBeNull()
})

test('members without a phone number share none', async () => {
  await testApp.ingest(aMember('U-2000', { phone: '' }))
  await withdraw('U-1000', { phone: '-' })
  expect(await caseOf('U-2000')).toBeNull()
})

test('a member who is told again with the same contacts is not flagged again', async () => {
  await withdraw('U-1000')
  await testApp.ingest(aMember('U-3000'))
  await decide({ type: 'member', id: 'U-3000' }, NO_VIOLATION)
  await settle()
  days(40)
  await testApp.ingest(aMember('U-3000', { roles: ['freelancer'] }))
  expect(await caseOf('U-3000')).toBeNull()
})

test('the figures of the rules are those that people read, in both languages', () => {
  for (const { reasons } of [english, japanese]) {
    expect(reasons.repeated_violations.match(/\d+/g)?.map(Number).sort()).toEqual(Object.values(REPEATED).sort())
    expect(reasons.reposted_jobs.match(/\d+/g)?.map(Number).sort()).toEqual(Object.values(REPOSTS).sort())
  }
})
