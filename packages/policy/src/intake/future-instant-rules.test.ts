import { expect, test } from 'vitest'
import { arrivalInstants, futureFields } from './future-instant-rules.ts'
import type { Arrival } from './intake-arrivals.ts'

const NOW = '2026-11-24T01:00:00.000Z'
const A_BIT_AHEAD = '2026-11-24T01:05:00.000Z'
const TOO_FAR = '2026-11-24T01:05:00.001Z'

/** An arrival with nothing but these instants. */
const tells = (kind: Arrival['kind'], body: object) => futureFields(NOW, arrivalInstants({ kind, body } as Arrival))

test('nothing that arrives happened more than five minutes from now, whatever tells of it', () => {
  expect(tells('member', { registeredAt: TOO_FAR })).toEqual(['registeredAt'])
  expect(tells('job', { postedAt: A_BIT_AHEAD, updatedAt: TOO_FAR })).toEqual(['updatedAt'])
  for (const kind of ['proposal', 'message'] as const) expect(tells(kind, { sentAt: TOO_FAR })).toEqual(['sentAt'])
  expect(tells('report', { reportedAt: TOO_FAR, snapshot: { sentAt: TOO_FAR } })).toEqual([
    'reportedAt',
    'snapshot.sentAt',
  ])
  expect(tells('report', { reportedAt: A_BIT_AHEAD })).toEqual([])
  expect(tells('metrics', { metrics: [{ measuredAt: A_BIT_AHEAD }, { measuredAt: TOO_FAR }] })).toEqual([
    'metrics.1.measuredAt',
  ])
})
