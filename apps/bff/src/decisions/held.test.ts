import type { Choice } from '@mimamori/policy/decisions/choice'
import { verifyChain } from '@mimamori/storage/audit/verify'
import { caseById, unfinishedCaseOf } from '@mimamori/storage/cases/reads'
import { contentOf, reportsOfCase } from '@mimamori/storage/intake/reads'
import { standingOf } from '@mimamori/storage/ledger/reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { breakdownMonth } from '../breakdown/month.ts'
import { claimCase } from '../cases/claim.ts'
import { endLeases } from '../cases/hold.ts'
import { choiceOf, claimedCase, decideAs, refusalOf, sato, suzuki, tanaka } from '../trial/trial-decisions.ts'
import { aJob, aReport, type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { settle } from './settle.ts'
import { undo } from './undo.ts'

let desk: TrialDesk
beforeEach(async () => {
  desk = await trialDesk()
})
afterEach(() => desk.close())

test('a hidden job is hidden once the window is over, and shown again by the opposite', async () => {
  const held = await claimedCase(desk, 'show')
  expect((await contentOf(desk.db, { type: 'job', id: 'J-1' }))?.visible).toBe(false)
  expect(await refusalOf(decideAs(desk, sato, { ...held, choice: choiceOf('hide') }))).toBe('already_hidden')
  await decideAs(desk, sato, { ...held, choice: choiceOf('show') })
  desk.wait(10)
  await settle(desk.office)
  expect((await contentOf(desk.db, { type: 'job', id: 'J-1' }))?.visible).toBe(true)
})

test('what arrives while a decision is held joins, and a new case opens from it when the decision stands', async () => {
  const { caseId } = await claimedCase(desk, 'hide')
  await desk.takeIn(aReport('R-1'))
  await decideAs(desk, sato, { caseId, choice: choiceOf('hide') })
  desk.wait(3)
  await desk.takeIn(aReport('R-2', { reporterId: 'U-8' }))
  expect(await unfinishedCaseOf(desk.db, { type: 'job', id: 'J-1' })).toMatchObject({
    id: caseId,
    state: 'held',
    joinedWhileHeld: true,
  })
  desk.wait(7)
  await settle(desk.office)
  const next = await desk.caseOfJob('J-1')
  expect(next).toMatchObject({ state: 'open', previousCaseId: caseId, reporters: 1 })
  expect((await reportsOfCase(desk.db, next.id)).map((report) => report.id)).toEqual(['R-2'])
  expect((await reportsOfCase(desk.db, caseId)).map((report) => report.id)).toEqual(['R-1'])
})

test('a new text that arrives while held opens a new case on that text', async () => {
  const { caseId } = await claimedCase(desk, 'hide')
  await decideAs(desk, sato, { caseId, choice: choiceOf('hide') })
  await desk.takeIn(aJob('J-1', { title: '新しい題名', updatedAt: '2026-11-24T05:00:00.000Z' }))
  desk.wait(10)
  await settle(desk.office)
  expect(await desk.caseOfJob('J-1')).toMatchObject({ previousCaseId: caseId, contentVersion: 2 })
})

test('undo after a new report works, and the report is in the case that comes back', async () => {
  const { caseId } = await claimedCase(desk, 'hide')
  const { decisionId } = await decideAs(desk, sato, { caseId, choice: choiceOf('hide') })
  await desk.takeIn(aReport('R-1'))
  await undo(desk.office, sato, decisionId)
  expect(await caseById(desk.db, caseId)).toMatchObject({ state: 'claimed', reporters: 1, joinedWhileHeld: false })
  desk.wait(10)
  await settle(desk.office)
  expect(await unfinishedCaseOf(desk.db, { type: 'job', id: 'J-1' })).toMatchObject({ id: caseId })
})

test('undo is over after ten seconds, works once, and is for the person who decided or a lead', async () => {
  const { caseId } = await claimedCase(desk, 'warn')
  const { decisionId } = await decideAs(desk, sato, { caseId, choice: choiceOf('warn') })
  expect(await refusalOf(undo(desk.office, suzuki, decisionId))).toBe('not_permitted')
  expect(await undo(desk.office, tanaka, decisionId)).toEqual({ caseId, fence: null })
  expect(await caseById(desk.db, caseId)).toMatchObject({ state: 'open', fence: 2 })
  expect(await refusalOf(undo(desk.office, sato, decisionId))).toBe('already_undone')
  await claimCase(desk.office, sato, caseId)
  const second = await decideAs(desk, sato, { caseId, fence: 3, choice: choiceOf('warn') })
  desk.wait(10)
  expect(await refusalOf(undo(desk.office, sato, second.decisionId))).toBe('undo_window_over')
})

test('a warning stands in the ledger of the client, and not after it is undone', async () => {
  const { caseId } = await claimedCase(desk, 'warn')
  const { decisionId } = await decideAs(desk, sato, { caseId, choice: choiceOf('warn') })
  expect(await standingOf(desk.db, 'U-1', desk.office.clock.now())).toMatchObject({ warnings: 1 })
  await undo(desk.office, sato, decisionId)
  expect(await standingOf(desk.db, 'U-1', desk.office.clock.now())).toMatchObject({ warnings: 0 })
})

test('a job counts once in its Japan-time month, as other when it spans several categories, and undo takes it back', async () => {
  const { caseId } = await claimedCase(desk, 'hide')
  const several: Choice = {
    ...choiceOf('hide'),
    categories: ['direct_deal', 'mlm'],
  }
  const confirmed = async () => (await breakdownMonth(desk.office, { month: '2026-11' })).tables[0]?.figures.category
  const { decisionId } = await decideAs(desk, sato, { caseId, choice: several })
  expect(await confirmed()).toMatchObject({ other: 1, direct_deal: 0, mlm: 0 })
  await undo(desk.office, sato, decisionId)
  expect(await confirmed()).toMatchObject({ other: 0 })
  await decideAs(desk, sato, { caseId, fence: 2, choice: choiceOf('hide') })
  desk.wait(10)
  await settle(desk.office)
  await desk.takeIn(aReport('R-1'))
  const next = await desk.caseOfJob('J-1')
  await claimCase(desk.office, sato, next.id)
  await decideAs(desk, sato, { caseId: next.id, choice: choiceOf('warn') })
  expect(await confirmed()).toMatchObject({ other: 0, direct_deal: 1 })
})

test('the closed case stays the one that was decided on, whatever came while it was held', async () => {
  const { caseId } = await claimedCase(desk, 'hide')
  await decideAs(desk, sato, { caseId, choice: choiceOf('hide') })
  await desk.takeIn(aJob('J-1', { title: '新しい題名', updatedAt: '2026-11-24T05:00:00.000Z' }))
  await desk.takeIn(aReport('R-1'))
  desk.wait(10)
  await settle(desk.office)
  expect(await caseById(desk.db, caseId)).toMatchObject({ state: 'closed', contentVersion: 1, reporters: 0 })
})

test('an undone case comes back on the newest text', async () => {
  const { caseId } = await claimedCase(desk, 'hide')
  const { decisionId } = await decideAs(desk, sato, { caseId, choice: choiceOf('hide') })
  await desk.takeIn(aJob('J-1', { title: '新しい題名', updatedAt: '2026-11-24T05:00:00.000Z' }))
  await undo(desk.office, sato, decisionId)
  expect(await caseById(desk.db, caseId)).toMatchObject({ state: 'claimed', contentVersion: 2 })
})

test('a report on a job whose case is closed opens a new case that links to it', async () => {
  const { caseId } = await claimedCase(desk, 'no_violation')
  await decideAs(desk, sato, { caseId, choice: { kind: 'no_violation' } })
  desk.wait(10)
  await settle(desk.office)
  await desk.takeIn(aReport('R-1'))
  expect(await desk.caseOfJob('J-1')).toMatchObject({ previousCaseId: caseId, reporters: 1 })
})

test('deciding, being refused, undoing and losing a lease leave a chain that verifies', async () => {
  const { caseId } = await claimedCase(desk, 'hide')
  const { decisionId } = await decideAs(desk, sato, { caseId, choice: choiceOf('hide') })
  await refusalOf(decideAs(desk, sato, { caseId, choice: choiceOf('hide') }))
  await undo(desk.office, sato, decisionId)
  desk.wait(200)
  await endLeases(desk.office)
  expect(await verifyChain(desk.office.desk)).toMatchObject({ ok: true })
})
