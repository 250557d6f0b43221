import { expect, test } from 'vitest'
import type { TargetFacts } from '../cases/target-facts.ts'
import type { Reward } from '../intake/intake-arrivals.ts'
import { labelPay, usualPayByKind } from './pay-label-rules.ts'

type JobFacts = Extract<TargetFacts, { type: 'job' }>

const job = (min: number | null, change: Partial<JobFacts> = {}, type: Reward['type'] = 'fixed'): TargetFacts => ({
  type: 'job',
  format: 'project',
  category: 'ライティング',
  reward: { type, min, max: min },
  seats: 1,
  postedAt: '2026-11-24T01:00:00.000Z',
  engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 },
  ...change,
})
/** 1,000 to 40,000 yen: of 40 jobs the 4th and the 36th are the ends of the usual range */
const forty = Array.from({ length: 40 }, (_, n) => job((n + 1) * 1000))
const usual = { low: 4000, high: 36_000 }

test('the usual range is from the 10th to the 90th percentile of the kind', () => {
  expect([...usualPayByKind(forty.toReversed()).values()]).toEqual([usual])
})

test('below half of it a reward is unusually low, above twice it unusually high', () => {
  const known = usualPayByKind(forty)
  expect(labelPay(job(1999), known)).toEqual({ label: 'unusually_low', usual })
  expect(labelPay(job(72_001), known)).toEqual({ label: 'unusually_high', usual })
  expect(labelPay(job(2000), known)).toBeNull()
  expect(labelPay(job(72_000), known)).toBeNull()
})

test('jobs are compared within category, format and reward type', () => {
  const known = usualPayByKind(forty)
  expect(labelPay(job(1, { category: '翻訳' }), known)).toBeNull()
  expect(labelPay(job(1, { format: 'task' }), known)).toBeNull()
  expect(labelPay(job(1, {}, 'hourly'), known)).toBeNull()
})

test('of fewer than thirty jobs nothing is usual; of one kind the newest five hundred count', () => {
  expect(usualPayByKind(forty.slice(0, 29)).size).toBe(0)
  expect(usualPayByKind(forty.slice(0, 30)).size).toBe(1)
  const many = [...Array.from({ length: 500 }, () => job(100)), ...Array.from({ length: 5000 }, () => job(900))]
  expect([...usualPayByKind(many).values()]).toEqual([{ low: 100, high: 100 }])
})

test('rewards that are no amount, or not stated, have no label and no part in the range', () => {
  const goods = Array.from({ length: 40 }, () => job(5000, {}, 'goods'))
  const unstated = Array.from({ length: 40 }, () => job(null))
  const erased = Array.from({ length: 40 }, () => job(5000, { category: '' }))
  expect(usualPayByKind([...goods, ...unstated, ...erased]).size).toBe(0)
  expect(labelPay(job(null), usualPayByKind(forty))).toBeNull()
  expect(labelPay({ type: 'member' }, usualPayByKind(forty))).toBeNull()
})
