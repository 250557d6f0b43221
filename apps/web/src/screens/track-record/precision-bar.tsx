import type { EstimatedShare } from '@mimamori/policy/detection/track-record'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'

const percent = (share: number) => `${share * 100}%`

/** A precision in numbers, and as a mark within its interval from 0 to 100 %. */
export function PrecisionBar({ precision }: { precision: EstimatedShare | null }): ReactNode {
  const copy = useMessages('track-record')
  if (precision === null) return copy.none
  const { share, low, high } = precision
  return (
    <span className="flex items-center gap-3 sheet:pl-4">
      <span className="w-10 flex-none font-semibold sheet:text-right">{copy.percent(share)}</span>
      <span aria-hidden="true" className="relative h-3 w-24 flex-none rounded-xs bg-sunk">
        <span
          className="absolute inset-y-1 rounded-xs bg-accent/40"
          style={{ left: percent(low), width: percent(high - low) }}
        />
        <span className="absolute inset-y-0 w-0.5 -translate-x-px bg-accent" style={{ left: percent(share) }} />
      </span>
      <span className="text-sm whitespace-nowrap text-ink2">{copy.interval(low, high)}</span>
    </span>
  )
}
