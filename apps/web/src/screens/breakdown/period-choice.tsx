import { addPeriods, hasPeriodBegun, PERIOD_KINDS } from '@mimamori/policy/breakdown/period'
import { Button } from '@mimamori/ui/button'
import { Segmented } from '@mimamori/ui/segmented'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { BreakdownState } from './use-breakdown-state.ts'

/** Month, quarter or year, and the periods before and after. */
export function PeriodChoice({ place: { period, kind, move, setKind } }: { place: BreakdownState }): ReactNode {
  const words = useMessages('breakdown/periods')
  const [earlier, later] = [addPeriods(period, -1), addPeriods(period, 1)]
  return (
    <>
      <Segmented
        label={words.kindsLabel}
        value={kind}
        options={PERIOD_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={setKind}
      />
      <span className="inline-flex gap-2">
        <Button
          icon={<ChevronLeft size={16} aria-hidden="true" />}
          aria-label={words.earlierLabel(earlier)}
          onClick={() => move(-1)}
        >
          {words.short(earlier)}
        </Button>
        <Button
          disabled={!hasPeriodBegun(later, new Date(serverNow()).toISOString())}
          aria-label={words.laterLabel(later)}
          onClick={() => move(1)}
        >
          {words.short(later)}
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
      </span>
    </>
  )
}
