import { EMPTY_CHECKLIST } from '@mimamori/policy/enquiries/enquiry'
import { MAX_EVIDENCE } from '@mimamori/policy/enquiries/enquiry-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { releaseCase } from '../cases/case-leases.ts'
import { claimCase } from '../cases/claim-case.ts'
import { getCase } from '../cases/get-case.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, aMember, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki } from '../testing/test-decisions.ts'
import { claimedEnquiry, enquiryNow, linkedEnquiry } from '../testing/test-enquiries.ts'
import { answerEnquiry } from './answer-enquiry.ts'
import { enterEnquiry } from './enter-enquiry.ts'
import { openEnquiryCase } from './open-enquiry-case.ts'
import { addEvidence, type ClaimedEnquiry, checkEnquiry, linkEnquiry } from './work-on-enquiry.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccount(testApp.app, { id: 'sato', login: 'sato', alias: '佐藤' })
})
afterEach(() => testApp.close())

async function viewOf(caseId: string, actor: Staff = sato) {
  const review = await getCase(testApp.app, actor, caseId)
  return review.kind === 'enquiry' ? review : expect.unreachable('a case of another kind')
}
const link = (claimed: ClaimedEnquiry, side: 'member' | 'job', found: string | null) =>
  linkEnquiry(testApp.app, sato, { ...claimed, side, found })

test('a stated name is linked to a member of the desk, and not found is kept as what was found', async () => {
  await testApp.ingest(aMember('U-2'))
  const claimed = await claimedEnquiry(testApp)
  expect((await viewOf(claimed.caseId)).enquiry.links).toEqual({ member: { looked: false }, job: { looked: false } })
  await link(claimed, 'member', 'U-2')
  await link(claimed, 'job', null)
  const { enquiry, may } = await viewOf(claimed.caseId)
  expect(enquiry.links).toMatchObject({
    member: { looked: true, found: { id: 'U-2', erased: false, standing: { warnings: 0 } } },
    job: { looked: true, found: null },
  })
  expect(enquiry.next).not.toBeNull()
  expect(may).toEqual({ work: null, answer: null, undo: 'already_undone' })
})

test('who or what the desk does not know is linked to nothing', async () => {
  const claimed = await claimedEnquiry(testApp)
  await expect(link(claimed, 'member', 'U-404')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(link(claimed, 'job', 'J-404')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await enquiryNow(testApp)).links).toEqual({ member: null, job: null })
})

test('an erased member can be linked, and nothing of them is shown', async () => {
  await testApp.ingest(aMember('U-2'))
  await testApp.rawSql("UPDATE members SET erased_at = registered_at WHERE id = 'U-2'")
  const claimed = await claimedEnquiry(testApp)
  await link(claimed, 'member', 'U-2')
  expect((await viewOf(claimed.caseId)).enquiry.links.member).toMatchObject({ found: { id: 'U-2', erased: true } })
})

test('the job in the stated address is suggested where the desk knows it', async () => {
  const { caseId } = await claimedEnquiry(testApp)
  expect((await viewOf(caseId)).enquiry.suggestedJob).toBeNull()
  await testApp.ingest(aJob('J-1', { clientId: 'U-2' }))
  expect((await viewOf(caseId)).enquiry.suggestedJob).toMatchObject({ id: 'J-1', clientId: 'U-2', visible: true })
})

test('the checklist and evidence are kept, each piece with who added it and when', async () => {
  const claimed = await claimedEnquiry(testApp)
  const checklist = { ...EMPTY_CHECKLIST, paid: { yen: 30_000 }, how: 'bank_transfer', police: true } as const
  await checkEnquiry(testApp.app, sato, { ...claimed, checklist })
  testApp.wait(1)
  await addEvidence(testApp.app, sato, { ...claimed, text: '通話の記録' })
  const { enquiry } = await viewOf(claimed.caseId)
  expect(enquiry).toMatchObject({ checklist, openQuestions: ['when', 'bank'] })
  expect(enquiry.evidence).toEqual([
    { text: '振込明細の画像', at: '2026-11-24T01:00:00.000Z', by: null },
    { text: '通話の記録', at: '2026-11-24T01:00:01.000Z', by: '佐藤' },
  ])
  const actions = (await auditPage(testApp.db, { limit: 2 })).map(({ action }) => action)
  expect(actions).toEqual(['enquiry.evidence_added', 'enquiry.checked'])
})

