import { monthsEndingWith } from '@mimamori/policy/breakdown/japan-month'

/** five years back */
const MAX_MONTHS = 60

/** The months from one to another, the last of them first. */
export const monthsBetween = (first: string, last: string): string[] =>
  monthsEndingWith(last, MAX_MONTHS)
    .filter((each) => each >= first || each === last)
    .reverse()
