import type { Severity } from '../catalogue/violation-categories.ts'
import type { Engagements } from '../intake/intake-arrivals.ts'

/** One reason why a case ranks ahead of its arrival time, by so many minutes. `n`: the count or score behind it. */
export type RankLine = {
  readonly why: 'severity' | 'score' | 'reporters' | 'engagements' | 'standing' | 'raised' | 'pinned'
  readonly minutes: number
  readonly n: number
}

export type RankFacts = {
  readonly arrivedAt: string
  readonly severity: Severity
  /** of the surest flag, less where its source has a poor track record, or what the model gives a text on patrol, 0 to 1 */
  readonly score: number
  /** a rule or a model flagged it */
  readonly flagged: boolean
  readonly reporters: number
  /** the summed weight of the reporters, see `reports/reporter-reliability-rules.ts`; 1 for each whose reliability is unknown */
  readonly reportersWeigh: number
  readonly engagements: Engagements | null
  /** the member's standing measures, see `members/standing-rules.ts` */
  readonly standing: { readonly advice: number; readonly warnings: number }
  /** a moderator on patrol raised it */
  readonly raised: boolean
  /** a lead pinned it */
  readonly pinned: boolean
}

type RankedPlace = { readonly rank: number; readonly lines: readonly RankLine[] }

const RAISE_MINUTES = 240
/** ten years: ahead of every other sum, while pinned cases keep their order among themselves */
const PIN_MINUTES = 10 * 365 * 24 * 60
const PIN_LINE: RankLine = { why: 'pinned', minutes: PIN_MINUTES, n: 0 }

/** The rank of a pinned case: on top of its queue. */
export function pinned({ rank: at, lines }: RankedPlace): RankedPlace {
  return { rank: at - PIN_LINE.minutes * 60_000, lines: [...lines, PIN_LINE] }
}

/** The rank of a case without its pin. */
export function unpinned({ rank: at, lines }: RankedPlace): RankedPlace {
  return { rank: at + PIN_LINE.minutes * 60_000, lines: lines.filter((line) => line.why !== 'pinned') }
}

const SEVERITY_MINUTES: Readonly<Record<Severity, number>> = { low: 30, medium: 120, high: 300, urgent: 1440 }

/**
 * The rank of a case, lowest first: its arrival in epoch milliseconds minus the minutes of all reasons. It does not depend on the
 * present time, so it can be stored. `lines`: the reasons, as the case shows them.
 */
export function rank(facts: RankFacts): RankedPlace {
  const flagged = facts.flagged || facts.reporters > 0 || facts.raised
  const { engagements } = facts
  const lines: RankLine[] = [
    { why: 'severity', minutes: flagged ? SEVERITY_MINUTES[facts.severity] : 0, n: 0 },
    { why: 'score', minutes: Math.round(facts.score * 120), n: facts.score },
    { why: 'reporters', minutes: Math.round(Math.min(facts.reportersWeigh, 8) * 60), n: facts.reporters },
    {
      why: 'engagements',
      minutes: engagements
        ? Math.min(240, engagements.contracts * 15 + Math.floor(engagements.escrowedYen / 10_000) * 5)
        : 0,
      n: engagements?.contracts ?? 0,
    },
    {
      why: 'standing',
      minutes: flagged ? Math.min(240, facts.standing.warnings * 60 + facts.standing.advice * 20) : 0,
      n: facts.standing.warnings + facts.standing.advice,
    },
    { why: 'raised', minutes: facts.raised ? RAISE_MINUTES : 0, n: 0 },
    ...(facts.pinned ? [PIN_LINE] : []),
  ]
  const earned = lines.filter((line) => line.minutes > 0)
  const minutes = earned.reduce((sum, line) => sum + line.minutes, 0)
  return { rank: Date.parse(facts.arrivedAt) - minutes * 60_000, lines: earned }
}
