import { expect, test } from 'vitest'
import { nextRetentionRun, retentionCutoff } from './retention-schedule.ts'

test('what is kept for so many days goes when they are over, to the millisecond', () => {
  const now = '2026-11-24T01:00:00.000Z'
  expect(retentionCutoff(now, 60)).toBe('2026-09-25T01:00:00.000Z')
  const isExpired = (at: string) => at < retentionCutoff(now, 1)
  expect(['2026-11-23T00:59:59.999Z', '2026-11-23T01:00:00.000Z', '2026-11-23T01:00:00.001Z'].map(isExpired)).toEqual([
    true,
    false,
    false,
  ])
})

test('the next run is tonight until three in the morning, Japan time, and tomorrow from then on', () => {
  expect(
    ['2026-11-24T17:59:59.999Z', '2026-11-24T18:00:00.000Z', '2026-11-24T18:00:00.001Z'].map(nextRetentionRun),
  ).toEqual(['2026-11-24T18:00:00.000Z', '2026-11-25T18:00:00.000Z', '2026-11-25T18:00:00.000Z'])
})
