import { caseById } from '@mimamori/storage/cases/case-reads'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import { reportersOf } from '@mimamori/storage/reports/reporter-reads'
import { evidenceOf } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { hashPin } from '@mimamori/storage/withdrawals/withdrawal-pin-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { enterEnquiry } from '../enquiries/enter-enquiry.ts'
import { openEnquiryCase } from '../enquiries/open-enquiry-case.ts'
import { linkEnquiry } from '../enquiries/work-on-enquiry.ts'
import { getMemberTimeline } from '../members/get-member-page.ts'
import { invalidateReports } from '../reports/invalidate-reports.ts'
import { searchTexts } from '../search/search-texts.ts'
import { aJob, aMember, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf } from '../testing/test-decisions.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { getWithdrawal } from './get-withdrawals.ts'
import { prepareWithdrawal } from './prepare-withdrawal.ts'

let testApp: TestApp
let at: ReturnType<typeof withdrawalSteps>
let [sato, suzuki, kimura]: SignedInStaff[] = []
beforeEach(async () => {
  testApp = await openTestApp()
  at = withdrawalSteps(testApp)
  sato = await at.signedIn('sato', 'moderator')
  suzuki = await at.signedIn('suzuki', 'lead')
  kimura = await at.signedIn('kimura', 'approver')
})
afterEach(() => testApp.close())

const by = (person: SignedInStaff | undefined): SignedInStaff => person ?? expect.unreachable('nobody')

/** An enquiry in the name of U-9 that `enters` writes down, `links` links to the client of J-1 and to J-1, and `opens` makes a case of. */
async function reportedBy(enters: SignedInStaff, links = enters, opens = links) {
  await testApp.ingest(aMember('U-4711'))
  await testApp.ingest(aMember('U-9'))
  await testApp.ingest(aJob('J-1', { clientId: 'U-4711' }))
  const told = { memberId: 'U-9', statedName: 'kantan', statedJobUrl: '', text: '直接振り込みました。', evidence: [] }
  const { caseId } = await testApp.app.storage.write((tx) => enterEnquiry(tx, testApp.app.clock.now(), enters, told))
  await claimCase(testApp.app, links, caseId)
  await linkEnquiry(testApp.app, links, { caseId, fence: 1, side: 'job', found: 'J-1' })
  const fence = links === opens ? 1 : 2
  if (links !== opens) {
    testApp.wait(121)
    await claimCase(testApp.app, opens, caseId)
  }
  const opened = await openEnquiryCase(testApp.app, opens, { caseId, fence, side: 'job' })
  const number = (await caseById(testApp.db, caseId))?.number
  return { enquiryCaseId: caseId, number, caseId: opened.caseId }
}

const claimedBy = (who: SignedInStaff) => at.claimed(who, { type: 'job', id: 'J-1' })

const proposing = async (who: SignedInStaff) => {
  const inHand = await claimedBy(who)
  const report = (await getReview(testApp.app, who, inHand.id)).reports[0]?.id ?? ''
  const { evidence, ...rest } = at.proposal(inHand)
  return { ...rest, evidence: [...evidence.slice(0, 1), { kind: 'report' as const, id: report }] }
}

test('a report that staff wrote down says so wherever it is read, with who did', async () => {
  const { enquiryCaseId, number, caseId } = await reportedBy(by(sato))
  const source = { caseId: enquiryCaseId, caseNumber: number, enteredBy: 'sato' }
  const proposal = await proposing(by(suzuki))
  expect((await getReview(testApp.app, by(suzuki), caseId)).reports).toMatchObject([
    { source: { ...source, hadPart: false } },
  ])
  const draft = await prepareWithdrawal(testApp.app, by(suzuki), proposal)
  expect(draft).toMatchObject({ refusal: null })
  expect(draft.candidates.find(({ ref }) => ref.kind === 'report')).toMatchObject({ source })
  const { withdrawalId } = await at.proposeAs(by(suzuki), proposal)
  const [text, report] = (await getWithdrawal(testApp.app, by(kimura), withdrawalId)).evidence
  expect([text?.source, report?.source]).toEqual([null, source])
  expect(await at.openAs(by(kimura), { withdrawalId, n: 2 })).toMatchObject({ source, unchanged: true })
  expect(
    (await searchTexts(testApp.app, by(kimura), { q: '振り込み' })).hits.filter(({ kind }) => kind === 'report'),
  ).toMatchObject([{ source }])
  const { entries } = await getMemberTimeline(testApp.app, { memberId: 'U-4711', kinds: ['report'] })
  expect(entries).toMatchObject([{ kind: 'report', source }])
})

test('where a pinned report comes from is in its hash', async () => {
  await reportedBy(by(sato))
  const { withdrawalId } = await at.proposeAs(by(suzuki), await proposing(by(suzuki)))
  const report = (await evidenceOf(testApp.db, withdrawalId)).at(-1) ?? expect.unreachable('nothing is pinned')
  expect(report).toMatchObject({ origin: { enteredBy: by(sato).id } })
  expect(hashPin(report)).toBe(report.hash)
  expect(hashPin({ ...report, origin: null })).not.toBe(report.hash)
  await expect(testApp.rawSql('UPDATE reports SET entered_by = NULL')).rejects.toThrow(
    'where a report comes from is kept',
  )
})

