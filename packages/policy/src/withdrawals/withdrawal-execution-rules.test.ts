import { describe, expect, test } from 'vitest'
import { breakerWindowStart, nextExecutionStep, UNTRIPPED } from './withdrawal-execution-rules.ts'
import type { Withdrawal } from './withdrawal-model.ts'

const NOW = '2026-11-24T01:00:00.000Z'
const EARLIER = '2026-11-24T00:59:59.999Z'
const LATER = '2026-11-24T01:00:00.001Z'
const HELD: Withdrawal = {
  id: 'W-1',
  kind: 'withdrawal',
  state: 'held',
  proposerId: 'ueno',
  approverId: 'mori',
  heldUntil: NOW,
  setback: null,
}
const due = (change: Partial<Withdrawal>, released = 0, breaker = UNTRIPPED) =>
  nextExecutionStep({ ...HELD, ...change }, NOW, breaker, { released, atMost: 2 })

test('a withdrawal goes at the instant its hold ends, not before, and only while it is held', () => {
  expect([EARLIER, NOW, LATER].map((heldUntil) => due({ heldUntil }))).toEqual(['goes', 'goes', 'waits'])
  expect([due({ state: 'stopped' }), due({ state: 'proposed', heldUntil: null })]).toEqual(['waits', 'waits'])
})

describe('the breaker', () => {
  test('lets as many go within an hour as are set, and trips at the next; a reversal trips nothing', () => {
    expect([1, 2, 3].map((released) => due({}, released))).toEqual(['goes', 'trips', 'trips'])
    expect(due({ kind: 'reversal' }, 3)).toBe('goes')
  })

  test('once tripped holds withdrawals back, and reversals only where it is that of a restored desk', () => {
    const tripped = { trippedAt: EARLIER, resumedAt: null, restored: false }
    expect([due({}, 0, tripped), due({ kind: 'reversal' }, 0, tripped)]).toEqual(['waits', 'goes'])
    expect(due({ kind: 'reversal' }, 0, { ...tripped, restored: true })).toBe('waits')
  })

  test('counts from when a lead resumed, where that is less than an hour ago', () => {
    const resumed = (resumedAt: string) => breakerWindowStart({ ...UNTRIPPED, resumedAt }, NOW)
    expect(resumed('2026-11-24T00:00:00.001Z')).toBe('2026-11-24T00:00:00.001Z')
    expect(resumed('2026-11-23T23:59:59.999Z')).toBe('2026-11-24T00:00:00.000Z')
  })
})
