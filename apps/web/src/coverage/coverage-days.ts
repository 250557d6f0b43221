import type { CoverageDay } from '@mimamori/contract/coverage/coverage-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { MAX_COVERAGE_DAYS } from '@mimamori/policy/coverage/coverage-rules'
import { plusSeconds } from '@mimamori/policy/instant'

/** What became of a version that was received; they add up to all of them. */
export const COVERAGE_PARTS = ['open', 'passed', 'violation', 'superseded'] as const
export type CoveragePart = (typeof COVERAGE_PARTS)[number]

type DayCounts = Pick<CoverageDay, CoveragePart | 'received'>

const DAY_SECONDS = 24 * 60 * 60
const DEFAULT_DAYS = 14
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** How many are unaccounted for; 0 when it adds up, less when more became of them than were received. */
export function missingCount(day: DayCounts): number {
  return day.received - COVERAGE_PARTS.reduce((sum, part) => sum + day[part], 0)
}

/** The counts of several days added up. */
export function sumDays(days: readonly DayCounts[]): DayCounts {
  const sum = (of: CoveragePart | 'received') => days.reduce((all, day) => all + day[of], 0)
  return {
    received: sum('received'),
    open: sum('open'),
    passed: sum('passed'),
    violation: sum('violation'),
    superseded: sum('superseded'),
  }
}

export type DayRange = { readonly from: string; readonly to: string }

/** The last so many days, today in Japan among them. */
export function lastDays(count: number, now: string): DayRange {
  return { from: dayOf(plusSeconds(now, -(count - 1) * DAY_SECONDS)), to: dayOf(now) }
}

/** The days in the address; two weeks where it has none. `null`: they are invalid, in the wrong order, or too many. */
export function parseDayRange({ from, to }: { from?: string; to?: string }, now: string): DayRange | null {
  if (from === undefined && to === undefined) return lastDays(DEFAULT_DAYS, now)
  const range = { from: from ?? to ?? '', to: to ?? from ?? '' }
  if (!isDay(range.from) || !isDay(range.to)) return null
  const days = (Date.parse(range.to) - Date.parse(range.from)) / (DAY_SECONDS * 1000) + 1
  return days >= 1 && days <= MAX_COVERAGE_DAYS ? range : null
}

/** A day of the calendar: the 30th of February is none. */
function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const at = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
