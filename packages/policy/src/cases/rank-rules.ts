import type { Engagements } from '../intake/intake-arrivals.ts'

/**
 * One reason why a case ranks ahead of its due time, by so many minutes. `n`: the count or score behind it. `severity` and `raised`
 * stand in cases that were closed under the sum before, which started from the arrival.
 */
export type RankLine = {
  readonly why: EarningReason | 'severity' | 'raised' | 'pinned'
  readonly minutes: number
  readonly n: number
}

const EARNING_REASONS = ['reporters', 'score', 'engagements', 'standing'] as const
type EarningReason = (typeof EARNING_REASONS)[number]

export type RankFacts = {
  readonly arrivedAt: string
  /** severity, and that somebody raised it, are in the due time already */
  readonly dueAt: string
  /** of the surest flag, less where its source has a poor track record, or what the model gives a text on patrol, 0 to 1 */
  readonly score: number
  /** a rule or a model flagged it, or somebody reported or raised it */
  readonly suspected: boolean
  readonly reporters: number
  /** the summed weight of the reporters, see `reports/reporter-reliability-rules.ts`; 1 for each whose reliability is unknown */
  readonly reportersWeigh: number
  readonly engagements: Engagements | null
  /** the member's standing measures, see `members/standing-rules.ts` */
  readonly standing: { readonly advice: number; readonly warnings: number }
  /** a lead pinned it */
  readonly pinned: boolean
}

type RankedPlace = { readonly rank: number; readonly lines: readonly RankLine[] }

/** Each earns at most this share of the time that a case was allowed: together half of it. */
const MOST_EARNED: Readonly<Record<EarningReason, number>> = {
  reporters: 0.2,
  score: 0.1,
  engagements: 0.1,
  standing: 0.1,
}
/** what earns all that a reason can earn */
const FULL = { reporters: 8, contracts: 16, escrowedYen: 480_000, warnings: 4, advice: 12 } as const

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

const engaged = ({ contracts, escrowedYen }: Engagements) => contracts / FULL.contracts + escrowedYen / FULL.escrowedYen

/** How much of what it can earn a reason earns, 0 to 1, and the number behind it. */
function earnings(facts: RankFacts): Readonly<Record<EarningReason, { readonly part: number; readonly n: number }>> {
  const { reportersWeigh, reporters, score, engagements, standing, suspected } = facts
  const { warnings, advice } = standing
  return {
    reporters: { part: reportersWeigh / FULL.reporters, n: reporters },
    score: { part: score, n: score },
    engagements: { part: engagements ? engaged(engagements) : 0, n: engagements?.contracts ?? 0 },
    // a job of which nothing is suspected stands by its due time, whoever posted it
    standing: { part: suspected ? warnings / FULL.warnings + advice / FULL.advice : 0, n: warnings + advice },
  }
}

/**
 * The rank of a case, lowest first: its due time in epoch milliseconds minus the minutes that reasons earn, together at most half of
 * the time it was allowed. So of two cases alike the one that is due first comes first, and only a stated reason lets another
 * overtake it. It does not depend on the present time, so it can be stored. `lines`: the reasons, as the case shows them.
 */
export function rank(facts: RankFacts): RankedPlace {
  const allowedMinutes = (Date.parse(facts.dueAt) - Date.parse(facts.arrivedAt)) / 60_000
  const earned = earnings(facts)
  const lines: readonly RankLine[] = EARNING_REASONS.map((why) => {
    const { part, n } = earned[why]
    return { why, minutes: Math.round(allowedMinutes * MOST_EARNED[why] * Math.min(1, part)), n }
  }).filter(({ minutes }) => minutes > 0)
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0)
  const place = { rank: Date.parse(facts.dueAt) - minutes * 60_000, lines }
  return facts.pinned ? pinned(place) : place
}
