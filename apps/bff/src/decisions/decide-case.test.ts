import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { outgoingCounts, outgoingOf } from '@mimamori/storage/delivery/delivery-reads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, claimedCase, decideAs, NO_VIOLATION, refusalOf, sato, suzuki } from '../testing/test-decisions.ts'
import { finalizeExpiredDecisions } from './finalize-decisions.ts'
import { undoDecision } from './undo-decision.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

/** what exists for a job; the rest is in ledger.test.ts */
const KINDS = ['no_violation', ...PICKED_MEASURES.slice(0, 5)] as const
const choices = (kind: (typeof KINDS)[number]) => (kind === 'no_violation' ? NO_VIOLATION : choiceOf(kind))

describe.each(KINDS)('deciding %s', (kind) => {
  const tried = async (work: (held: Awaited<ReturnType<typeof claimedCase>>) => Promise<unknown>) => {
    const held = await claimedCase(testApp, kind)
    const before = JSON.stringify([await caseById(testApp.db, held.caseId), await outgoingCounts(testApp.db)])
    const refusal = await refusalOf(work(held))
    return {
      held,
      refusal,
      unchanged: before === JSON.stringify([await caseById(testApp.db, held.caseId), await outgoingCounts(testApp.db)]),
    }
  }

  test('holds the effect for ten seconds and then lets it go', async () => {
    const held = await claimedCase(testApp, kind)
    const sent = (await outgoingCounts(testApp.db)).ready ?? 0
    const { decisionId } = await decideAs(testApp, sato, { ...held, choice: choices(kind) })
    expect((await outgoingOf(testApp.db, decisionId)).map((row) => row.state)).toEqual(
      kind === 'no_violation' ? [] : ['held'],
    )
    testApp.wait(9.999)
    await finalizeExpiredDecisions(testApp.app)
    expect((await decisionById(testApp.db, decisionId))?.state).toBe('held')
    testApp.wait(0.001)
    await finalizeExpiredDecisions(testApp.app)
    expect((await decisionById(testApp.db, decisionId))?.state).toBe('standing')
    expect((await caseById(testApp.db, held.caseId))?.state).toBe('closed')
    expect((await outgoingCounts(testApp.db)).ready ?? 0).toBe(sent + (kind === 'no_violation' ? 0 : 1))
  })

  test('is refused under a wrong fence: lease_lost, nothing changed, nothing sent', async () => {
    const { refusal, unchanged } = await tried((held) =>
      decideAs(testApp, sato, { ...held, fence: 7, choice: choices(kind) }),
    )
    expect([refusal, unchanged]).toEqual(['lease_lost', true])
  })

  test('is refused for somebody who does not hold the case', async () => {
    const { refusal, unchanged } = await tried((held) => decideAs(testApp, suzuki, { ...held, choice: choices(kind) }))
    expect([refusal, unchanged]).toEqual(['lease_lost', true])
  })

  test('is refused when the lease has ended', async () => {
    const { refusal, unchanged } = await tried((held) => {
      testApp.wait(120)
      return decideAs(testApp, sato, { ...held, choice: choices(kind) })
    })
    expect([refusal, unchanged]).toEqual(['lease_lost', true])
  })

  test('is refused for a text that changed since it was read', async () => {
    const held = await claimedCase(testApp, kind)
    const description = 'ライン登録が必要です。LINEのID: other_id を追加してください。'
    await testApp.ingest(aJob('J-1', { description, updatedAt: '2026-11-24T05:00:00.000Z' }))
    expect(await refusalOf(decideAs(testApp, sato, { ...held, choice: choices(kind) }))).toBe('content_changed')
    expect((await caseById(testApp.db, held.caseId))?.state).toBe('claimed')
    expect((await outgoingCounts(testApp.db)).held ?? 0).toBe(0)
  })

  test('is refused once the case is decided', async () => {
    const held = await claimedCase(testApp, kind)
    await decideAs(testApp, sato, { ...held, choice: choices(kind) })
    expect(await refusalOf(decideAs(testApp, sato, { ...held, choice: choices(kind) }))).toBe('already_decided')
    expect((await outgoingCounts(testApp.db)).held ?? 0).toBe(kind === 'no_violation' ? 0 : 1)
  })

  test('can be undone: nothing is sent, ever, and the case is back in the same hands', async () => {
    const held = await claimedCase(testApp, kind)
    const { decisionId } = await decideAs(testApp, sato, { ...held, choice: choices(kind) })
    testApp.wait(9)
    expect(await undoDecision(testApp.app, sato, decisionId)).toEqual({ caseId: held.caseId, fence: 2 })
    testApp.wait(60)
    await finalizeExpiredDecisions(testApp.app)
    const states = (await outgoingOf(testApp.db, decisionId)).map((row) => row.state)
    expect(states).toEqual(kind === 'no_violation' ? [] : ['undone'])
    expect(await caseById(testApp.db, held.caseId)).toMatchObject({
      state: 'claimed',
      fence: 2,
      lease: { holder: 'sato' },
    })
    await decideAs(testApp, sato, { ...held, fence: 2, choice: choices(kind) })
  })
})

test.each([
  ['without a category', { categories: [] }, 'category_required'],
  ['without a clause', { clause: null }, 'clause_required'],
  ['without words', { text: ' ' }, 'text_required'],
  ['with an open variable', { text: '{{deadline}}までに' }, 'variable_unfilled'],
  ['twice the same measure', { measures: ['hide', 'hide'] }, 'measure_not_allowed'],
  ['hide and show together', { measures: ['hide', 'show'] }, 'not_hidden'],
] as const)('a decision %s is refused and the case stays in hand', async (_, change, refusal) => {
  const { caseId } = await claimedCase(testApp, 'hide')
  const choice = { ...choiceOf('hide'), ...change } as Choice
  expect(await refusalOf(decideAs(testApp, sato, { caseId, choice }))).toBe(refusal)
  expect((await caseById(testApp.db, caseId))?.state).toBe('claimed')
})

test('a correction names passages inside the text the moderator saw', async () => {
  const { caseId } = await claimedCase(testApp, 'request_correction')
  const correction = choiceOf('request_correction')
  const without = { ...correction, passages: [] }
  expect(await refusalOf(decideAs(testApp, sato, { caseId, choice: without }))).toBe('passages_required')
  const outside = { ...correction, passages: [{ field: 'body' as const, start: 0, end: 9999, suggestion: '' }] }
  expect(await refusalOf(decideAs(testApp, sato, { caseId, choice: outside }))).toBe('passage_outside_text')
  const of = (start: number, end: number) => {
    const passages = [{ field: 'title' as const, start, end, suggestion: '' }]
    return refusalOf(decideAs(testApp, sato, { caseId, choice: { ...correction, passages } }))
  }
  const { length } = '【簡単】アンケート回答のお仕事'
  for (const [start, end] of [
    [3, 3],
    [-1, 3],
    [0, length + 1],
  ] as const)
    expect(await of(start, end), `${start} to ${end}`).toBe('passage_outside_text')
  expect(await of(0, length)).toBe('was allowed')
})

test('whoever chooses a clause that does not hold for the text is told how the case is now', async () => {
  const held = await claimedCase(testApp, 'warn')
  const choice = { ...choiceOf('warn'), clause: 'G-99' }
  const refused = await decideAs(testApp, sato, { ...held, choice }).catch((cause: unknown) => cause)
  expect(refused).toMatchObject({
    data: { refusal: 'clause_not_in_force', present: { state: 'claimed', holder: { id: 'sato' } } },
  })
})
