import type { Flag } from './detection-flag.ts'
import type { Category } from './violation-categories.ts'

/** The category most likely meant: of the surest flag, else of the first report, else of the case. */
export function suspectCategory(flags: readonly Flag[], reported: Category | null, ofCase: Category | null): Category {
  const surest = flags.reduce((best, flag) => Math.max(best, flag.score), 0)
  const flag = flags.find((each) => each.score === surest)
  return flag?.category ?? reported ?? ofCase ?? 'other'
}
