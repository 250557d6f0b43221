import type { Choice } from '@mimamori/policy/decisions/choice'
import { MEASURES, type Measure } from '@mimamori/policy/decisions/measures'
import { verifyChain } from '@mimamori/storage/audit/reads'
import { caseById, unfinishedCaseOf } from '@mimamori/storage/cases/reads'
import { decisionById } from '@mimamori/storage/decisions/reads'
import { outgoingCounts, outgoingOf } from '@mimamori/storage/delivery/reads'
import { contentOf, reportsOfCase, standingOf } from '@mimamori/storage/intake/reads'
import { monthCountsOf } from '@mimamori/storage/queue/reads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimCase } from '../cases/claim.ts'
import { endLeases } from '../cases/hold.ts'
import { aJob, aReport, person, type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { type Deciding, decide } from './decide.ts'
import { settle } from './settle.ts'
import { undo } from './undo.ts'

let desk: TrialDesk
beforeEach(() => {
  desk = trialDesk()
})
afterEach(() => desk.close())

const sato = person('sato')
const suzuki = person('suzuki')
const tanaka = person('tanaka', 'lead')

const NO_VIOLATION: Choice = { kind: 'no_violation' }
const choiceOf = (measure: Measure): Choice => ({
  kind: 'measures',
  measures: [measure],
  categories: measure === 'show' ? [] : ['direct_deal'],
  clause: measure === 'show' ? null : 'G-4',
  template: null,
  text: '事務局です。ご確認をお願いします。',
  passages: measure === 'request_correction' ? [{ field: 'body', start: 0, end: 5, suggestion: '' }] : [],
})

const decideAs = (actor: typeof sato, deciding: Partial<Deciding> & { caseId: string; choice: Choice }) =>
  desk.office.desk.write((tx) =>
    decide(tx, desk.office.clock.now(), actor, { fence: 1, contentVersion: 1, note: '', ...deciding }),
  )

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'was allowed',
    (cause: { data?: { refusal?: string } }) => cause.data?.refusal ?? String(cause),
  )

/** A claimed case of a job; hidden already when the measure to be tried is `show`. */
async function claimed(
  measure: Measure | 'no_violation',
): Promise<{ caseId: string; fence: number; contentVersion: number }> {
  await desk.takeIn(aJob('J-1'))
  const it = await desk.caseOfJob('J-1')
  await claimCase(desk.office, sato, it.id)
  if (measure !== 'show') return { caseId: it.id, fence: 1, contentVersion: 1 }
  await decideAs(sato, { caseId: it.id, choice: choiceOf('hide') })
  desk.wait(10)
  await settle(desk.office)
  await desk.takeIn(aReport('R-again'))
  const next = await desk.caseOfJob('J-1')
  await claimCase(desk.office, sato, next.id)
  return { caseId: next.id, fence: 1, contentVersion: 1 }
}

const KINDS = ['no_violation', ...MEASURES] as const
const choices = (kind: (typeof KINDS)[number]) => (kind === 'no_violation' ? NO_VIOLATION : choiceOf(kind))

