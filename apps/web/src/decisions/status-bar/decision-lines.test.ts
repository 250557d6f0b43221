import type { RecentDecision } from '@mimamori/contract/decisions/decision-contract'
import { expect, test } from 'vitest'
import { EMPTY_DRAFT } from '../column/decision-draft.ts'
import { decisionLines, newestUndoable } from './decision-lines.ts'
import type { OutgoingDecision } from './decision-outbox.ts'

const now = Date.parse('2026-11-24T04:00:00.000Z')
const recent = (more: Partial<RecentDecision>): RecentDecision => ({
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
  expect(newestUndoable(lines)?.decisionId).toBe('d2')
})

test('a decision without an effect is final once its window is over', () => {
  const [line] = decisionLines([], [recent({ measures: [], delivery: 'none', state: 'standing' })], now)
  expect(line?.phase).toBe('settled')
})

test('undo takes the newest decision, also when older ones are no longer among the latest the desk tells', () => {
  const heldUntil = '2026-11-24T04:00:01.000Z'
  const older = outgoing({ state: { at: 'saved', decisionId: 'd1', heldUntil } })
  const lines = decisionLines([older], [recent({ id: 'd9' }), recent({ id: 'd8' })], now)
  expect(lines.map((line) => line.decisionId)).toEqual(['d9', 'd8', 'd1'])
  expect(newestUndoable(lines)?.decisionId).toBe('d9')
})
