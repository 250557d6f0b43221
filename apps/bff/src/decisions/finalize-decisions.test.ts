import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { verifyChain } from '@mimamori/storage/audit/audit-chain-verification'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getBreakdownPeriod } from '../breakdown/get-breakdown-period.ts'
import { releaseExpiredLeases } from '../cases/case-leases.ts'
import { claimCase } from '../cases/claim-case.ts'
import { aJob, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, claimedCase, decideAs, refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { finalizeExpiredDecisions } from './finalize-decisions.ts'
import { undoDecision } from './undo-decision.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('a hidden job is hidden once the window is over, and shown again by the opposite', async () => {
  const held = await claimedCase(testApp, 'show')
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.visible).toBe(false)
  expect(await refusalOf(decideAs(testApp, sato, { ...held, choice: choiceOf('hide') }))).toBe('already_hidden')
  const both = { ...choiceOf('advice'), measures: ['show', 'advice'] as const }
  expect(await refusalOf(decideAs(testApp, sato, { ...held, choice: both }))).toBe('measure_not_allowed')
  await decideAs(testApp, sato, { ...held, choice: choiceOf('show') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.visible).toBe(true)
})

test('what arrives while a decision is held joins, and a new case opens from it when the decision stands', async () => {
  const { caseId } = await claimedCase(testApp, 'hide')
  await testApp.ingest(aReport('R-1'))
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  testApp.wait(3)
  await testApp.ingest(aReport('R-2', { reporterId: 'U-8' }))
  expect(await unfinishedCaseOf(testApp.db, { type: 'job', id: 'J-1' })).toMatchObject({
    id: caseId,
    state: 'held',
    joinedWhileHeld: true,
  })
  testApp.wait(7)
  await finalizeExpiredDecisions(testApp.app)
  const next = await testApp.caseOfJob('J-1')
  expect(next).toMatchObject({ state: 'open', previousCaseId: caseId, reporters: 1 })
  expect((await reportsOfCase(testApp.db, next.id)).map((report) => report.id)).toEqual(['R-2'])
  expect((await reportsOfCase(testApp.db, caseId)).map((report) => report.id)).toEqual(['R-1'])
})

test('a new text that arrives while held opens a new case on that text', async () => {
  const { caseId } = await claimedCase(testApp, 'hide')
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  await testApp.ingest(aJob('J-1', { title: '新しい題名', updatedAt: '2026-11-24T05:00:00.000Z' }))
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ previousCaseId: caseId, contentVersion: 2 })
})

test('undo after a new report works, and the report is in the case that comes back', async () => {
  const { caseId } = await claimedCase(testApp, 'hide')
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  await testApp.ingest(aReport('R-1'))
  await undoDecision(testApp.app, sato, decisionId)
  expect(await caseById(testApp.db, caseId)).toMatchObject({ state: 'claimed', reporters: 1, joinedWhileHeld: false })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect(await unfinishedCaseOf(testApp.db, { type: 'job', id: 'J-1' })).toMatchObject({ id: caseId })
})

test('undo is over after ten seconds, works once, and is for the person who decided or a lead', async () => {
  const { caseId } = await claimedCase(testApp, 'warn')
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('warn') })
  expect(await refusalOf(undoDecision(testApp.app, suzuki, decisionId))).toBe('not_permitted')
  expect(await undoDecision(testApp.app, tanaka, decisionId)).toEqual({ caseId, fence: null })
  expect(await caseById(testApp.db, caseId)).toMatchObject({ state: 'open', fence: 2 })
  expect(await refusalOf(undoDecision(testApp.app, sato, decisionId))).toBe('already_undone')
  await claimCase(testApp.app, sato, caseId)
  const second = await decideAs(testApp, sato, { caseId, fence: 3, choice: choiceOf('warn') })
  testApp.wait(10)
  expect(await refusalOf(undoDecision(testApp.app, sato, second.decisionId))).toBe('undo_window_over')
})

test('a warning stands in the ledger of the client, and not after it is undone', async () => {
  const { caseId } = await claimedCase(testApp, 'warn')
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('warn') })
  expect(await standingOf(testApp.db, 'U-1', testApp.app.clock.now())).toMatchObject({ warnings: 1 })
  await undoDecision(testApp.app, sato, decisionId)
  expect(await standingOf(testApp.db, 'U-1', testApp.app.clock.now())).toMatchObject({ warnings: 0 })
})

test('a job counts once in its Japan-time month, as other when it spans several categories, and undo takes it back', async () => {
  const { caseId } = await claimedCase(testApp, 'hide')
  const several: Choice = {
    ...choiceOf('hide'),
    categories: ['direct_deal', 'mlm'],
  }
  const confirmed = async () =>
    (await getBreakdownPeriod(testApp.app, { period: '2026-11' })).tables[0]?.figures.category
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: several })
  expect(await confirmed()).toMatchObject({ other: 1, direct_deal: 0, mlm: 0 })
  await undoDecision(testApp.app, sato, decisionId)
  expect(await confirmed()).toMatchObject({ other: 0 })
  await decideAs(testApp, sato, { caseId, fence: 2, choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await testApp.ingest(aReport('R-1'))
  const next = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, next.id)
  await decideAs(testApp, sato, { caseId: next.id, choice: choiceOf('warn') })
  expect(await confirmed()).toMatchObject({ other: 0, direct_deal: 1 })
})

test('the closed case stays the one that was decided on, whatever came while it was held', async () => {
  const { caseId } = await claimedCase(testApp, 'hide')
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  await testApp.ingest(aJob('J-1', { title: '新しい題名', updatedAt: '2026-11-24T05:00:00.000Z' }))
  await testApp.ingest(aReport('R-1'))
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect(await caseById(testApp.db, caseId)).toMatchObject({ state: 'closed', contentVersion: 1, reporters: 0 })
})

test('an undone case comes back on the newest text', async () => {
  const { caseId } = await claimedCase(testApp, 'hide')
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  await testApp.ingest(aJob('J-1', { title: '新しい題名', updatedAt: '2026-11-24T05:00:00.000Z' }))
  await undoDecision(testApp.app, sato, decisionId)
  expect(await caseById(testApp.db, caseId)).toMatchObject({ state: 'claimed', contentVersion: 2 })
})

test('a report on a job whose case is closed opens a new case that links to it', async () => {
  const { caseId } = await claimedCase(testApp, 'no_violation')
  await decideAs(testApp, sato, { caseId, choice: { kind: 'no_violation', reason: 'false_detection' } })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await testApp.ingest(aReport('R-1'))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ previousCaseId: caseId, reporters: 1 })
})

test('deciding, being refused, undoing and losing a lease leave a chain that verifies', async () => {
  const { caseId } = await claimedCase(testApp, 'hide')
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  await refusalOf(decideAs(testApp, sato, { caseId, choice: choiceOf('hide') }))
  await undoDecision(testApp.app, sato, decisionId)
  testApp.wait(200)
  await releaseExpiredLeases(testApp.app)
  expect(await verifyChain(testApp.app.storage)).toMatchObject({ ok: true })
})
