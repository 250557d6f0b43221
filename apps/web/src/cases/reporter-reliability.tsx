import { confirmedShare, type ReporterReliability } from '@mimamori/policy/reports/reporter-reliability-rules'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

/** with fewer reports a share says little, and is grey */
const MIN_MEANINGFUL_REPORTS = 20

/** How often what a member reported was confirmed, with how many there were. */
export function ReliabilityShare(of: ReporterReliability): ReactNode {
  const evidence = useMessages('beside')
  const share = confirmedShare(of)
  return (
    <>
      {share === null ? (
        <span>{of.reviewed === 0 ? evidence.nothingReviewed : evidence.tooFewReviewed(of.reviewed)}</span>
      ) : (
        <span title={evidence.shareMeans} className={cx(of.reviewed >= MIN_MEANINGFUL_REPORTS && 'text-ink')}>
          {evidence.share(Math.round(share * 100), of.reviewed)}
        </span>
      )}
      {of.outOfScope > 0 ? <span>{evidence.outOfScope(of.outOfScope)}</span> : null}
      {of.invalidated > 0 ? <span className="text-amber">{evidence.invalidCases(of.invalidated)}</span> : null}
    </>
  )
}
