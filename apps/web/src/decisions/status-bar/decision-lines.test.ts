import type { RecentCaseAct, RecentDecision } from '@mimamori/contract/decisions/decision-contract'
import { expect, test } from 'vitest'
import { EMPTY_DRAFT } from '../column/decision-draft.ts'
import { decisionLines, newestUndoable } from './decision-lines.ts'
import type { OutgoingDecision } from './decision-outbox.ts'

const now = Date.parse('2026-11-24T04:00:00.000Z')
const recent = (more: Partial<RecentDecision>): RecentDecision => ({
  kind: 'decision',
  id: 'd1',
  caseId: 'c1',
  caseNumber: 411,
  title: '',
  measures: ['warn'],
  categories: ['direct_deal'],
  state: 'held',
  decidedAt: '2026-11-24T03:59:58.000Z',
  heldUntil: '2026-11-24T04:00:08.000Z',
  delivery: 'held',
  ...more,
})
const outgoing = (more: Partial<OutgoingDecision>): OutgoingDecision => ({
  key: 'k1',
  caseId: 'c2',
  caseNumber: 412,
  title: '',
  queue: 'flagged',
  input: { caseId: 'c2', fence: 1, contentVersion: 1, choice: { kind: 'no_violation' } },
  draft: EMPTY_DRAFT,
  undoWanted: false,
  state: { at: 'sending' },
  ...more,
})

test('a saved decision is shown once, as the desk tells it', () => {
  const item = outgoing({ state: { at: 'saved', decisionId: 'd1', heldUntil: '2026-11-24T04:00:08.000Z' } })
  expect(decisionLines([item], [recent({})], now)).toHaveLength(1)
})

test('what could not be saved or delivered stands first', () => {
  const lines = decisionLines(
    [outgoing({}), outgoing({ key: 'k2', state: { at: 'failed', failure: { kind: 'network' } } })],
    [recent({}), recent({ id: 'd0', state: 'standing', delivery: 'dead', decidedAt: '2026-11-20T00:00:00.000Z' })],
    now,
  )
  expect(lines.map((line) => line.phase)).toEqual(['failed', 'dead', 'sending', 'held'])
})

test('the newest decision whose window runs is the one to take back', () => {
  const lines = decisionLines(
    [],
    [recent({ id: 'd3', heldUntil: '2026-11-24T03:59:59.000Z' }), recent({ id: 'd2' })],
    now,
  )
  expect(newestUndoable(lines)?.actId).toBe('d2')
})

test('a decision without an effect is final once its window is over', () => {
  const [line] = decisionLines([], [recent({ measures: [], delivery: 'none', state: 'standing' })], now)
  expect(line?.phase).toBe('settled')
})

test('undo takes the newest decision, also when older ones are no longer among the latest the desk tells', () => {
  const heldUntil = '2026-11-24T04:00:01.000Z'
  const older = outgoing({ state: { at: 'saved', decisionId: 'd1', heldUntil } })
  const lines = decisionLines([older], [recent({ id: 'd9' }), recent({ id: 'd8' })], now)
  expect(lines.map((line) => line.actId)).toEqual(['d9', 'd8', 'd1'])
  expect(newestUndoable(lines)?.actId).toBe('d9')
})

const snoozed = (more: Partial<RecentCaseAct>): RecentCaseAct => ({
  kind: 'snooze',
  id: 'd5',
  caseId: 'c3',
  caseNumber: 413,
  state: 'done',
  doneAt: '2026-11-24T03:59:59.000Z',
  undoUntil: '2026-11-24T04:00:09.000Z',
  ...more,
})

test('a snooze after a decision is the one to take back, and stands before it', () => {
  const lines = decisionLines([], [recent({}), snoozed({})], now)
  expect(lines.map(({ kind, phase }) => [kind, phase])).toEqual([
    ['snooze', 'held'],
    ['decision', 'held'],
  ])
  expect(newestUndoable(lines)?.actId).toBe('d5')
})

test('what its person was told they cannot take back offers no undo', () => {
  const [line] = decisionLines([], [snoozed({ undoUntil: null })], now)
  expect(line).toMatchObject({ phase: 'settled', undoUntil: null })
})

test('an outcome that waits for a second person says so once it cannot be undone, for as long as it waits', () => {
  const chosen = (change: object) => decisionLines([], [snoozed({ kind: 'outcome', state: 'waiting', ...change })], now)
  expect(chosen({})).toMatchObject([{ phase: 'held' }])
  const longAgo = new Date(now - 3_600_000).toISOString()
  expect(chosen({ undoUntil: null, doneAt: longAgo })).toMatchObject([{ phase: 'waiting', undoUntil: null }])
  expect(chosen({ state: 'done', undoUntil: null })).toMatchObject([{ phase: 'settled' }])
})

test('a case that was decided, undone and decided again stands once', () => {
  const again = recent({ id: 'd2', decidedAt: '2026-11-24T03:59:59.500Z' })
  const lines = decisionLines([], [again, recent({ state: 'undone' })], now)
  expect(lines.map(({ actId, phase }) => [actId, phase])).toEqual([['d2', 'held']])
})

test('what was undone stands once, behind what can be undone', () => {
  const undone = snoozed({ state: 'undone', doneAt: '2026-11-24T03:59:59.900Z' })
  const before = snoozed({ id: 'd0', state: 'undone', doneAt: '2026-11-24T03:59:50.000Z' })
  const lines = decisionLines([], [recent({}), undone, before], now)
  expect(lines.map(({ actId, phase }) => [actId, phase])).toEqual([
    ['d1', 'held'],
    ['d5', 'undone'],
  ])
})

test('decisions that were made together are one line', () => {
  const { title: _, categories: __, ...one } = recent({ measures: [], id: 'p1' })
  const [line, ...others] = decisionLines([], [{ ...one, kind: 'page', cases: 20 }], now)
  expect(others).toEqual([])
  expect(line).toMatchObject({ kind: 'decision', cases: 20, actId: 'p1' })
})
