import { assignedUntil } from '@mimamori/policy/cases/assignment-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { undoAct } from '../acts/undo-act.ts'
import { listInbox } from '../inbox/list-inbox.ts'
import { getQueueCounts } from '../queue/get-queue-page.ts'
import { storeAccount, storeAccounts } from '../testing/test-accounts.ts'
import { aJob, aReport, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { releaseClaims } from '../workflows/release-claims.ts'
import { assignCase, listAssignees } from './assign-case.ts'
import { releaseExpiredLeases } from './case-leases.ts'
import { claimCase, claimNextCaseId, reserveNextCases } from './claim-case.ts'
import { getReview } from './get-review.ts'

const FLAGGED = { view: 'flagged' } as const

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccounts(testApp.app, [sato, suzuki, tanaka])
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const caseNow = async (caseId: string) => await caseById(testApp.db, caseId)
const undo = () => testApp.app.storage.write((tx) => undoAct(tx, now(), sato, null))
const assign = (caseId: string, to: { id: string } = suzuki, fence: number | null = null, why = '') =>
  assignCase(testApp.app, sato, { caseId, fence, to: to.id, why })

async function aCase(jobId = 'J-1'): Promise<string> {
  await testApp.ingest(aJob(jobId))
  return (await testApp.caseOfJob(jobId)).id
}

async function toldTo({ id: staffId }: { id: string }) {
  const { entries } = await listInbox(testApp.db, { staffId, now: now() }, { unread: true, limit: 10 })
  return entries.map(({ kind, by, words }) => ({ kind, by, words }))
}

describe('a case that is assigned', () => {
  test('is kept for the assignee, counts as held, and the next C of a colleague skips it', async () => {
    const caseId = await aCase()
    const { until } = await assign(caseId)
    expect(await caseNow(caseId)).toMatchObject({
      state: 'claimed',
      fence: 1,
      lease: { kind: 'assigned', holder: 'suzuki', endsAt: until },
    })
    const counts = await getQueueCounts(testApp.app, tanaka)
    expect([counts.views.flagged, counts.held.flagged, counts.open.flagged]).toEqual([1, 1, 0])
    expect(await claimNextCaseId(testApp.app, tanaka, FLAGGED)).toBeNull()
    expect(await reserveNextCases(testApp.app, tanaka, FLAGGED, 2)).toEqual([])
  })

  test('is what the assignee gets first, ahead of others of the list', async () => {
    const first = await aCase('J-1')
    const caseId = await aCase('J-2')
    await assign(caseId)
    expect(await reserveNextCases(testApp.app, suzuki, FLAGGED, 2)).toEqual([first, caseId])
    expect((await caseNow(caseId))?.lease?.kind).toBe('assigned')
    expect(await claimNextCaseId(testApp.app, suzuki, FLAGGED)).toBe(caseId)
    expect((await caseNow(caseId))?.lease).toMatchObject({ kind: 'claim', holder: 'suzuki' })
    expect((await getReview(testApp.app, suzuki, caseId)).people).toMatchObject([
      { kind: 'assigned', by: 'sato', to: 'suzuki' },
    ])
  })

  test('is claimed before what stands above it in the list', async () => {
    const first = await aCase('J-1')
    const caseId = await aCase('J-2')
    await assign(caseId)
    expect(await claimNextCaseId(testApp.app, suzuki, FLAGGED)).toBe(caseId)
    expect(await claimNextCaseId(testApp.app, suzuki, FLAGGED)).toBe(first)
  })

  test('goes back to its queue half an hour before it is due', async () => {
    const caseId = await aCase()
    const { until } = await assign(caseId)
    const { dueAt } = (await caseNow(caseId)) ?? { dueAt: '' }
    expect(until).toBe(plusSeconds(dueAt, -1800))
    testApp.wait((Date.parse(until ?? '') - Date.parse(now())) / 1000)
    expect(await releaseExpiredLeases(testApp.app)).toBe(1)
    expect(await caseNow(caseId)).toMatchObject({ state: 'open', lease: null })
  })

  test('is no longer the first of its assignee once it is no longer kept for them', async () => {
    const caseId = await aCase('J-1')
    const { until } = await assign(caseId)
    testApp.wait((Date.parse(until ?? '') - Date.parse(now())) / 1000)
    await testApp.ingest(aJob('J-2', { postedAt: now(), updatedAt: now() }))
    expect(await claimNextCaseId(testApp.app, suzuki, FLAGGED)).toBe((await testApp.caseOfJob('J-2')).id)
  })

  test('goes back sooner where something brings its due time forward, and never later', async () => {
    const caseId = await aCase()
    const { until } = await assign(caseId)
    const later = `due_at = '${plusSeconds(now(), 9 * 3600)}', lease_ends_at = '${plusSeconds(now(), 8 * 3600)}'`
    await testApp.rawSql(`UPDATE cases SET ${later} WHERE id = '${caseId}'`)
    await testApp.ingest(aReport('R-1'))
    const brought = await caseNow(caseId)
    expect(brought?.lease).toMatchObject({ kind: 'assigned', endsAt: until })
    expect(until).toBe(assignedUntil(brought?.dueAt ?? '', now()))
    const earlier = plusSeconds(now(), 2400)
    await testApp.rawSql(`UPDATE cases SET lease_ends_at = '${earlier}' WHERE id = '${caseId}'`)
    await testApp.ingest(aReport('R-2', { reporterId: 'U-8' }))
    expect((await caseNow(caseId))?.lease?.endsAt).toBe(earlier)
  })

  test('that is due soon stays in its queue, and the assignee is told', async () => {
    const caseId = await aCase()
    await testApp.rawSql(`UPDATE cases SET due_at = '${plusSeconds(now(), 1800)}' WHERE id = '${caseId}'`)
    await claimCase(testApp.app, sato, caseId)
    expect((await assign(caseId, suzuki, 1, '続きをお願いします')).until).toBeNull()
    expect(await caseNow(caseId)).toMatchObject({ state: 'open', lease: null })
    testApp.wait(10)
    expect(await toldTo(suzuki)).toEqual([{ kind: 'assigned_unkept', by: 'sato', words: '続きをお願いします' }])
  })

  test('is taken over by whoever opens it by hand, and the assignee is told', async () => {
    const caseId = await aCase()
    await assign(caseId)
    testApp.wait(10)
    expect(await toldTo(suzuki)).toEqual([{ kind: 'assigned', by: 'sato', words: null }])
    await claimCase(testApp.app, tanaka, caseId)
    expect((await caseNow(caseId))?.lease).toMatchObject({ kind: 'claim', holder: 'tanaka' })
    expect((await toldTo(suzuki))[0]).toEqual({ kind: 'assignment_taken', by: 'tanaka', words: null })
    expect((await getReview(testApp.app, tanaka, caseId)).people).toBeUndefined()
  })

  test('is taken from nobody by a claim after it has ended, and nobody is told so', async () => {
    const caseId = await aCase()
    const { until } = await assign(caseId)
    testApp.wait((Date.parse(until ?? '') - Date.parse(now())) / 1000)
    await claimCase(testApp.app, tanaka, caseId)
    expect((await caseNow(caseId))?.lease).toMatchObject({ kind: 'claim', holder: 'tanaka' })
    expect(await toldTo(suzuki)).toEqual([{ kind: 'assigned', by: 'sato', words: null }])
  })

  test('is given to another person, and both are told', async () => {
    const caseId = await aCase()
    await assign(caseId)
    await assign(caseId, tanaka)
    expect((await caseNow(caseId))?.lease).toMatchObject({ kind: 'assigned', holder: 'tanaka' })
    testApp.wait(10)
    expect(await toldTo(tanaka)).toMatchObject([{ kind: 'assigned' }])
    expect(await toldTo(suzuki)).toMatchObject([{ kind: 'assignment_taken' }, { kind: 'assigned' }])
  })

  test('outlives the sign-out of its assignee, and not the end of their account', async () => {
    const caseId = await aCase()
    await assign(caseId)
    const release = (keepAssigned: boolean) =>
      testApp.app.storage.write((tx) => releaseClaims(tx, now(), { by: suzuki.id, of: suzuki.id, keepAssigned }))
    await release(true)
    expect((await caseNow(caseId))?.state).toBe('claimed')
    await release(false)
    expect((await caseNow(caseId))?.state).toBe('open')
  })

  test('comes back to who assigned it by Undo, and the assignee never hears of it', async () => {
    const caseId = await aCase()
    await claimCase(testApp.app, sato, caseId)
    await assign(caseId, suzuki, 1)
    expect(await undo()).toMatchObject({ act: { kind: 'assign' }, refusal: null, returned: [{ caseId, fence: 3 }] })
    expect((await caseNow(caseId))?.lease).toMatchObject({ kind: 'claim', holder: 'sato' })
    testApp.wait(10)
    expect(await toldTo(suzuki)).toEqual([])
    expect((await getReview(testApp.app, sato, caseId)).people).toBeUndefined()
  })

  test('is not taken back once the assignee has opened it', async () => {
    const caseId = await aCase()
    await assign(caseId)
    await claimCase(testApp.app, suzuki, caseId)
    expect(await undo()).toMatchObject({ refusal: 'case_touched' })
  })
})

describe('an assignment is refused', () => {
  test('to oneself, to nobody, and to people who do not decide', async () => {
    const caseId = await aCase()
    const auditor = person('auditor', 'auditor')
    await storeAccount(testApp.app, { ...auditor, login: 'auditor' })
    expect(await refusalOf(assign(caseId, sato))).toBe('assignee_self')
    expect(await refusalOf(assign(caseId, person('nobody')))).toBe('assignee_unavailable')
    expect(await refusalOf(assign(caseId, auditor))).toBe('assignee_unavailable')
    await testApp.rawSql(`UPDATE staff SET disabled_at = '${now()}' WHERE id = 'suzuki'`)
    expect(await refusalOf(assign(caseId))).toBe('assignee_unavailable')
  })

  test('to people of another queue, who are not offered either', async () => {
    const caseId = await aCase()
    const offered = async () => (await listAssignees(testApp.app, sato, caseId)).map(({ login }) => login)
    expect(await offered()).toEqual(['suzuki', 'tanaka'])
    await testApp.rawSql(`UPDATE staff SET queues = '["patrol"]' WHERE id = 'suzuki'`)
    expect(await offered()).toEqual(['tanaka'])
    expect(await refusalOf(assign(caseId))).toBe('assignee_other_queue')
  })
})
