import { Button } from '@mimamori/ui/button'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type DayRange, lastDays } from '../../coverage/coverage-days.ts'
import { useMessages } from '../../i18n/messages.ts'

export const PRESETS = [7, 14, 30] as const

/** Form for the range of days; it is kept in the address. */
export function CoverageRangeForm({ range, now }: { range: DayRange; now: string }): ReactNode {
  const copy = useMessages('coverage')
  const navigate = useNavigate()
  const go = (search: DayRange) => void navigate({ to: '/coverage', search })
  const field = (name: keyof DayRange) => (
    <label className="flex items-center gap-1.5 text-sm text-ink2">
      {copy[name]}
      <input
        type="date"
        required
        max={lastDays(1, now).to}
        value={range[name]}
        onChange={(event) => event.target.value && go({ ...range, [name]: event.target.value })}
        className="h-7 rounded-md border border-line2 bg-panel px-1.5 text-ink"
      />
    </label>
  )
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {field('from')}
      {field('to')}
      {PRESETS.map((count) => (
        <Button key={count} small onClick={() => go(lastDays(count, now))}>
          {copy.last(count)}
        </Button>
      ))}
    </div>
  )
}
