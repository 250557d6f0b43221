import { expect, test } from 'vitest'
import type { Flag } from '../catalogue/detection-flag.ts'
import { SEVERITY_OF } from '../catalogue/violation-categories.ts'
import { type PlacementSignals, placeCase } from '../intake/queue-placement-rules.ts'
import type { Case } from './case-model.ts'
import { computeDueAt, SHIPPED_DUE_TIMES } from './due-time-rules.ts'
import { checkLease, claimLease, endLease, extendLease, isLeaseRunning } from './lease-rules.ts'
import { pinned, type RankFacts, rank, unpinned } from './rank-rules.ts'

const AT = '2026-11-24T01:00:00.000Z'
const facts: RankFacts = {
  arrivedAt: AT,
  dueAt: '2026-11-24T03:00:00.000Z',
  score: 0.9,
  suspected: true,
  reporters: 3,
  reportersWeigh: 3,
  engagements: { contracts: 2, escrowedYen: 48_000, freelancers: 2 },
  standing: { advice: 3, warnings: 1 },
  pinned: false,
}

test('rank is the due time minus the minutes earned, and the sum is shown line by line', () => {
  const { rank: place, lines } = rank(facts)
  // of two hours: 20 % × 3/8, 10 % × 0.9, 10 % × (2/16 + 1/10), 10 % × (1/4 + 3/12)
  expect(lines.map(({ why, minutes }) => [why, minutes])).toEqual([
    ['reporters', 9],
    ['score', 11],
    ['engagements', 3],
    ['standing', 6],
  ])
  expect(place).toBe(Date.parse(facts.dueAt) - (9 + 11 + 3 + 6) * 60_000)
})

test.each([
  ['a higher score', { score: 1 }],
  ['another reporter', { reporters: 4, reportersWeigh: 4 }],
  ['reporters who are usually right', { reportersWeigh: 4.5 }],
  ['money in escrow', { engagements: { contracts: 2, escrowedYen: 240_000, freelancers: 2 } }],
  ['an earlier warning', { standing: { advice: 3, warnings: 2 } }],
  ['an earlier due time', { dueAt: '2026-11-24T02:00:00.000Z' }],
] as const)('%s moves a case forward', (_, change) => {
  expect(rank({ ...facts, ...change }).rank).toBeLessThan(rank(facts).rank)
})

const MOST = {
  score: 1,
  reporters: 500,
  reportersWeigh: 500,
  engagements: { contracts: 900, escrowedYen: 90_000_000, freelancers: 900 },
  standing: { advice: 90, warnings: 90 },
}

test('all that can be earned together is half of the time a case was allowed', () => {
  const { rank: place, lines } = rank({ ...facts, ...MOST })
  expect(lines.map(({ minutes }) => minutes)).toEqual([24, 12, 12, 12])
  expect(place).toBe(Date.parse(AT) + 60 * 60_000)
})

test('what earned everything is never ahead of what breaches before half of its time is over', () => {
  const urgent = rank({
    ...facts,
    dueAt: '2026-11-24T01:30:00.000Z',
    score: 0,
    reportersWeigh: 0,
    standing: { advice: 0, warnings: 0 },
  })
  expect(urgent.rank).toBeLessThan(rank({ ...facts, ...MOST }).rank)
})

test('a pin is ahead of all that can be earned, shows itself in the sum, and leaves no trace', () => {
  const all = rank({ ...facts, ...MOST })
  const later = { arrivedAt: '2027-11-24T01:00:00.000Z', dueAt: '2027-11-24T03:00:00.000Z' }
  const placed = rank({ ...facts, ...later, score: 0, reporters: 0 })
  const top = pinned(placed)
  expect(top.rank).toBeLessThan(all.rank)
  expect(top.lines.at(-1)?.why).toBe('pinned')
  expect(rank({ ...facts, pinned: true })).toEqual(pinned(rank(facts)))
  expect(unpinned(top)).toEqual(placed)
})

test('what was found odd on patrol is due four hours after that was said, and never later than patrol is', () => {
  const raised = (at: string) => computeDueAt(AT, 'medium', 'flagged', SHIPPED_DUE_TIMES, at)
  expect(raised('2026-11-24T05:00:00.000Z')).toBe('2026-11-24T09:00:00.000Z')
  expect(raised('2026-11-25T00:00:00.000Z')).toBe('2026-11-25T01:00:00.000Z')
})

test('a job without any finding stands by its due time alone, whoever posted it', () => {
  const plain = { ...facts, score: 0, suspected: false, reporters: 0, reportersWeigh: 0, engagements: null }
  expect(rank(plain)).toEqual({ rank: Date.parse(facts.dueAt), lines: [] })
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
  jobCategory: null,
  language: 'ja',
  raisedAt: null,
  pinnedAt: null,
  dueTimes: SHIPPED_DUE_TIMES,
  missed: null,
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
  expect(doubted.lines).toEqual([{ why: 'score', minutes: 58, n: 0.4 }])
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
    dueAt: computeDueAt(AT, 'medium', 'flagged', SHIPPED_DUE_TIMES, raisedAt),
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
  dueAt: '2026-11-24T03:00:00.000Z',
  snoozedUntil: null,
  escalatedBy: null,
  pinnedAt: null,
  raisedAt: null,
  missedAt: null,
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

test('what is reserved and due within half an hour is kept for 20 s, and goes to a colleague who opens it', () => {
  const reserve = (dueAt: string) => claimLease({ ...it, state: 'open', lease: null, dueAt }, sato, 'reservation', AT)
  const endsAt = (at: string) => ({ event: { lease: { endsAt: at } } })
  expect(reserve('2026-11-24T01:30:00.001Z')).toMatchObject(endsAt('2026-11-24T01:01:00.000Z'))
  expect(reserve('2026-11-24T01:30:00.000Z')).toMatchObject(endsAt('2026-11-24T01:00:20.000Z'))
  const reserved = { ...it, dueAt: '2026-11-24T01:30:00.000Z', lease: { ...lease, kind: 'reservation' as const } }
  expect(claimLease(reserved, suzuki, 'claim', AT)).toMatchObject({ event: { lease: { holder: 'suzuki' } } })
  // nobody takes a case that a colleague has on screen, nor reserves what another has reserved
  expect(claimLease({ ...reserved, lease }, suzuki, 'claim', AT)).toMatchObject({ refusal: 'held_by_other' })
  expect(claimLease(reserved, suzuki, 'reservation', AT)).toMatchObject({ refusal: 'held_by_other' })
  const later = { ...reserved, dueAt: '2026-11-24T01:30:00.001Z' }
  expect(claimLease(later, suzuki, 'claim', AT)).toMatchObject({ refusal: 'held_by_other' })
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
