import { confirmedShare, type ReporterReliability } from '@mimamori/policy/reports/reporter-reliability-rules'
import { cx } from '@mimamori/ui/class-names'
import { useBesideCopy } from './beside-copy.ts'

/** of fewer, a share says little, and is grey */
const SAYS_SOMETHING = 20

/** How often what a member reported was confirmed, with how many there were. */
export function Reliable(of: ReporterReliability) {
  const beside = useBesideCopy()
  const share = confirmedShare(of)
  return (
    <>
      {share === null ? (
        <span>{beside.nothingReviewed}</span>
      ) : (
        <span title={beside.shareMeans} className={cx(of.reviewed >= SAYS_SOMETHING && 'text-ink')}>
          {beside.share(Math.round(share * 100), of.reviewed)}
        </span>
      )}
      {of.invalidated > 0 ? <span className="text-amber">{beside.invalidCases(of.invalidated)}</span> : null}
    </>
  )
}
