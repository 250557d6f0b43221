import { expect, test } from 'vitest'
import { isInTheFuture } from './trusted-time-model.ts'

test('what is dated more than a minute ahead was made by a clock that was wrong; up to a minute clocks may differ', () => {
  const now = '2026-11-24T01:00:00.000Z'
  const ahead = ['2026-11-24T01:00:00.001Z', '2026-11-24T01:01:00.000Z', '2026-11-24T01:01:00.001Z']
  expect(ahead.map((at) => isInTheFuture(at, now))).toEqual([false, false, true])
})
