import { expect, test } from 'vitest'
import type { Flag } from '../catalogue/detection-flag.ts'
import { SEVERITY_OF } from '../catalogue/violation-categories.ts'
import { type PlacementSignals, placeCase } from '../intake/queue-placement-rules.ts'
import type { Case } from './case-model.ts'
import { computeDueAt } from './due-time-rules.ts'
import { checkLease, claimLease, endLease, extendLease, isLeaseRunning } from './lease-rules.ts'
import { pinned, type RankFacts, rank, unpinned } from './rank-rules.ts'

const AT = '2026-11-24T01:00:00.000Z'
const facts: RankFacts = {
  arrivedAt: AT,
  severity: 'high',
  score: 0.97,
  flagged: true,
  reporters: 3,
  reportersWeigh: 3,
  engagements: { contracts: 2, escrowedYen: 32_000, freelancers: 2 },
  standing: { advice: 1, warnings: 1 },
  raised: false,
  pinned: false,
}

test('rank is arrival minus the minutes earned, and the sum is shown line by line', () => {
  const { rank: place, lines } = rank(facts)
  expect(lines.map(({ why, minutes }) => [why, minutes])).toEqual([
    ['severity', 300],
    ['score', 116],
    ['reporters', 180],
    ['engagements', 45],
    ['standing', 80],
  ])
  expect(place).toBe(Date.parse(AT) - (300 + 116 + 180 + 45 + 80) * 60_000)
})

test.each([
  ['a higher score', { score: 0.99 }],
  ['another reporter', { reporters: 4, reportersWeigh: 4 }],
  ['reporters who are usually right', { reportersWeigh: 4.5 }],
  ['money in escrow', { engagements: { contracts: 2, escrowedYen: 90_000, freelancers: 2 } }],
  ['an earlier warning', { standing: { advice: 1, warnings: 2 } }],
  ['more severity', { severity: 'urgent' }],
] as const)('%s moves a case forward', (_, change) => {
  expect(rank({ ...facts, ...change }).rank).toBeLessThan(rank(facts).rank)
})

test('a pin is ahead of all that can be earned, shows itself in the sum, and leaves no trace', () => {
  const all = rank({ ...facts, severity: 'urgent', score: 1, reporters: 99, raised: true })
  const placed = rank({ ...facts, score: 0, reporters: 0, arrivedAt: '2027-11-24T01:00:00.000Z' })
  const top = pinned(placed)
  expect(top.rank).toBeLessThan(all.rank)
  expect(top.lines.at(-1)?.why).toBe('pinned')
  expect(rank({ ...facts, pinned: true })).toEqual(pinned(rank(facts)))
  expect(unpinned(top)).toEqual(placed)
})

test('what was found odd on patrol is due four hours after that was said, and never later than patrol is', () => {
  expect(computeDueAt(AT, 'medium', 'flagged', '2026-11-24T05:00:00.000Z')).toBe('2026-11-24T09:00:00.000Z')
  expect(computeDueAt(AT, 'medium', 'flagged', '2026-11-25T00:00:00.000Z')).toBe('2026-11-25T01:00:00.000Z')
})

test('a job without any finding stands by its arrival alone, whoever posted it', () => {
  const plain = { ...facts, score: 0, flagged: false, reporters: 0, reportersWeigh: 0, engagements: null }
  expect(rank(plain)).toEqual({ rank: Date.parse(AT), lines: [] })
})

test('no number of reporters outweighs a day: what they weigh counts up to eight', () => {
  const minutes = [7, 8, 9, 500].map((n) => {
    const { lines } = rank({ ...facts, reporters: n, reportersWeigh: n })
    return lines.find(({ why }) => why === 'reporters')?.minutes
  })
  expect(minutes).toEqual([420, 480, 480, 480])
})

test('due time follows severity, and the patrol has a day', () => {
  expect(computeDueAt(AT, 'high', 'flagged')).toBe('2026-11-24T03:00:00.000Z')
  expect(computeDueAt(AT, 'low', 'flagged')).toBe('2026-11-24T09:00:00.000Z')
  expect(computeDueAt(AT, 'low', 'patrol')).toBe('2026-11-25T01:00:00.000Z')
})

const flag = (category: Flag['category'], score: number): Flag => ({
  category,
  rule: 'r',
  spans: [],
  score,
  reason: 'x',
})
const signals: PlacementSignals = {
  flags: [],
  probability: null,
  reported: null,
  severities: SEVERITY_OF,
  reporters: 0,
  reportersWeigh: 0,
  engagements: null,
  standing: { advice: 0, warnings: 0 },
  format: 'project',
  raisedAt: null,
  pinnedAt: null,
}

