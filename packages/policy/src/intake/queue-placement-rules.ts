import type { Case, Queue } from '../cases/case-model.ts'
import { computeDueAt, type DueTimes } from '../cases/due-time-rules.ts'
import { type RankLine, rank } from '../cases/rank-rules.ts'
import type { Flag } from '../catalogue/detection-flag.ts'
import { type Category, SEVERITIES, type Severity } from '../catalogue/violation-categories.ts'
import type { TextLanguage } from '../text/text-language.ts'
import type { Engagements, JobFormat } from './intake-arrivals.ts'

/** All that is known about a target when something arrives for it. */
export type PlacementSignals = {
  readonly flags: readonly Flag[]
  /** the model's probability that the text is a violation; `null`: no model read it */
  readonly probability: number | null
  /** the category the first report suspects */
  readonly reported: Category | null
  readonly reporters: number
  readonly reportersWeigh: number
  readonly engagements: Engagements | null
  readonly standing: { readonly advice: number; readonly warnings: number }
  /** `null`: the target has none */
  readonly format: JobFormat | null
  /** the marketplace's category of a job; `null`: it is none */
  readonly jobCategory: string | null
  readonly language: TextLanguage | ''
  /** when it was raised from patrol, and when it was pinned; `null`: not */
  readonly raisedAt: string | null
  readonly pinnedAt: string | null
  /** a correction that was not made in time, and the category it was asked for; `null`: none */
  readonly missed: { readonly at: string; readonly category: Category } | null
  /** of each category, in the guideline the target is judged by */
  readonly severities: Readonly<Record<Category, Severity>>
  /** in force when it arrived */
  readonly dueTimes: DueTimes
}

/** The place of a case in its queue; stored with it and recomputed with every arrival. */
export type QueuePlacement = {
  readonly queue: Queue
  readonly category: Category | null
  readonly severity: Severity
  readonly score: number
  readonly reporters: number
  readonly rank: number
  readonly lines: readonly RankLine[]
  readonly dueAt: string
  readonly raisedAt: string | null
  readonly missedAt: string | null
  /** columns that lists are filtered by */
  readonly format: JobFormat | null
  readonly warnings: number
  readonly rules: readonly string[]
  /** what else the breakdown is filtered by */
  readonly jobCategory: string | null
  readonly language: TextLanguage | ''
}

/** Three distinct reporters make a case one step more severe. */
const REPORTERS_PER_SEVERITY_STEP = 3

/** The score that counts in the rank, two decimals. */
const weightedScore = ({ score, weight = 1 }: Flag): number => Math.round(score * weight * 100) / 100

/** Computes the place of a case that arrived at `arrivedAt`. Its category is that of the first flag, else of the first report, else of a missed correction. */
export function placeCase(arrivedAt: string, signals: PlacementSignals): QueuePlacement {
  const top = signals.flags[0]
  const { raisedAt, pinnedAt, missed } = signals
  const told = top?.category ?? signals.reported
  const category = told ?? missed?.category ?? null
  const raised = category === null && raisedAt !== null
  const severity = raised ? signals.severities.other : severityOf(category, signals)
  // on patrol the model's probability, though too low for a flag, decides what people look at first
  const score = top?.score ?? signals.probability ?? 0
  const weighted = Math.max(0, ...signals.flags.map(weightedScore))
  const queue: Queue = category === null && !raised ? 'patrol' : 'flagged'
  const { standing, reporters, reportersWeigh, engagements } = signals
  // what only a person or a missed correction brought here has its time from then on
  const broughtAt = raised ? raisedAt : told === null ? (missed?.at ?? null) : null
  const dueAt = computeDueAt(arrivedAt, severity, queue, signals.dueTimes, broughtAt)
  const ranked = rank({
    arrivedAt,
    dueAt,
    score: top === undefined ? score : weighted,
    suspected: top !== undefined || reporters > 0 || raised || missed !== null,
    reporters,
    reportersWeigh,
    engagements,
    standing,
    pinned: pinnedAt !== null,
  })
  return {
    queue,
    category,
    severity,
    score,
    reporters,
    rank: ranked.rank,
    lines: ranked.lines,
    dueAt,
    raisedAt,
    missedAt: missed?.at ?? null,
    format: signals.format,
    warnings: standing.warnings,
    rules: [...new Set(signals.flags.map((flag) => flag.rule))],
    jobCategory: signals.jobCategory,
    language: signals.language,
  }
}

function severityOf(category: Category | null, { reporters, severities }: PlacementSignals): Severity {
  if (category === null) return 'low'
  const base = SEVERITIES.indexOf(severities[category])
  const raised = reporters >= REPORTERS_PER_SEVERITY_STEP ? base + 1 : base
  return SEVERITIES[Math.min(raised, SEVERITIES.length - 1)] ?? 'urgent'
}

/**
 * Which case a flag or report goes to: a new one (`opens`), or the unfinished case of its target (`joins`). While a decision on that is
 * held it waits (`joins_held`): once the decision is final, a new case opens with it.
 */
export function routeSignal(unfinished: Pick<Case, 'state'> | null): 'opens' | 'joins' | 'joins_held' {
  if (unfinished === null || unfinished.state === 'closed') return 'opens'
  return unfinished.state === 'held' ? 'joins_held' : 'joins'
}
