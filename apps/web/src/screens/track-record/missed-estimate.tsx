import type { TrackRecordPage } from '@mimamori/contract/detection/track-record-contract'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'

const formatCount = (n: number) => n.toLocaleString('en')

/** What no flag spoke of, estimated, and what the estimate is made of. */
export function MissedEstimate({ misses, missed }: Pick<TrackRecordPage, 'misses' | 'missed'>): ReactNode {
  const copy = useMessages('track-record')
  const { patrol, reported } = misses
  return (
    <section aria-label={copy.missedTitle} className="mx-4 mb-3 rounded-lg border border-line bg-panel px-3.5 py-2.5">
      <h2 className="text-sm font-semibold text-ink2">{copy.missedTitle}</h2>
      {missed === null ? (
        <p>{copy.missedUnknown}</p>
      ) : (
        <>
          <p>{copy.missed(formatCount(missed.n), missed.share, missed.low, missed.high)}</p>
          <p className="text-sm text-ink2">
            {copy.missedBasis(
              {
                n: formatCount(patrol.n),
                confirmed: formatCount(patrol.confirmed),
                waiting: formatCount(patrol.waiting),
              },
              { n: formatCount(reported.n), confirmed: formatCount(reported.confirmed) },
            )}
          </p>
        </>
      )}
    </section>
  )
}
