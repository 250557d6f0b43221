import type { FalseFlagCounts } from './model-figures.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** Honest jobs of a desk that its model is judged by: those that arrived last. */
export const WATCHED_JOBS = 400
/** More of them are not to be flagged. */
const MOST_FALSE_FLAGS = 0.05

/** Has a model flagged more honest jobs than it may, beyond chance? On fewer than 400 nothing is said. */
export const stepsBack = ({ honest, flagged }: FalseFlagCounts): boolean =>
  honest >= WATCHED_JOBS && wilsonInterval(flagged, honest)[0] > MOST_FALSE_FLAGS
