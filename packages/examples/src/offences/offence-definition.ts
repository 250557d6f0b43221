import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { RewardType } from '@mimamori/policy/intake/intake-arrivals'
import type { JobFamily } from '../families/job-family.ts'

/**
 * One way to break the rules with a job. The surroundings are harmless; what tells is kept apart in `tells` and
 * `tellingTitles`, so that a repaired version can leave it out.
 */
export type Offence = {
  readonly key: string
  readonly category: Category
  /** the harmless surroundings: keys of honest families (none: any of them) or a scene of its own */
  readonly around: readonly string[] | JobFamily
  /** telling sentences, one or two are used */
  readonly tells: readonly string[]
  /** titles that tell by themselves, used now and then */
  readonly tellingTitles: readonly string[]
  /** the reward such offenders state, when it is not the surroundings' own */
  readonly reward?: { readonly type: RewardType } | undefined
}
