import { expect, test, vi } from 'vitest'
import { undoUnderway } from '../../api/acts-underway.ts'
import { EMPTY_DRAFT } from '../column/decision-draft.ts'
import { createDecisionOutbox, type SendDecision } from './decision-outbox.ts'
import { resendTracked, sendTracked } from './tracked-decisions.ts'

const heldUntil = '2026-11-24T04:00:08.000Z'
const decision = {
  key: 'k1',
  caseId: 'c411',
  caseNumber: 411,
  title: '',
  queue: 'flagged' as const,
  input: { caseId: 'c411', fence: 1, contentVersion: 1, choice: { kind: 'no_violation' as const } },
  draft: EMPTY_DRAFT,
}
const stored: SendDecision = () => Promise.resolve({ decisionId: 'd1', heldUntil })
const lost: SendDecision = () => Promise.reject(new TypeError('fetch failed'))

/** Undo is pressed at these sendings of one decision; what is then asked of the desk. */
async function undoneOnItsWay(pressedAt: readonly number[], ...answers: SendDecision[]) {
  const outbox = createDecisionOutbox()
  const asked: (string | null)[] = []
  const press = async (n: number) => {
    if (!pressedAt.includes(n)) return
    const underway = undoUnderway()
    if (underway !== null) asked.push(await underway)
  }
  const undo = vi.fn((id: string) => void asked.push(id))
  for (const [n, answer] of answers.entries()) {
    const sent = n === 0 ? sendTracked(outbox, decision, answer) : resendTracked(outbox, 'k1', answer, undo)
    await Promise.all([press(n), sent])
  }
  return asked
}

test('a decision taken back on its way is undone once the desk has it', async () => {
  expect(await undoneOnItsWay([0], stored)).toEqual(['d1'])
})

test('it is undone once the desk has it, also when the network lost it first', async () => {
  expect(await undoneOnItsWay([0], lost, stored)).toEqual([null, 'd1'])
})

test('it can be taken back while it is sent again, and is undone once', async () => {
  expect(await undoneOnItsWay([1], lost, stored)).toEqual(['d1'])
  expect(await undoneOnItsWay([0, 1], lost, stored)).toEqual([null, 'd1'])
})

test('it is not undone at a desk that never got it', async () => {
  expect(await undoneOnItsWay([0], lost)).toEqual([null])
})

test('it stands when nobody pressed Undo', async () => {
  expect(await undoneOnItsWay([], stored)).toEqual([])
  expect(await undoneOnItsWay([], lost, stored)).toEqual([])
})
