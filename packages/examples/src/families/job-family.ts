import type { JobFormat, RewardType } from '@mimamori/policy/intake/intake-arrivals'
import type { SlotValues } from '../wording/slot-filling.ts'

export type Pay = {
  readonly type: RewardType
  /** whole yen: the least and the most a client of this family offers */
  readonly low: number
  readonly high: number
  readonly step: number
  /** what one piece is, for `per_task`: 件, 本, 枚 … */
  readonly unit: string
}

/**
 * Building blocks of one kind of job. Sentences are です・ます and stand alone; `{…}` are slots.
 * A line may begin with a variant, `[改修]`: it is only used together with lines of that variant or of none.
 */
export type JobFamily = {
  readonly key: string
  /** goes on from month to month, so no day of delivery is named */
  readonly ongoing?: boolean | undefined
  readonly category: string
  readonly format: JobFormat
  readonly pay: Pay
  readonly seats: readonly [number, number]
  readonly slots: SlotValues
  readonly titles: readonly string[]
  /** what is asked for, one sentence is used */
  readonly purpose: readonly string[]
  /** why it is needed, two or three sentences; one is used */
  readonly background: readonly string[]
  /** steps of the work, noun phrases */
  readonly work: readonly string[]
  /** what those who apply are asked, noun phrases */
  readonly asks: readonly string[]
  /** more about the work, some are used */
  readonly details: readonly string[]
  /** 「項目：内容」 for the bulleted voices */
  readonly facts: readonly string[]
  /** whom the client looks for, noun phrases */
  readonly wanted: readonly string[]
}

/** Pay for the whole job, in yen: from `low` to `high`, in steps of `step`. */
export function fixedPay(low: number, high: number, step = 1000): Pay {
  return { type: 'fixed', low, high, step, unit: '' }
}

/** Pay an hour, in yen: from `low` to `high`, in steps of 50. */
export function hourlyPay(low: number, high: number): Pay {
  return { type: 'hourly', low, high, step: 50, unit: '' }
}

/** Pay for each `unit`, in yen: from `low` to `high`, in steps of `step`. */
export function perTaskPay(low: number, high: number, unit: string, step = 10): Pay {
  return { type: 'per_task', low, high, step, unit }
}

const VARIANT_PREFIX = /^\[([^\]]+)\]/

/** The variants of a family, told from its titles; one empty name when it has none. */
export function variantsOf({ titles }: JobFamily): readonly string[] {
  const named = titles.flatMap((title) => VARIANT_PREFIX.exec(title)?.[1] ?? [])
  return named.length === 0 ? [''] : [...new Set(named)]
}

/** The family with only the lines of one variant. */
export function withVariant(family: JobFamily, variant: string): JobFamily {
  const ofVariant = (list: readonly string[]): readonly string[] =>
    list
      .filter((line) => (VARIANT_PREFIX.exec(line)?.[1] ?? variant) === variant)
      .map((line) => line.replace(VARIANT_PREFIX, ''))
  return {
    ...family,
    titles: ofVariant(family.titles),
    purpose: ofVariant(family.purpose),
    background: ofVariant(family.background),
    work: ofVariant(family.work),
    asks: ofVariant(family.asks),
    details: ofVariant(family.details),
    facts: ofVariant(family.facts),
    wanted: ofVariant(family.wanted),
  }
}
