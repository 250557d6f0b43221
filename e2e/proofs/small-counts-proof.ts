import { tryRandomMonths } from '@mimamori/policy/notices/small-count-histories.test-support'
import { expectNone } from './expect-none.ts'
import type { Proof } from './proof-definition.ts'

/**
 * Random lives of several months, with up to four versions each and limits that change: an attacker who knows the rule and has every published number
 * of every version looks, for each pooled count, for other true counts that would have published the same. The unit test is the same with fewer
 * lives, and goes through all small months.
 */
export const smallCountsProof: Proof<{ readonly lives: number }> = {
  short: { lives: 300 },
  full: { lives: 10_000 },
  run: async ({ lives }) => {
    const { versions, pooled, faults, told } = tryRandomMonths(lives)
    expectNone('figures that are not true', faults)
    expectNone('pooled counts that can be told', told)
    return [
      {
        id: 'small-counts',
        name: 'pooled counts that an attacker with every published number can tell',
        value: told.length,
        unit: 'counts',
        n: pooled,
        engine: 'sqlite',
        lives,
        versions,
      },
    ]
  },
}