test('the top flag names the category; without one the first report does; without either it is patrol', () => {
  const flagged = { ...signals, flags: [flag('mlm', 0.9), flag('other', 0.5)], reported: 'free_sample' as const }
  expect(placeCase(AT, flagged)).toMatchObject({ category: 'mlm', queue: 'flagged', severity: 'high', score: 0.9 })
  const reported = { ...signals, reported: 'free_sample' as const, reporters: 1 }
  expect(placeCase(AT, reported)).toMatchObject({
    category: 'free_sample',
    queue: 'flagged',
    severity: 'low',
    score: 0,
  })
  expect(placeCase(AT, signals)).toMatchObject({ category: null, queue: 'patrol' })
})

test('on patrol what the model doubts is looked at first, by the minutes its probability earns', () => {
  const doubted = placeCase(AT, { ...signals, probability: 0.4 })
  expect(doubted).toMatchObject({ category: null, queue: 'patrol', severity: 'low', score: 0.4 })
  expect(doubted.lines).toEqual([{ why: 'score', minutes: 48, n: 0.4 }])
  expect(doubted.rank).toBeLessThan(placeCase(AT, { ...signals, probability: 0.1 }).rank)
  expect(doubted.dueAt).toBe(placeCase(AT, signals).dueAt)
})

test('a flag, once there is one, is weighed alone', () => {
  expect(placeCase(AT, { ...signals, flags: [flag('mlm', 0.7)], probability: 0.95 }).score).toBe(0.7)
})

test('a raised case is due from when it was raised, until something names its category', () => {
  const raisedAt = '2026-11-24T02:00:00.000Z'
  const raised = { ...signals, raisedAt }
  expect(placeCase(AT, raised)).toMatchObject({
    queue: 'flagged',
    dueAt: computeDueAt(AT, 'medium', 'flagged', raisedAt),
  })
  const reported = { ...raised, reported: 'other' as const }
  expect(placeCase(AT, reported).dueAt).toBe(computeDueAt(AT, 'medium', 'flagged'))
})

test('three people reporting the same thing make it one step more severe', () => {
  const by = (reporters: number) => placeCase(AT, { ...signals, flags: [flag('mlm', 0.9)], reporters }).severity
  expect([by(2), by(3)]).toEqual(['high', 'urgent'])
})

const sato = { id: 'sato', alias: '佐藤', role: 'moderator' } as const
const suzuki = { ...sato, id: 'suzuki' }
const lease = { kind: 'claim', holder: 'sato', endsAt: '2026-11-24T01:02:00.000Z' } as const
const it: Case = {
  id: 'c',
  number: 1,
  kind: 'review',
  target: { type: 'job', id: 'J-1' },
  queue: 'flagged',
  state: 'claimed',
  fence: 4,
  lease,
  contentVersion: 1,
  category: 'mlm',
  severity: 'high',
  snoozedUntil: null,
  escalatedBy: null,
  pinnedAt: null,
  raisedAt: null,
}

test('a lease ends at its instant, not after it', () => {
  expect(isLeaseRunning(lease, '2026-11-24T01:01:59.999Z')).toBe(true)
  expect(isLeaseRunning(lease, '2026-11-24T01:02:00.000Z')).toBe(false)
})

test('every new holder gets a higher fence, also the same person in another tab', () => {
  expect(claimLease(it, sato, 'claim', AT)).toMatchObject({ ok: true, event: { fence: 5, lease: { holder: 'sato' } } })
  expect(claimLease(it, suzuki, 'claim', AT)).toEqual({ ok: false, refusal: 'held_by_other' })
  expect(claimLease(it, suzuki, 'claim', lease.endsAt)).toMatchObject({ ok: true, event: { fence: 5 } })
})

test('only the holder, under the right fence, before the lease ends', () => {
  expect(checkLease(it, sato, 4, AT)).toBeNull()
  expect(checkLease(it, sato, 3, AT)).toBe('lease_lost')
  expect(checkLease(it, suzuki, 4, AT)).toBe('lease_lost')
  expect(checkLease(it, sato, 4, lease.endsAt)).toBe('lease_lost')
  expect(checkLease({ ...it, state: 'held' }, sato, 4, AT)).toBe('already_decided')
  expect(checkLease(it, { ...sato, role: 'admin' }, 4, AT)).toBe('not_permitted')
})

test('a heartbeat turns a reservation into a claim and keeps the fence', () => {
  const reserved = { ...it, lease: { ...lease, kind: 'reservation' as const } }
  expect(extendLease(reserved, sato, 4, AT)).toMatchObject({
    ok: true,
    event: { lease: { kind: 'claim', endsAt: lease.endsAt } },
  })
  expect(extendLease(reserved, suzuki, 4, AT)).toEqual({ ok: false, refusal: 'lease_lost' })
  expect(endLease(it, suzuki, 4, AT)).toEqual({ ok: false, refusal: 'lease_lost' })
})
