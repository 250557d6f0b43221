import { expect, test } from 'vitest'
import type { DecisionHistory, LoggedAct } from './changed-decisions.ts'
import { placesNear } from './places-near.ts'

const NOON = '2026-12-01T12:00:00.000Z'
const PLACE = { at: NOON, seq: 500 }

const act = (at: string, seq: number): LoggedAct => ({ at, seq, actorId: 'sato', how: 'decided' })
const madeBy = (made: LoggedAct): DecisionHistory => ({ made, undone: null, lines: [] }) as unknown as DecisionHistory

test('the place itself is tried first, then before and after what was done nearest to it, each once', () => {
  const [near, far] = [act('2026-12-01T12:00:01.000Z', 501), act('2026-12-01T11:59:56.000Z', 499)]
  const histories = [[madeBy(far), madeBy(near)], [madeBy(near)], [madeBy(act('2026-12-01T12:00:06.000Z', 502))]]
  expect(placesNear(PLACE, histories, 5)).toEqual([
    PLACE,
    { at: near.at, seq: 501 },
    { at: near.at, seq: 502 },
    { at: far.at, seq: 499 },
    { at: far.at, seq: 500 },
  ])
})

test('a batch of thousands within these seconds is not tried place by place', () => {
  const histories = [Array.from({ length: 5000 }, (_, n) => madeBy(act(NOON, n)))]
  expect(placesNear(PLACE, histories, 5)).toHaveLength(60)
})
