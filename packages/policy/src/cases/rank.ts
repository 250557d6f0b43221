import type { Severity } from '../catalogue/categories.ts'
import type { Engagements } from '../intake/arrivals.ts'

/** Why a case is ahead of its arrival time, one line each. `n` is the thing counted or measured. */
export type RankLine = {
  readonly why: 'severity' | 'score' | 'reporters' | 'engagements' | 'standing'
  readonly minutes: number
  readonly n: number
}

export type RankFacts = {
  readonly arrivedAt: string
  readonly severity: Severity
  /** highest detector score, 0 to 1; 0 when nothing was flagged */
  readonly score: number
  readonly reporters: number
  readonly engagements: Engagements | null
  /** the member's standing measures, see `members/standing.ts` */
  readonly standing: { readonly advice: number; readonly warnings: number }
}

const MINUTES_OF_SEVERITY: Readonly<Record<Severity, number>> = { low: 30, medium: 120, high: 300, urgent: 1440 }

/**
 * Place in the queue, ascending: arrival in epoch milliseconds minus the minutes earned. It never needs time to pass
 * to be right, so it can be stored. `lines` is the sum, shown in the case.
 */
export function rank(facts: RankFacts): { readonly rank: number; readonly lines: readonly RankLine[] } {
  const flagged = facts.score > 0 || facts.reporters > 0
  const hit = facts.engagements
  const lines: RankLine[] = [
    { why: 'severity', minutes: flagged ? MINUTES_OF_SEVERITY[facts.severity] : 0, n: 0 },
    { why: 'score', minutes: Math.round(facts.score * 120), n: facts.score },
    { why: 'reporters', minutes: Math.min(facts.reporters, 8) * 60, n: facts.reporters },
    {
      why: 'engagements',
      minutes: hit ? Math.min(240, hit.contracts * 15 + Math.floor(hit.escrowedYen / 10_000) * 5) : 0,
      n: hit?.contracts ?? 0,
    },
    {
      why: 'standing',
      minutes: flagged ? Math.min(240, facts.standing.warnings * 60 + facts.standing.advice * 20) : 0,
      n: facts.standing.warnings + facts.standing.advice,
    },
  ]
  const earned = lines.filter((line) => line.minutes > 0)
  const minutes = earned.reduce((sum, line) => sum + line.minutes, 0)
  return { rank: Date.parse(facts.arrivedAt) - minutes * 60_000, lines: earned }
}
