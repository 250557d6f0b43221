import { expect, test } from 'vitest'
import { acknowledgeBatch, INITIAL_STREAM_STATE, retryDelaySeconds, startBatch } from './audit-stream-state.ts'

test('what the second place has not taken is sent again after 1, 2, 4 seconds and so on, up to five minutes', () => {
  const waits = [1, 2, 3, 9, 10, 40].map((failures) => retryDelaySeconds(failures, 1, 0))
  expect(waits).toEqual([1, 2, 4, 256, 300, 300])
  expect([retryDelaySeconds(3, 0.5, 0), retryDelaySeconds(3, 1, 900), retryDelaySeconds(40, 1, 5)]).toEqual([
    2, 900, 300,
  ])
})

test('a batch moves a stream on once it was taken, lane by lane', () => {
  const entries = [
    { lane: 1, seq: 7 },
    { lane: 2, seq: 3 },
    { lane: 1, seq: 8 },
  ]
  const sent = startBatch({ ...INITIAL_STREAM_STATE, n: 4, reach: { 3: 9 } }, entries)
  expect(sent).toMatchObject({ n: 4, reach: { 3: 9 }, underway: { count: 3, until: { 1: 8, 2: 3 } } })
  const taken = acknowledgeBatch(sent)
  expect(taken).toEqual({ n: 7, reach: { 1: 8, 2: 3, 3: 9 }, underway: null })
  expect([acknowledgeBatch(taken), startBatch(taken, [])]).toEqual([taken, taken])
})
