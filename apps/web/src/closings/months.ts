import { monthsEndingWith } from '@mimamori/policy/breakdown/japan-month'

/** five years back */
const AT_MOST = 60

/** The months from one to another, the last of them first. */
export const monthsFrom = (first: string, last: string): string[] =>
  monthsEndingWith(last, AT_MOST)
    .filter((each) => each >= first || each === last)
    .reverse()
