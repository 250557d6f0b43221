import { plusSeconds } from '@mimamori/policy/instant'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { notesOf } from '@mimamori/storage/notes/note-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { getQueueCounts } from '../queue/get-queue-page.ts'
import { aJob, aReport, CLEAN, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { decideAs, NO_VIOLATION, refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { releaseCase, releaseExpiredLeases, wakeSnoozedCases } from './case-leases.ts'
import { claimCase, claimNextCaseId } from './claim-case.ts'
import { getReview } from './get-review.ts'
import { escalateCase, pinCase, raiseCase, sendBackCase, snoozeCase, unpinCase } from './set-aside-case.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const WHY = '契約前の連絡先交換か判断が付きません。'
const stateOf = async (id: string) => (await caseById(testApp.db, id))?.state
const inSeconds = (n: number) => new Date(Date.parse(testApp.app.clock.now()) + n * 1000).toISOString()
const counts = async () => {
  const { flagged, patrol, reports, escalated, snoozed } = (await getQueueCounts(testApp.app, sato)).views
  return { flagged, patrol, reports, escalated, snoozed }
}
const NONE = { flagged: 0, patrol: 0, reports: 0, escalated: 0, snoozed: 0 }

async function held(description?: string) {
  await testApp.ingest(aJob('J-1', description === undefined ? {} : { description }))
  const { id } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, id)
  return { caseId: id, fence: 1 }
}

async function escalated() {
  const it = await held()
  await escalateCase(testApp.app, sato, it, WHY)
  return it.caseId
}

test('a snoozed case comes back at its instant, not before', async () => {
  const it = await held()
  await snoozeCase(testApp.app, sato, it, inSeconds(900))
  expect(await caseById(testApp.db, it.caseId)).toMatchObject({ state: 'snoozed', lease: null })
  expect(await counts()).toEqual({ ...NONE, snoozed: 1 })
  testApp.wait(899.999)
  expect(await wakeSnoozedCases(testApp.app)).toBe(0)
  testApp.wait(0.001)
  expect(await wakeSnoozedCases(testApp.app)).toBe(1)
  expect(await caseById(testApp.db, it.caseId)).toMatchObject({ state: 'open', snoozedUntil: null })
  expect(await counts()).toEqual({ ...NONE, flagged: 1 })
})

test.each([
  ['119 seconds ahead', 119, 'snooze_out_of_range'],
  ['two minutes ahead', 120, 'was allowed'],
  ['30 days ahead', 30 * 86_400, 'was allowed'],
  ['30 days and a second ahead', 30 * 86_400 + 1, 'snooze_out_of_range'],
])('snoozing %s', async (_, seconds, outcome) => {
  const it = await held()
  expect(await refusalOf(snoozeCase(testApp.app, sato, it, inSeconds(seconds), WHY))).toBe(outcome)
})

test('a snooze past the due time asks for a reason, which becomes an internal note that the log names', async () => {
  const it = await held()
  const { dueAt } = (await caseById(testApp.db, it.caseId)) ?? { dueAt: '' }
  const before = new Date(Date.parse(dueAt) - 1).toISOString()
  expect(await refusalOf(snoozeCase(testApp.app, sato, it, dueAt))).toBe('snooze_reason_required')
  expect(await refusalOf(snoozeCase(testApp.app, sato, it, dueAt, ' \n'))).toBe('snooze_reason_required')
  expect(await stateOf(it.caseId)).toBe('claimed')
  await snoozeCase(testApp.app, sato, it, dueAt, ` ${WHY} `)
  const [note] = await notesOf(testApp.db, it.caseId)
  expect(note).toMatchObject({ text: WHY, authorId: 'sato' })
  const [entry] = await auditPage(testApp.db, { action: 'case.snoozed', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({ fence: 1, until: dueAt, note: note?.id })
  await claimCase(testApp.app, suzuki, it.caseId)
  const again = { ...it, fence: 2 }
  expect(await refusalOf(snoozeCase(testApp.app, suzuki, again, before))).toBe('was allowed')
  expect(await notesOf(testApp.db, it.caseId)).toHaveLength(1)
})

test.each([
  ['a report', () => testApp.ingest(aReport('R-1'))],
  ['a new text', () => testApp.ingest(aJob('J-1', { title: '新しい題名', updatedAt: '2026-11-24T05:00:00.000Z' }))],
])('%s wakes a snoozed case', async (_, arrives) => {
  const it = await held()
  await snoozeCase(testApp.app, sato, it, inSeconds(900))
  await arrives()
  expect(await caseById(testApp.db, it.caseId)).toMatchObject({ state: 'open', snoozedUntil: null })
  expect((await counts()).flagged).toBe(1)
})

test('more contracts around the same text let a snoozed case sleep on', async () => {
  const it = await held()
  await snoozeCase(testApp.app, sato, it, inSeconds(900))
  const engagements = { contracts: 3, escrowedYen: 30_000, freelancers: 3 }
  await testApp.ingest(aJob('J-1', { engagements, updatedAt: '2026-11-24T05:00:00.000Z' }))
  expect(await stateOf(it.caseId)).toBe('snoozed')
})

test('whoever claims a snoozed case has it, and it is as if it had never slept', async () => {
  const it = await held()
  await snoozeCase(testApp.app, sato, it, inSeconds(900))
  await claimCase(testApp.app, suzuki, it.caseId)
  expect(await caseById(testApp.db, it.caseId)).toMatchObject({ state: 'claimed', snoozedUntil: null, fence: 2 })
  testApp.wait(900)
  expect(await wakeSnoozedCases(testApp.app)).toBe(0)
  expect(await counts()).toEqual({ ...NONE, flagged: 1 })
})

test('an escalated case waits for a lead, with the reason as a note that the audit log names by its id', async () => {
  const id = await escalated()
  expect(await counts()).toEqual({ ...NONE, escalated: 1 })
  expect(await claimNextCaseId(testApp.app, suzuki, { view: 'flagged' })).toBeNull()
  expect(await refusalOf(claimCase(testApp.app, sato, id))).toBe('waits_for_lead')
  const [note] = await notesOf(testApp.db, id)
  expect(note).toMatchObject({ text: WHY, authorId: 'sato' })
  const [entry] = await auditPage(testApp.db, { limit: 1, action: 'case.escalated' })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({ fence: 1, note: note?.id })
  await claimCase(testApp.app, tanaka, id)
  expect((await getReview(testApp.app, tanaka, id)).moves.send_back).toBeNull()
})

test('what a lead lets go of without a word waits for a lead again', async () => {
  const id = await escalated()
  await claimCase(testApp.app, tanaka, id)
  await releaseCase(testApp.app, tanaka, { caseId: id, fence: 2 })
  expect(await stateOf(id)).toBe('escalated')
  await claimCase(testApp.app, tanaka, id)
  testApp.wait(120)
  await releaseExpiredLeases(testApp.app)
  expect(await stateOf(id)).toBe('escalated')
  expect(await counts()).toEqual({ ...NONE, escalated: 1 })
})

test('sent back it is open for everybody, with the reason', async () => {
  const id = await escalated()
  await claimCase(testApp.app, tanaka, id)
  expect(await refusalOf(sendBackCase(testApp.app, tanaka, { caseId: id, fence: 2 }, ' '))).toBe('reason_required')
  await sendBackCase(testApp.app, tanaka, { caseId: id, fence: 2 }, '通常の確認で足ります')
  expect(await caseById(testApp.db, id)).toMatchObject({ state: 'open', escalatedBy: null })
  expect(await claimNextCaseId(testApp.app, suzuki, { view: 'flagged' })).toBe(id)
  expect((await notesOf(testApp.db, id)).map(({ text }) => text)).toContain('通常の確認で足ります')
})

test('what arrives for an escalated case joins it, and it goes on waiting for a lead', async () => {
  const id = await escalated()
  await testApp.ingest(aReport('R-1'))
  expect(await caseById(testApp.db, id)).toMatchObject({ state: 'escalated', reporters: 1 })
  expect(await counts()).toEqual({ ...NONE, escalated: 1 })
})

test('a lead who snoozes an escalated case finds it with the leads when it wakes', async () => {
  const id = await escalated()
  await claimCase(testApp.app, tanaka, id)
  await snoozeCase(testApp.app, tanaka, { caseId: id, fence: 2 }, inSeconds(900))
  expect(await refusalOf(claimCase(testApp.app, sato, id))).toBe('waits_for_lead')
  expect(await claimNextCaseId(testApp.app, sato, { view: 'snoozed' })).toBeNull()
  testApp.wait(900)
  await wakeSnoozedCases(testApp.app)
  expect(await stateOf(id)).toBe('escalated')
})

test('a decision on an escalated case that another lead undoes waits for a lead again', async () => {
  const id = await escalated()
  await claimCase(testApp.app, tanaka, id)
  const { decisionId } = await decideAs(testApp, tanaka, { caseId: id, fence: 2, choice: NO_VIOLATION })
  await undoDecision(testApp.app, person('mori', 'lead'), decisionId)
  expect(await stateOf(id)).toBe('escalated')
  expect(await counts()).toEqual({ ...NONE, escalated: 1 })
})

test('what is odd on patrol goes to the flagged queue with one key, and is due sooner', async () => {
  const it = await held(CLEAN)
  expect((await caseById(testApp.db, it.caseId))?.queue).toBe('patrol')
  await raiseCase(testApp.app, sato, it, '')
  const raised = await caseById(testApp.db, it.caseId)
  expect(raised).toMatchObject({ state: 'open', queue: 'flagged', category: null, severity: 'medium', lease: null })
  // four hours from now, where patrol had a day
  expect(raised?.dueAt).toBe(plusSeconds(testApp.app.clock.now(), 4 * 3600))
  expect(await counts()).toEqual({ ...NONE, flagged: 1 })
  expect(await notesOf(testApp.db, it.caseId)).toEqual([])
  await testApp.ingest(
    aJob('J-1', {
      description: CLEAN,
      engagements: { contracts: 2, escrowedYen: 0, freelancers: 2 },
      updatedAt: '2026-11-24T05:00:00.000Z',
    }),
  )
  expect((await caseById(testApp.db, it.caseId))?.queue).toBe('flagged')
})

test('a reason given with it is kept as a note; what is flagged already cannot be raised', async () => {
  const it = await held(CLEAN)
  await raiseCase(testApp.app, sato, it, '報酬の説明が不自然です')
  expect((await notesOf(testApp.db, it.caseId)).map(({ text }) => text)).toEqual(['報酬の説明が不自然です'])
  await claimCase(testApp.app, sato, it.caseId)
  expect(await refusalOf(raiseCase(testApp.app, sato, { ...it, fence: 2 }, ''))).toBe('not_on_patrol')
})

test('a pin outlasts what arrives, and unpinned the case stands where its rank puts it', async () => {
  await testApp.ingest(aJob('J-1'))
  const { id, rank } = await testApp.caseOfJob('J-1')
  await pinCase(testApp.app, tanaka, id)
  expect(await refusalOf(pinCase(testApp.app, tanaka, id))).toBe('already_pinned')
  await testApp.ingest(aReport('R-1'))
  const pinned = await caseById(testApp.db, id)
  expect(pinned?.rankLines.map(({ why }) => why)).toEqual(expect.arrayContaining(['reporters', 'pinned']))
  await unpinCase(testApp.app, tanaka, id)
  expect((await caseById(testApp.db, id))?.rank).toBe(rank - 3 * 60_000)
  expect(await refusalOf(unpinCase(testApp.app, tanaka, id))).toBe('not_pinned')
  expect(await refusalOf(pinCase(testApp.app, sato, id))).toBe('not_permitted')
})

const moves = [
  ['snooze', (held: { caseId: string; fence: number }) => snoozeCase(testApp.app, tanaka, held, inSeconds(900))],
  ['escalate', (held: { caseId: string; fence: number }) => escalateCase(testApp.app, tanaka, held, WHY)],
  ['send back', (held: { caseId: string; fence: number }) => sendBackCase(testApp.app, tanaka, held, WHY)],
  ['raise', (held: { caseId: string; fence: number }) => raiseCase(testApp.app, tanaka, held, WHY)],
] as const

test.each(moves)('to %s takes the fence one holds: else nothing changes', async (_, move) => {
  await testApp.ingest(aJob('J-1', { description: CLEAN }))
  const { id } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, tanaka, id)
  const before = await caseById(testApp.db, id)
  expect(await refusalOf(move({ caseId: id, fence: 7 }))).toBe('lease_lost')
  testApp.wait(120)
  expect(await refusalOf(move({ caseId: id, fence: 1 }))).toBe('lease_lost')
  expect(await caseById(testApp.db, id)).toEqual(before)
  await claimCase(testApp.app, tanaka, id)
  await decideAs(testApp, tanaka, { caseId: id, fence: 2, choice: NO_VIOLATION })
  expect(await refusalOf(move({ caseId: id, fence: 2 }))).toBe('already_decided')
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect(await refusalOf(move({ caseId: id, fence: 2 }))).toBe('already_decided')
})

test('an escalation without a reason is refused, and so is a second one', async () => {
  const it = await held()
  expect(await refusalOf(escalateCase(testApp.app, sato, it, '  '))).toBe('reason_required')
  await escalateCase(testApp.app, sato, it, WHY)
  await claimCase(testApp.app, tanaka, it.caseId)
  expect(await refusalOf(escalateCase(testApp.app, tanaka, { ...it, fence: 2 }, WHY))).toBe('already_escalated')
})
