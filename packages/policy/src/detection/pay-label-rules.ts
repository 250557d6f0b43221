import type { TargetFacts } from '../cases/target-facts.ts'
import type { RewardType } from '../intake/intake-arrivals.ts'

/** Rewards of these types are amounts that can be compared. */
const COMPARED_TYPES: readonly RewardType[] = ['fixed', 'hourly', 'per_task']

/** Jobs of these days are the market. */
export const MARKET_DAYS = 90
/** Of fewer jobs no range is called usual. */
const MIN_JOBS = 30
/** Of one kind of job the newest so many are looked at. */
const MAX_JOBS = 500

/** The usual range of a kind of job in whole yen: the 10th and the 90th percentile. */
export type UsualPay = { readonly low: number; readonly high: number }

/** A reward far from what its kind of job usually pays (適正価格): a note beside the reward, never a violation. */
export type UnusualPay = { readonly label: 'unusually_low' | 'unusually_high'; readonly usual: UsualPay }

/** The kind of a job, as jobs are compared within category, format and reward type, and its amount; `null`: it has none to compare. */
function comparablePay(facts: TargetFacts): { readonly kind: string; readonly amount: number } | null {
  if (facts.type !== 'job') return null
  const { category, format, reward } = facts
  if (category === '' || reward.min === null || !COMPARED_TYPES.includes(reward.type)) return null
  return { kind: JSON.stringify([category, format, reward.type]), amount: reward.min }
}

/** The least amount that so many hundredths of the amounts do not exceed (nearest rank). */
const percentile = (rising: readonly number[], hundredths: number) =>
  rising[Math.max(0, Math.ceil((rising.length * hundredths) / 100) - 1)] ?? 0

/** The usual range of each kind among these jobs, newest first; kinds with fewer than 30 are left out. */
export function usualPayByKind(jobs: readonly TargetFacts[]): ReadonlyMap<string, UsualPay> {
  const amounts = new Map<string, number[]>()
  for (const facts of jobs) {
    const pay = comparablePay(facts)
    if (pay === null) continue
    const known = amounts.get(pay.kind) ?? []
    if (known.length < MAX_JOBS) known.push(pay.amount)
    amounts.set(pay.kind, known)
  }
  const usual = new Map<string, UsualPay>()
  for (const [kind, all] of amounts) {
    if (all.length < MIN_JOBS) continue
    const rising = all.toSorted((a, b) => a - b)
    usual.set(kind, { low: percentile(rising, 10), high: percentile(rising, 90) })
  }
  return usual
}

/** The label of a reward below half of the usual range, or above twice it; `null`: it is within, or nothing is known of its kind. */
export function labelPay(facts: TargetFacts, usualPay: ReadonlyMap<string, UsualPay>): UnusualPay | null {
  const pay = comparablePay(facts)
  const usual = pay && usualPay.get(pay.kind)
  if (!usual) return null
  if (pay.amount < usual.low / 2) return { label: 'unusually_low', usual }
  return pay.amount > usual.high * 2 ? { label: 'unusually_high', usual } : null
}
