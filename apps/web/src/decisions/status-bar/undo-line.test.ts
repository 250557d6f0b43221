import { describe, expect, test, vi } from 'vitest'
import { EMPTY_DRAFT } from '../column/decision-draft.ts'
import { decisionLines } from './decision-lines.ts'
import { createDecisionOutbox, type OutgoingDecision, type SendDecision } from './decision-outbox.ts'
import { undoIfWanted, undoLine } from './undo-line.ts'

const now = Date.parse('2026-11-24T04:00:00.000Z')
const heldUntil = '2026-11-24T04:00:08.000Z'
const decision = (key: string, caseNumber: number) => ({
  key,
  caseId: `c${caseNumber}`,
  caseNumber,
  title: '',
  queue: 'flagged' as const,
  input: { caseId: `c${caseNumber}`, fence: 1, contentVersion: 1, choice: { kind: 'no_violation' as const } },
  draft: EMPTY_DRAFT,
})
const calls = () => ({ undoStored: vi.fn(), wantUndo: vi.fn() })
/** Three decisions one after another: the newest is still on its way, the others are held. */
async function threeDecisions() {
  const outbox = createDecisionOutbox()
  await outbox.send(decision('k1', 411), async () => ({ decisionId: 'd1', heldUntil }))
  await outbox.send(decision('k2', 412), async () => ({ decisionId: 'd2', heldUntil }))
  void outbox.send(decision('k3', 413), () => new Promise(() => undefined))
  return decisionLines(outbox.items(), [], now)
}

describe('taking a decision back', () => {
  test.each([
    [411, 'd1'],
    [412, 'd2'],
  ])('the button of an older line takes back case %i and no other', async (caseNumber, decisionId) => {
    const lines = await threeDecisions()
    const made = calls()
    const chosen = lines.find((line) => line.caseNumber === caseNumber)
    expect(undoLine(lines, chosen, made.undoStored, made.wantUndo)).toBe(true)
    expect(made.undoStored.mock.calls).toEqual([[decisionId, caseNumber]])
    expect(made.wantUndo).not.toHaveBeenCalled()
  })

  test('the key takes back the newest, which has to reach the desk first', async () => {
    const made = calls()
    expect(undoLine(await threeDecisions(), undefined, made.undoStored, made.wantUndo)).toBe(true)
    expect(made.wantUndo.mock.calls).toEqual([['k3']])
    expect(made.undoStored).not.toHaveBeenCalled()
  })

  test('without a decision to take back nothing is asked of the desk', () => {
    const made = calls()
    expect(undoLine([], undefined, made.undoStored, made.wantUndo)).toBe(false)
    expect([made.undoStored.mock.calls, made.wantUndo.mock.calls]).toEqual([[], []])
  })
})

describe('a decision taken back while it is on its way', () => {
  /** Undo is pressed before the desk answers; what the desk is then asked to take back. */
  async function undoneOnItsWay(press: boolean, ...answers: ReturnType<SendDecision>[]) {
    const outbox = createDecisionOutbox()
    const undoStored = vi.fn()
    const settle = (item: OutgoingDecision | null) => item && undoIfWanted(item, undoStored)
    const [first, ...later] = answers
    const sent = outbox.send(decision('k1', 411), () => first ?? Promise.reject(new TypeError()))
    if (press) undoLine(decisionLines(outbox.items(), [], now), undefined, undoStored, outbox.wantUndo)
    settle(await sent)
    for (const answer of later) settle(await outbox.retry('k1', () => answer))
    return undoStored.mock.calls
  }
  const stored = () => Promise.resolve({ decisionId: 'd1', heldUntil })
  const lost = () => Promise.reject(new TypeError('fetch failed'))

  test('is undone once the desk has it', async () => {
    expect(await undoneOnItsWay(true, stored())).toEqual([['d1', 411]])
  })

  test('is undone once the desk has it, also when the network lost it first', async () => {
    expect(await undoneOnItsWay(true, lost(), stored())).toEqual([['d1', 411]])
  })

  test('is not undone at a desk that never got it', async () => {
    expect(await undoneOnItsWay(true, lost())).toEqual([])
  })

  test('stands when nobody pressed Undo', async () => {
    expect(await undoneOnItsWay(false, stored())).toEqual([])
  })
})
