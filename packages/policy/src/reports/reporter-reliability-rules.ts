/** A member's reports by outcome, counted by case: two of their reports in one case are one. */
export type ReporterReliability = {
  /** decided cases with a report of theirs, those out of scope left out */
  readonly reviewed: number
  /** those of them in which a violation was confirmed */
  readonly confirmed: number
  /** cases in which their reports were found to be in bad faith */
  readonly invalidated: number
  /** cases in which what they reported was found to be no matter of the rules; these speak neither for nor against them */
  readonly outOfScope: number
}

export const UNKNOWN_RELIABILITY: ReporterReliability = { reviewed: 0, confirmed: 0, invalidated: 0, outOfScope: 0 }

/** Prior of the reliability: everybody begins with four reports, two of them right, so that one mistake changes little. */
const PRIOR_REPORTS = { reviewed: 4, confirmed: 2 } as const

/**
 * The weight of a member's report in the rank of a case: 1 when nothing is known of them, up to 2 when their reports are confirmed,
 * down to 0 when they are not or were made in bad faith.
 */
export function reportWeight({ reviewed, confirmed, invalidated }: Omit<ReporterReliability, 'outOfScope'>): number {
  return (2 * (confirmed + PRIOR_REPORTS.confirmed)) / (reviewed + invalidated + PRIOR_REPORTS.reviewed)
}

/** of fewer reviewed reports no share is shown: one of one is no certainty */
const MIN_REVIEWED_FOR_SHARE = 5

/** The share of reports that were confirmed (申告の的中率), 0 to 1; `null`: too few were reviewed. Shown with `reviewed`, and only to staff. */
export const confirmedShare = ({
  reviewed,
  confirmed,
}: Pick<ReporterReliability, 'reviewed' | 'confirmed'>): number | null =>
  reviewed < MIN_REVIEWED_FOR_SHARE ? null : confirmed / reviewed
