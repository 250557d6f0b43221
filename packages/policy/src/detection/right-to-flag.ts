import type { LevelSettings } from './detection-levels.ts'
import { countFlagged } from './expected-flags.ts'
import type { FalseFlagCounts, ShadowMeasure } from './model-figures.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** Honest jobs of a desk that a model is judged by: the first that are passed, before it may flag, and those that arrived last, after it. */
export const JUDGED_JOBS = 400
/** More of them are not to be flagged. */
const MOST_FALSE_FLAGS = 0.05

/** May a model flag on its own? `measuring`: fewer than 400 jobs were passed since it runs in shadow */
export type RightToFlag = 'measuring' | 'earned' | 'not_earned'

/** Of what a model is judged by, one author counts so often, or one flood would decide. */
export const MOST_JOBS_OF_ONE = 20
export const MOST_FLAGS_OF_ONE = 10

/** Rows in their order, of each author no more than so many. */
export function capByAuthor<Row extends { readonly authorId: string }>(
  rows: readonly Row[],
  most: number,
): readonly Row[] {
  const counts = new Map<string, number>()
  return rows.filter(({ authorId }) => {
    const n = (counts.get(authorId) ?? 0) + 1
    counts.set(authorId, n)
    return n <= most
  })
}

/** Has a model earned to flag under these levels? The interval of 95 % of the honest jobs it flags has to end at one in twenty. */
export function rightToFlag({ passed }: ShadowMeasure, settings: LevelSettings): RightToFlag {
  const { texts, flagged } = countFlagged(passed, settings)
  if (texts < JUDGED_JOBS) return 'measuring'
  return wilsonInterval(flagged, texts)[1] <= MOST_FALSE_FLAGS ? 'earned' : 'not_earned'
}

/** Has a model in use flagged more honest jobs than it may, beyond chance? On fewer than 400 nothing is said. */
export const stepsBack = ({ honest, flagged }: FalseFlagCounts): boolean =>
  honest >= JUDGED_JOBS && wilsonInterval(flagged, honest)[0] > MOST_FALSE_FLAGS

/** Decided flags of a model on messages and proposals that it is judged by: the last ones. */
export const JUDGED_FLAGS = 100

/** Flags of a model that were decided, and those of them where a violation was found that stands. */
export type ConfirmedFlags = { readonly flags: number; readonly confirmed: number }

/** Of messages and proposals only those that are flagged are kept. Was under half of the last 100 flags on them right? */
export const stepsBackFromMessages = ({ flags, confirmed }: ConfirmedFlags): boolean =>
  flags >= JUDGED_FLAGS && confirmed * 2 < flags