describe.each(KINDS)('deciding %s', (kind) => {
  const tried = async (work: (held: Awaited<ReturnType<typeof claimed>>) => Promise<unknown>) => {
    const held = await claimed(kind)
    const before = JSON.stringify([await caseById(desk.db, held.caseId), await outgoingCounts(desk.db)])
    const refusal = await refusalOf(work(held))
    return {
      held,
      refusal,
      unchanged: before === JSON.stringify([await caseById(desk.db, held.caseId), await outgoingCounts(desk.db)]),
    }
  }

  test('holds the effect for ten seconds and then lets it go', async () => {
    const held = await claimed(kind)
    const sent = (await outgoingCounts(desk.db)).ready ?? 0
    const { decisionId } = await decideAs(sato, { ...held, choice: choices(kind) })
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
    const { refusal, unchanged } = await tried((held) => decideAs(sato, { ...held, fence: 7, choice: choices(kind) }))
    expect([refusal, unchanged]).toEqual(['lease_lost', true])
  })

  test('is refused for somebody who does not hold the case', async () => {
    const { refusal, unchanged } = await tried((held) => decideAs(suzuki, { ...held, choice: choices(kind) }))
    expect([refusal, unchanged]).toEqual(['lease_lost', true])
  })

  test('is refused when the lease has ended', async () => {
    const { refusal, unchanged } = await tried((held) => {
      desk.wait(120)
      return decideAs(sato, { ...held, choice: choices(kind) })
    })
    expect([refusal, unchanged]).toEqual(['lease_lost', true])
  })

  test('is refused for a text that changed since it was read', async () => {
    const held = await claimed(kind)
    const description = 'ライン登録が必要です。LINEのID: other_id を追加してください。'
    await desk.takeIn(aJob('J-1', { description, updatedAt: '2026-11-24T05:00:00.000Z' }))
    expect(await refusalOf(decideAs(sato, { ...held, choice: choices(kind) }))).toBe('content_changed')
    expect((await caseById(desk.db, held.caseId))?.state).toBe('claimed')
    expect((await outgoingCounts(desk.db)).held ?? 0).toBe(0)
  })

  test('is refused once the case is decided', async () => {
    const held = await claimed(kind)
    await decideAs(sato, { ...held, choice: choices(kind) })
    expect(await refusalOf(decideAs(sato, { ...held, choice: choices(kind) }))).toBe('already_decided')
    expect((await outgoingCounts(desk.db)).held ?? 0).toBe(kind === 'no_violation' ? 0 : 1)
  })

  test('can be undone: nothing is sent, ever, and the case is back in the same hands', async () => {
    const held = await claimed(kind)
    const { decisionId } = await decideAs(sato, { ...held, choice: choices(kind) })
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
    await decideAs(sato, { ...held, fence: 2, choice: choices(kind) })
  })
})

test('a hidden job is hidden once the window is over, and shown again by the opposite', async () => {
  const held = await claimed('show')
  expect((await contentOf(desk.db, { type: 'job', id: 'J-1' }))?.visible).toBe(false)
  expect(await refusalOf(decideAs(sato, { ...held, choice: choiceOf('hide') }))).toBe('already_hidden')
  await decideAs(sato, { ...held, choice: choiceOf('show') })
  desk.wait(10)
  await settle(desk.office)
  expect((await contentOf(desk.db, { type: 'job', id: 'J-1' }))?.visible).toBe(true)
})

test('what arrives while a decision is held joins, and a new case opens from it when the decision stands', async () => {
  const { caseId } = await claimed('hide')
  await desk.takeIn(aReport('R-1'))
  await decideAs(sato, { caseId, choice: choiceOf('hide') })
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
  const { caseId } = await claimed('hide')
  await decideAs(sato, { caseId, choice: choiceOf('hide') })
  await desk.takeIn(aJob('J-1', { title: '新しい題名', updatedAt: '2026-11-24T05:00:00.000Z' }))
  desk.wait(10)
  await settle(desk.office)
  expect(await desk.caseOfJob('J-1')).toMatchObject({ previousCaseId: caseId, contentVersion: 2 })
})

test('undo after a new report works, and the report is in the case that comes back', async () => {
  const { caseId } = await claimed('hide')
  const { decisionId } = await decideAs(sato, { caseId, choice: choiceOf('hide') })
  await desk.takeIn(aReport('R-1'))
  await undo(desk.office, sato, decisionId)
  expect(await caseById(desk.db, caseId)).toMatchObject({ state: 'claimed', reporters: 1, joinedWhileHeld: false })
  desk.wait(10)
  await settle(desk.office)
  expect(await unfinishedCaseOf(desk.db, { type: 'job', id: 'J-1' })).toMatchObject({ id: caseId })
})

