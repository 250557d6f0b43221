import type { Choice } from '@mimamori/policy/decisions/choice'
import { PICKED } from '@mimamori/policy/decisions/measures'
import { caseById } from '@mimamori/storage/cases/reads'
import { decisionById } from '@mimamori/storage/decisions/reads'
import { outgoingCounts, outgoingOf } from '@mimamori/storage/delivery/reads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { choiceOf, claimedCase, decideAs, NO_VIOLATION, refusalOf, sato, suzuki } from '../trial/trial-decisions.ts'
import { aJob, type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { settle } from './settle.ts'
import { undo } from './undo.ts'

let desk: TrialDesk
beforeEach(async () => {
  desk = await trialDesk()
})
afterEach(() => desk.close())

/** what exists for a job; the rest is in ledger.test.ts */
const KINDS = ['no_violation', ...PICKED.slice(0, 5)] as const
const choices = (kind: (typeof KINDS)[number]) => (kind === 'no_violation' ? NO_VIOLATION : choiceOf(kind))

describe.each(KINDS)('deciding %s', (kind) => {
  const tried = async (work: (held: Awaited<ReturnType<typeof claimedCase>>) => Promise<unknown>) => {
    const held = await claimedCase(desk, kind)
    const before = JSON.stringify([await caseById(desk.db, held.caseId), await outgoingCounts(desk.db)])
    const refusal = await refusalOf(work(held))
    return {
      held,
      refusal,
      unchanged: before === JSON.stringify([await caseById(desk.db, held.caseId), await outgoingCounts(desk.db)]),
    }
  }

  test('holds the effect for ten seconds and then lets it go', async () => {
    const held = await claimedCase(desk, kind)
    const sent = (await outgoingCounts(desk.db)).ready ?? 0
    const { decisionId } = await decideAs(desk, sato, { ...held, choice: choices(kind) })
    expect((await outgoingOf(desk.db, decisionId)).map((row) => row.state)).toEqual(
      kind === 'no_violation' ? [] : ['held'],
    )
    desk.wait(9.999)
    await settle(desk.office)
    expect((await decisionById(desk.db, decisionId))?.state).toBe('held')
    desk.wait(0.001)
    await settle(desk.office)
    expect((await decisionById(desk.db, decisionId))?.state).toBe('standing')
    expect((await caseById(desk.db, held.caseId))?.state).toBe('closed')
    expect((await outgoingCounts(desk.db)).ready ?? 0).toBe(sent + (kind === 'no_violation' ? 0 : 1))
  })

  test('is refused under a wrong fence: lease_lost, nothing changed, nothing sent', async () => {
    const { refusal, unchanged } = await tried((held) =>
      decideAs(desk, sato, { ...held, fence: 7, choice: choices(kind) }),
    )
    expect([refusal, unchanged]).toEqual(['lease_lost', true])
  })

  test('is refused for somebody who does not hold the case', async () => {
    const { refusal, unchanged } = await tried((held) => decideAs(desk, suzuki, { ...held, choice: choices(kind) }))
    expect([refusal, unchanged]).toEqual(['lease_lost', true])
  })

  test('is refused when the lease has ended', async () => {
    const { refusal, unchanged } = await tried((held) => {
      desk.wait(120)
      return decideAs(desk, sato, { ...held, choice: choices(kind) })
    })
    expect([refusal, unchanged]).toEqual(['lease_lost', true])
  })

  test('is refused for a text that changed since it was read', async () => {
    const held = await claimedCase(desk, kind)
    const description = 'ライン登録が必要です。LINEのID: other_id を追加してください。'
    await desk.takeIn(aJob('J-1', { description, updatedAt: '2026-11-24T05:00:00.000Z' }))
    expect(await refusalOf(decideAs(desk, sato, { ...held, choice: choices(kind) }))).toBe('content_changed')
    expect((await caseById(desk.db, held.caseId))?.state).toBe('claimed')
    expect((await outgoingCounts(desk.db)).held ?? 0).toBe(0)
  })

  test('is refused once the case is decided', async () => {
    const held = await claimedCase(desk, kind)
    await decideAs(desk, sato, { ...held, choice: choices(kind) })
    expect(await refusalOf(decideAs(desk, sato, { ...held, choice: choices(kind) }))).toBe('already_decided')
    expect((await outgoingCounts(desk.db)).held ?? 0).toBe(kind === 'no_violation' ? 0 : 1)
  })

  test('can be undone: nothing is sent, ever, and the case is back in the same hands', async () => {
    const held = await claimedCase(desk, kind)
    const { decisionId } = await decideAs(desk, sato, { ...held, choice: choices(kind) })
    desk.wait(9)
    expect(await undo(desk.office, sato, decisionId)).toEqual({ caseId: held.caseId, fence: 2 })
    desk.wait(60)
    await settle(desk.office)
    const states = (await outgoingOf(desk.db, decisionId)).map((row) => row.state)
    expect(states).toEqual(kind === 'no_violation' ? [] : ['undone'])
    expect(await caseById(desk.db, held.caseId)).toMatchObject({
      state: 'claimed',
      fence: 2,
      lease: { holder: 'sato' },
    })
    await decideAs(desk, sato, { ...held, fence: 2, choice: choices(kind) })
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
  const { caseId } = await claimedCase(desk, 'hide')
  const choice = { ...choiceOf('hide'), ...change } as Choice
  expect(await refusalOf(decideAs(desk, sato, { caseId, choice }))).toBe(refusal)
  expect((await caseById(desk.db, caseId))?.state).toBe('claimed')
})

test('a correction names passages inside the text the moderator saw', async () => {
  const { caseId } = await claimedCase(desk, 'request_correction')
  const correction = choiceOf('request_correction')
  const without = { ...correction, passages: [] }
  expect(await refusalOf(decideAs(desk, sato, { caseId, choice: without }))).toBe('passages_required')
  const outside = { ...correction, passages: [{ field: 'body' as const, start: 0, end: 9999, suggestion: '' }] }
  expect(await refusalOf(decideAs(desk, sato, { caseId, choice: outside }))).toBe('passage_outside_text')
})
