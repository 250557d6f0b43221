import type { AppealState } from '../appeals/appeal-rules.ts'
import { dayOf } from '../breakdown/japan-month.ts'
import type { DecisionState } from './undo-rules.ts'

/** What one looks back on: today, or the week from Monday on, Japan time. */
export const OWN_SPANS = ['today', 'week'] as const
export type OwnSpan = (typeof OWN_SPANS)[number]

const DAY_MS = 24 * 60 * 60 * 1000
const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00.000+09:00`)

/** The days of a span up to today, `2026-11-24`, oldest first. */
export function daysOfSpan(span: OwnSpan, now: string): string[] {
  const today = dayOf(now)
  const weekday = new Date(`${today}T00:00:00.000Z`).getUTCDay()
  const before = span === 'today' ? 0 : (weekday + 6) % 7
  return Array.from({ length: before + 1 }, (_, n) =>
    dayOf(new Date(startOfDay(today) - (before - n) * DAY_MS).toISOString()),
  )
}

/** The instant at which a span begins. */
export const startOfSpan = (span: OwnSpan, now: string): string =>
  new Date(startOfDay(daysOfSpan(span, now)[0] ?? dayOf(now))).toISOString()

/**
 * What became of a decision: it can be undone (`held`), was `undone`, `stands`, its measures were taken back (`reversed`), or its member
 * objects (`appealed`), and was found wrong (`upheld`) or right (`granted`).
 */
export type OwnOutcome = 'held' | 'undone' | 'stands' | 'reversed' | 'appealed' | 'upheld' | 'granted'

/** What became of a decision. `appeals`: states of the appeals against it. */
export function outcomeOf(
  { state, reversed }: { readonly state: DecisionState; readonly reversed: boolean },
  appeals: readonly AppealState[],
): OwnOutcome {
  if (state === 'undone') return 'undone'
  if (appeals.includes('granted')) return 'granted'
  if (reversed) return 'reversed'
  if (appeals.includes('open') || appeals.includes('held')) return 'appealed'
  if (state === 'held') return 'held'
  return appeals.includes('upheld') ? 'upheld' : 'stands'
}

/** A decision in the figures of its maker's days. `shownMs`: how long its text was in view; `null`: not told. */
export type OwnDecisionFacts = {
  readonly decidedAt: string
  readonly state: DecisionState
  readonly confirms: boolean
  readonly reversed: boolean
  readonly shownMs: number | null
}

/** A day of one's own: decisions that were not undone, those that confirm a violation, and those taken back since. */
export type OwnDay = { day: string; decided: number; violations: number; reversed: number }

/** The figures of these days, in their order. */
export function countOwnDays(days: readonly string[], decisions: readonly OwnDecisionFacts[]): OwnDay[] {
  const made = decisions.filter(({ state }) => state !== 'undone')
  return days.map((day) => {
    const own = made.filter(({ decidedAt }) => dayOf(decidedAt) === day)
    const count = (of: (each: OwnDecisionFacts) => boolean) => own.filter(of).length
    return {
      day,
      decided: own.length,
      violations: count(({ confirms }) => confirms),
      reversed: count(({ reversed }) => reversed),
    }
  })
}

/** The median time that texts were in view before they were decided, in ms; `null`: of none of them it is known. */
export function medianShownMs(decisions: readonly OwnDecisionFacts[]): number | null {
  const known = decisions
    .flatMap(({ state, shownMs }) => (state === 'undone' || shownMs === null ? [] : [shownMs]))
    .sort((a, b) => a - b)
  return known[Math.floor((known.length - 1) / 2)] ?? null
}