test('who entered, linked or made a case of an enquiry neither proposes nor approves a withdrawal on its report', async () => {
  await reportedBy(by(sato), by(kimura), by(suzuki))
  for (const who of [by(sato), by(suzuki)]) {
    const proposal = await proposing(who)
    expect((await prepareWithdrawal(testApp.app, who, proposal)).refusal).toBe('had_part')
    expect(await refusalOf(at.proposeAs(who, proposal))).toBe('had_part')
    testApp.wait(121)
  }
  const tani = await at.signedIn('tani', 'moderator')
  const { withdrawalId } = await at.proposeAs(tani, await proposing(tani))
  await at.openAll(by(kimura), withdrawalId)
  await at.showFactor(by(kimura))
  expect((await getWithdrawal(testApp.app, by(kimura), withdrawalId)).moves.approve).toBe('had_part')
  expect(await refusalOf(at.approveAs(by(kimura), withdrawalId))).toBe('had_part')
  const ito = await at.signedIn('ito', 'approver')
  await at.openAll(ito, withdrawalId)
  expect(await refusalOf(at.approveAs(ito, withdrawalId))).toBe('was allowed')
})

test('a proposal by who had part, made before the desk knew, is not approved by anybody', async () => {
  await reportedBy(by(sato))
  const proposal = await proposing(by(suzuki))
  const { withdrawalId } = await at.proposeAs(by(suzuki), proposal)
  await testApp.rawSql(`DROP TRIGGER reports_source_kept${process.env.TEST_ENGINE === 'postgres' ? ' ON reports' : ''}`)
  await testApp.rawSql(`UPDATE reports SET had_part = '["${by(suzuki).id}"]'`)
  await at.openAll(by(kimura), withdrawalId)
  expect(await refusalOf(at.approveAs(by(kimura), withdrawalId))).toBe('proposer_had_part')
})

test('who had part may hide or ask for a correction, and leaves every other end of the case to somebody else', async () => {
  const { caseId } = await reportedBy(by(sato))
  await claimCase(testApp.app, by(sato), caseId)
  const { moves, reports } = await getReview(testApp.app, by(sato), caseId)
  expect(reports[0]?.source).toMatchObject({ hadPart: true })
  expect(moves).toMatchObject({ hide: null, request_correction: null, escalate: null, release: null })
  expect(moves).toMatchObject({
    no_violation: 'had_part',
    warn: 'had_part',
    advice: 'had_part',
    propose_withdrawal: 'had_part',
  })
  expect(await refusalOf(decideAs(testApp, by(sato), { caseId, choice: NO_VIOLATION }))).toBe('had_part')
  expect(await refusalOf(decideAs(testApp, by(sato), { caseId, choice: choiceOf('warn') }))).toBe('had_part')
  expect(await refusalOf(decideAs(testApp, by(sato), { caseId, choice: choiceOf('hide') }))).toBe('was allowed')
})

test('who only read the enquiry decides its case as any other', async () => {
  const { caseId } = await reportedBy(by(sato))
  await claimCase(testApp.app, by(suzuki), caseId)
  expect(await refusalOf(decideAs(testApp, by(suzuki), { caseId, choice: NO_VIOLATION }))).toBe('was allowed')
})

test('what staff wrote down is on no record of the member it names, and not invalidated as theirs', async () => {
  const { caseId } = await reportedBy(by(sato))
  const known = async () => (await reportersOf(testApp.db, ['U-9'])).get('U-9')
  const nothing = { reviewed: 0, confirmed: 0, invalidated: 0, outOfScope: 0, open: 0 }
  expect(await known()).toEqual(nothing)
  const reportId = (await getReview(testApp.app, by(suzuki), caseId)).reports[0]?.id ?? ''
  expect(await refusalOf(invalidateReports(testApp.app, by(suzuki), { reportId, reason: 'false_claims' }))).toBe(
    'no_open_report',
  )
  await claimCase(testApp.app, by(suzuki), caseId)
  await decideAs(testApp, by(suzuki), { caseId, choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect(await known()).toEqual(nothing)
})

test('the marketplace is told of an enquiry that is entered in the name of a member', async () => {
  const { enquiryCaseId } = await reportedBy(by(sato))
  const [told] = await testApp.rawSql("SELECT payload FROM outbox WHERE event = 'enquiry.entered'")
  const [enquiry] = await testApp.rawSql(`SELECT id FROM enquiries WHERE case_id = '${enquiryCaseId}'`)
  expect(JSON.parse(String(told?.payload))).toMatchObject({ data: { enquiryId: enquiry?.id, memberId: 'U-9' } })
})

test('nobody is linked as their own other side', async () => {
  const { enquiryCaseId: caseId } = await reportedBy(by(sato))
  const own = linkEnquiry(testApp.app, by(sato), { caseId, fence: 1, side: 'member', found: 'U-9' })
  expect(await refusalOf(own)).toBe('own_other_side')
})

test('who had part in a report of another case proposes nothing that rests on it', async () => {
  const { caseId } = await reportedBy(by(sato))
  const [report] = await reportsOfCase(testApp.db, caseId)
  await testApp.ingest(aJob('J-2', { clientId: 'U-4711' }))
  const proposal = at.proposal(await at.claimed(by(sato), { type: 'job', id: 'J-2' }))
  expect((await prepareWithdrawal(testApp.app, by(sato), proposal)).refusal).toBeNull()
  const evidence = [...proposal.evidence, { kind: 'report' as const, id: report?.id ?? '' }]
  expect(await refusalOf(at.proposeAs(by(sato), { ...proposal, evidence }))).toBe('had_part')
})

test('a report that came while its case waits for a second person keeps nobody from approving', async () => {
  const { withdrawalId } = await at.proposeAs(by(suzuki), at.proposal(await at.inHand(by(suzuki), 'U-4711', 'J-1')))
  await reportedBy(by(sato), by(kimura), by(sato))
  await at.openAll(by(kimura), withdrawalId)
  await at.showFactor(by(kimura))
  expect((await getWithdrawal(testApp.app, by(kimura), withdrawalId)).moves.approve).toBeNull()
})