test('undo is over after ten seconds, works once, and is for the person who decided or a lead', async () => {
  const { caseId } = await claimed('warn')
  const { decisionId } = await decideAs(sato, { caseId, choice: choiceOf('warn') })
  expect(await refusalOf(undo(desk.office, suzuki, decisionId))).toBe('not_permitted')
  expect(await undo(desk.office, tanaka, decisionId)).toEqual({ caseId, fence: null })
  expect(await caseById(desk.db, caseId)).toMatchObject({ state: 'open', fence: 2 })
  expect(await refusalOf(undo(desk.office, sato, decisionId))).toBe('already_undone')
  await claimCase(desk.office, sato, caseId)
  const second = await decideAs(sato, { caseId, fence: 3, choice: choiceOf('warn') })
  desk.wait(10)
  expect(await refusalOf(undo(desk.office, sato, second.decisionId))).toBe('undo_window_over')
})

test('a warning stands in the ledger of the client, and not after it is undone', async () => {
  const { caseId } = await claimed('warn')
  const { decisionId } = await decideAs(sato, { caseId, choice: choiceOf('warn') })
  expect(await standingOf(desk.db, 'U-1')).toMatchObject({ warnings: 1 })
  await undo(desk.office, sato, decisionId)
  expect(await standingOf(desk.db, 'U-1')).toMatchObject({ warnings: 0 })
})

test('a job counts once in its Japan-time month, as other when it spans several categories, and undo takes it back', async () => {
  const { caseId } = await claimed('hide')
  const several: Choice = {
    ...(choiceOf('hide') as Extract<Choice, { kind: 'measures' }>),
    categories: ['direct_deal', 'mlm'],
  }
  const { decisionId } = await decideAs(sato, { caseId, choice: several })
  expect(await monthCountsOf(desk.db, '2026-11')).toEqual([{ targetType: 'job', published: 'other', n: 1 }])
  await undo(desk.office, sato, decisionId)
  expect(await monthCountsOf(desk.db, '2026-11')).toEqual([{ targetType: 'job', published: 'other', n: 0 }])
  await decideAs(sato, { caseId, fence: 2, choice: choiceOf('hide') })
  desk.wait(10)
  await settle(desk.office)
  await desk.takeIn(aReport('R-1'))
  const next = await desk.caseOfJob('J-1')
  await claimCase(desk.office, sato, next.id)
  await decideAs(sato, { caseId: next.id, choice: choiceOf('warn') })
  expect(await monthCountsOf(desk.db, '2026-11')).toContainEqual({ targetType: 'job', published: 'direct_deal', n: 1 })
})

test.each([
  ['without a category', { categories: [] }, 'category_required'],
  ['without a clause', { clause: null }, 'clause_required'],
  ['without words', { text: ' ' }, 'text_required'],
  ['with an open variable', { text: '{deadline}までに' }, 'variable_unfilled'],
  ['twice the same measure', { measures: ['hide', 'hide'] }, 'measure_not_allowed'],
  ['hide and show together', { measures: ['hide', 'show'] }, 'not_hidden'],
] as const)('a decision %s is refused and the case stays in hand', async (_, change, refusal) => {
  const { caseId } = await claimed('hide')
  const choice = { ...choiceOf('hide'), ...change } as Choice
  expect(await refusalOf(decideAs(sato, { caseId, choice }))).toBe(refusal)
  expect((await caseById(desk.db, caseId))?.state).toBe('claimed')
})

test('a correction names passages inside the text the moderator saw', async () => {
  const { caseId } = await claimed('request_correction')
  const correction = choiceOf('request_correction') as Extract<Choice, { kind: 'measures' }>
  const without = { ...correction, passages: [] }
  expect(await refusalOf(decideAs(sato, { caseId, choice: without }))).toBe('passages_required')
  const outside = { ...correction, passages: [{ field: 'body' as const, start: 0, end: 9999, suggestion: '' }] }
  expect(await refusalOf(decideAs(sato, { caseId, choice: outside }))).toBe('passage_outside_text')
})

test('everything above leaves a chain that verifies', async () => {
  const { caseId } = await claimed('hide')
  const { decisionId } = await decideAs(sato, { caseId, choice: choiceOf('hide') })
  await refusalOf(decideAs(sato, { caseId, choice: choiceOf('hide') }))
  await undo(desk.office, sato, decisionId)
  desk.wait(200)
  await endLeases(desk.office)
  expect(await verifyChain(desk.db)).toMatchObject({ ok: true })
})
