import type { Category } from '../catalogue/violation-categories.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** The windows a track record is shown for, in days, Japan time; today is the last of them. */
export const TRACK_RECORD_DAYS = [30, 90] as const
export type TrackRecordDays = (typeof TRACK_RECORD_DAYS)[number]

/** A source of flags: a rule, or a version of the model, in one category. */
export type FlagSource = { readonly rule: string; readonly model: string | null; readonly category: Category }

/** The final decisions of a window on texts that a source flagged. */
export type SourceCounts = FlagSource & {
  readonly n: number
  /** of `n`: a violation that stands */
  readonly confirmed: number
  /** of `confirmed`: in the flag's category */
  readonly sameCategory: number
  /** of `n`: confirmed, and taken back since; they count as not confirmed */
  readonly overturned: number
}

/** The final decisions of a window on texts without a flag, and what they are compared with. Members, who have no text, are left out. */
export type MissCounts = {
  /** texts with any flag, in which a violation was confirmed that stands */
  readonly flagged: number
  /** texts without a flag that came by patrol, those of them confirmed, and how many of the window still wait */
  readonly patrol: { readonly n: number; readonly confirmed: number; readonly waiting: number }
  /** texts without a flag that members reported */
  readonly reported: { readonly n: number; readonly confirmed: number }
}

/** A share from 0 to 1 with its interval of 95 % by Wilson's method. */
export type EstimatedShare = { readonly share: number; readonly low: number; readonly high: number }

/** The track record of a source. Shares are `null` where nothing was counted. */
export type SourceRecord = SourceCounts & {
  /** `confirmed / n` */
  readonly precision: EstimatedShare | null
  /** of all violations confirmed in the window, the share that this source flagged */
  readonly coverage: number | null
  /** of `confirmed`, the share in which people found another category than the flag's */
  readonly disagreement: number | null
}

/** The violations of a window that no flag spoke of, and their share of all violations, as an estimate. */
export type MissEstimate = EstimatedShare & { readonly n: number }

export type TrackRecord = {
  /** most decisions first */
  readonly sources: readonly SourceRecord[]
  /** violations confirmed in the window, flagged or not */
  readonly confirmed: number
  readonly misses: MissCounts
  /** `null`: no text without a flag was decided */
  readonly missed: MissEstimate | null
}

/** `null`: nothing was counted. */
function estimateShare(hits: number, n: number): EstimatedShare | null {
  if (n === 0) return null
  const [low, high] = wilsonInterval(hits, n)
  return { share: hits / n, low, high }
}

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** The first day of a window that ends today, `YYYY-MM-DD`. */
export function firstDayOf(days: number, today: string): string {
  return new Date(Date.parse(`${today}T00:00:00.000Z`) - (days - 1) * 86_400_000).toISOString().slice(0, 10)
}

/**
 * Estimates the share of violations that no flag speaks of, from what was decided alone: those that patrol and reports showed, of all that were
 * confirmed. What waits, flagged or not, says nothing yet: carried over on one side alone, it would be read as a worse detection.
 */
export function estimateMissed({ flagged, patrol, reported }: MissCounts): MissEstimate | null {
  if (patrol.n + reported.n === 0) return null
  const n = patrol.confirmed + reported.confirmed
  return { n, ...(estimateShare(n, n + flagged) ?? { share: 0, low: 0, high: 0 }) }
}

/** The track record of all sources in a window. */
export function trackRecordOf(sources: readonly SourceCounts[], misses: MissCounts): TrackRecord {
  const confirmed = misses.flagged + misses.patrol.confirmed + misses.reported.confirmed
  const records = sources.map((counts) => ({
    ...counts,
    precision: estimateShare(counts.confirmed, counts.n),
    coverage: shareOf(counts.confirmed, confirmed),
    disagreement: shareOf(counts.confirmed - counts.sameCategory, counts.confirmed),
  }))
  const byDecisions = (a: SourceCounts, b: SourceCounts) =>
    b.n - a.n || a.rule.localeCompare(b.rule) || (a.model ?? '').localeCompare(b.model ?? '')
  return { sources: records.sort(byDecisions), confirmed, misses, missed: estimateMissed(misses) }
}

/** The days that decide whether a source is poor. */
export const WEIGHT_DAYS = 90
/** Below so many decisions in them a source is not judged. */
const MIN_DECISIONS = 30
/** A source is poor when even the upper end of its precision's interval is below this. */
const POOR_PRECISION = 0.5

/** A poor source, and what its score counts times in the rank. */
export type PoorSource = FlagSource & { readonly weight: number }

/**
 * What the score of each poor source is multiplied by when the place of an arrival is computed: its precision. Sources that are
 * not poor, or not known well enough, are left out.
 */
export function weightsOfPoorSources(sources: readonly SourceCounts[]): readonly PoorSource[] {
  return sources.flatMap(({ rule, model, category, n, confirmed }) => {
    const precision = estimateShare(confirmed, n)
    if (precision === null || n < MIN_DECISIONS || precision.high >= POOR_PRECISION) return []
    return [{ rule, model, category, weight: Math.round(precision.share * 100) / 100 }]
  })
}
