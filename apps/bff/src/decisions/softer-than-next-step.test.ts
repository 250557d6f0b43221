import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { claimPage } from '../cases/claim-case-page.ts'
import { getReview } from '../cases/get-review.ts'
import { changeLadderTerms } from '../ledger/ledger-procedures.ts'
import { getMemberPage } from '../members/get-member-page.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato, tanaka, UNASKED_PASS } from '../testing/test-decisions.ts'
import { finalizeExpiredDecisions } from './finalize-decisions.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

let jobs = 0
async function heldCase(): Promise<string> {
  jobs += 1
  await testApp.ingest(aJob(`J-${jobs}`))
  const { id } = await testApp.caseOfJob(`J-${jobs}`)
  await claimCase(testApp.app, sato, id)
  return id
}

async function decided(...measures: Parameters<typeof choiceOf>[0][]) {
  for (const measure of measures) {
    await decideAs(testApp, sato, { caseId: await heldCase(), choice: choiceOf(measure), note: '初回と同じ日' })
    testApp.wait(10)
    await finalizeExpiredDecisions(testApp.app)
  }
}

const TERMS = { hidesPerStep: 5, correctionDays: 3, appealDueDays: 7 }

test('who was advised is not advised again without a reason; what acts on the post, a warning and a pass need none', async () => {
  await decided('advice')
  const advised = await heldCase()
  for (const note of ['', ' \n'])
    expect(await refusalOf(decideAs(testApp, sato, { caseId: advised, choice: choiceOf('advice'), note }))).toBe(
      'softer_reason_required',
    )
  expect(await caseById(testApp.db, advised)).toMatchObject({ state: 'claimed', fence: 1 })
  for (const measure of ['request_correction', 'hide', 'warn'] as const)
    await decideAs(testApp, sato, { caseId: await heldCase(), choice: choiceOf(measure) })
  await decideAs(testApp, sato, { caseId: await heldCase(), choice: NO_VIOLATION })
})

test('the reason is stored with the decision, and the history of the next case shows it', async () => {
  await decided('advice')
  const caseId = await heldCase()
  const note = '規約の変更を知らなかった'
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('advice'), note })
  expect((await decisionById(testApp.db, decisionId))?.note).toBe(note)
  const [entry] = await auditPage(testApp.db, { action: 'case.decided', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ measures: ['advice'], softerThan: 'warn' })
  const { history } = await getReview(testApp.app, sato, await heldCase())
  expect(history.find((line) => line.caseId === caseId)).toMatchObject({ measures: ['advice'], note })
})

test('at the end of the ladder a hide and a warning ask nothing, and passing asks why; review, page of cases and page of the member name the same step', async () => {
  await decided('warn', 'warn', 'warn')
  for (const measure of ['request_correction', 'hide', 'warn'] as const)
    await decideAs(testApp, sato, { caseId: await heldCase(), choice: choiceOf(measure) })
  const caseId = await heldCase()
  expect(await refusalOf(decideAs(testApp, sato, { caseId, choice: UNASKED_PASS }))).toBe('pass_reason_required')
  expect(await refusalOf(decideAs(testApp, sato, { caseId, choice: choiceOf('advice') }))).toBe(
    'softer_reason_required',
  )
  const next = { measure: 'withdraw', nth: 1, hides: 0 }
  expect((await getReview(testApp.app, sato, caseId)).next).toEqual(next)
  expect((await getMemberPage(testApp.app, sato, 'U-1')).next).toEqual(next)
  const page = await claimPage(testApp.app, sato, { ids: [caseId] })
  expect(page.claimed.map((row) => row.next)).toEqual([next])
})

test('five hides count as one warning, as leads set it; off, they count nothing', async () => {
  await decided('hide', 'hide', 'hide', 'hide')
  const next = async () => (await getMemberPage(testApp.app, sato, 'U-1')).next
  expect(await next()).toMatchObject({ measure: 'advice' })
  await decided('hide')
  expect(await next()).toEqual({ measure: 'warn', nth: 1, hides: 5 })
  await changeLadderTerms(testApp.app, tanaka, { ...TERMS, hidesPerStep: 0 })
  expect(await next()).toMatchObject({ measure: 'advice', hides: 0 })
})

test('only leads set the ladder, within its bounds', async () => {
  expect(await refusalOf(changeLadderTerms(testApp.app, person('admin', 'admin'), TERMS))).toBe('not_permitted')
  expect(await refusalOf(changeLadderTerms(testApp.app, sato, TERMS))).toBe('not_permitted')
  for (const bad of [{ hidesPerStep: -1 }, { hidesPerStep: 1.5 }, { correctionDays: 0 }, { appealDueDays: 61 }])
    expect(await refusalOf(changeLadderTerms(testApp.app, tanaka, { ...TERMS, ...bad }))).toBe('setting_out_of_range')
})