test('an enquiry has so many pieces of evidence and no more', async () => {
  const evidence = Array.from({ length: MAX_EVIDENCE }, (_, n) => `証拠${n}`)
  const claimed = await claimedEnquiry(testApp, { evidence })
  await expect(addEvidence(testApp.app, sato, { ...claimed, text: 'もう一つ' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
  expect((await enquiryNow(testApp)).evidence).toHaveLength(MAX_EVIDENCE)
})

test('other enquiries about the same member or the same stated name are shown, each with what was paid', async () => {
  await claimedEnquiry(testApp, { id: 'E-3', statedName: 'someone else' })
  const named = await claimedEnquiry(testApp, { id: 'E-2', statedName: 'Ｋａｎ ＴＡＮ' })
  await checkEnquiry(testApp.app, sato, { ...named, checklist: { ...EMPTY_CHECKLIST, paid: { yen: 500 } } })
  testApp.wait(1)
  await testApp.ingest(aMember('U-2'))
  const linked = await claimedEnquiry(testApp, { id: 'E-4', statedName: '' })
  await link(linked, 'member', 'U-2')
  const claimed = await claimedEnquiry(testApp)
  const seen = async () =>
    (await viewOf(claimed.caseId)).enquiry.related.map(({ enquiryId, by, paidYen }) => ({ enquiryId, by, paidYen }))
  expect(await seen()).toEqual([{ enquiryId: 'E-2', by: 'name', paidYen: 500 }])
  await link(claimed, 'member', 'U-2')
  expect(await seen()).toEqual([
    { enquiryId: 'E-4', by: 'member', paidYen: null },
    { enquiryId: 'E-2', by: 'name', paidYen: 500 },
  ])
  // names that nobody stated are not the same name
  expect((await viewOf(linked.caseId)).enquiry.related.map(({ enquiryId }) => enquiryId)).toEqual(['E-1'])
})

test('staff write down what came by telephone; nobody may be known behind it, but a member given has to be', async () => {
  const enter = (memberId: string | null) =>
    testApp.app.storage.write((tx) =>
      enterEnquiry(tx, testApp.app.clock.now(), sato, {
        ...{ memberId, statedName: 'kantan', statedJobUrl: '', text: '電話で相談', evidence: ['通話の記録'] },
      }),
    )
  const { caseId, caseNumber } = await enter(null)
  expect(await caseById(testApp.db, caseId)).toMatchObject({ kind: 'enquiry', state: 'open', number: caseNumber })
  const { enquiry, asking } = await viewOf(caseId)
  expect(enquiry).toMatchObject({ memberId: null, enteredBy: '佐藤', evidence: [{ text: '通話の記録', by: '佐藤' }] })
  expect(asking).toBeNull()
  await expect(enter('U-404')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

const WRITES: Readonly<Record<string, (claimed: ClaimedEnquiry, actor: Staff) => Promise<unknown>>> = {
  link: (claimed, actor) => linkEnquiry(testApp.app, actor, { ...claimed, side: 'member', found: null }),
  check: (claimed, actor) => checkEnquiry(testApp.app, actor, { ...claimed, checklist: EMPTY_CHECKLIST }),
  addEvidence: (claimed, actor) => addEvidence(testApp.app, actor, { ...claimed, text: 'x' }),
  openCase: (claimed, actor) => openEnquiryCase(testApp.app, actor, { ...claimed, side: 'job' }),
  answer: (claimed, actor) => answerEnquiry(testApp.app, actor, { ...claimed, letter: 'x', note: '' }),
}

test.each(Object.keys(WRITES))(
  '%s is refused without the case in hand, and changes and sends nothing',
  async (name) => {
    const write = WRITES[name] ?? expect.unreachable()
    const claimed = await linkedEnquiry(testApp)
    const before = await enquiryNow(testApp)
    const outbox = await testApp.rawSql('SELECT id FROM outbox')
    const refused = async (refusal: string, claim = claimed, actor = sato) => {
      const fault = await write(claim, actor).then(
        () => expect.unreachable('was allowed'),
        (cause) => cause,
      )
      expect(fault).toMatchObject({ data: { refusal, present: { state: expect.any(String) } } })
      expect(fault.status).toBe(refusal === 'not_permitted' ? 403 : 409)
    }
    await refused('lease_lost', { ...claimed, fence: claimed.fence - 1 })
    await refused('lease_lost', claimed, suzuki)
    await refused('not_permitted', claimed, person('kansa', 'auditor'))
    testApp.wait(120)
    await refused('lease_lost')
    await claimCase(testApp.app, suzuki, claimed.caseId)
    await refused('lease_lost')
    expect(await enquiryNow(testApp)).toEqual(before)
    expect(await testApp.rawSql('SELECT id FROM outbox')).toEqual(outbox)
    const taken = { ...claimed, fence: claimed.fence + 1 }
    await answerEnquiry(testApp.app, suzuki, { ...taken, letter: 'ご回答', note: '' })
    const held = await enquiryNow(testApp)
    await refused('already_decided', taken, suzuki)
    expect(await enquiryNow(testApp)).toEqual(held)
  },
)

test('a case that is released goes on from where it was', async () => {
  const claimed = await linkedEnquiry(testApp)
  await releaseCase(testApp.app, sato, claimed)
  expect(await refusalOf(link(claimed, 'member', null))).toBe('lease_lost')
  await claimCase(testApp.app, suzuki, claimed.caseId)
  expect((await viewOf(claimed.caseId, suzuki)).enquiry.links.member).toMatchObject({ found: { id: 'U-2' } })
})

test('nothing of enquiries is done in a case of another kind', async () => {
  await testApp.ingest(aJob('J-1'))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await expect(link({ caseId, fence: 1 }, 'member', null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
