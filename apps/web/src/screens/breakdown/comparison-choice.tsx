import { addPeriods, isOnRecord, kindOfPeriod, yearBefore } from '@mimamori/policy/breakdown/period'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { queries } from '../../api/api-queries.ts'
import { comparedName } from '../../breakdown/periods-copy.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { BreakdownState } from './use-breakdown-state.ts'

/** how many earlier periods can be chosen; an address can have any */
const CHOICES = { month: 36, quarter: 16, year: 10 } as const
/** no desk is older than the names of periods */
const FIRST_YEAR = '2000'

/**
 * The earlier periods to choose from, the newest first, beside the period before and the same a year before: those that are on record.
 * `recordsFrom`: `undefined` until it is known.
 */
function otherPeriods(period: string, compared: string, recordsFrom: string | null | undefined): string[] {
  const earlier = Array.from({ length: CHOICES[kindOfPeriod(period)] }, (_, n) => addPeriods(period, -n - 1))
  const standard = [addPeriods(period, -1), yearBefore(period)]
  const recorded = earlier.filter((each) => recordsFrom === undefined || isOnRecord(each, recordsFrom))
  const all = new Set([...recorded, compared].filter((each) => each >= FIRST_YEAR && !standard.includes(each)))
  return [...all].sort().reverse()
}

/** What the period is compared with. */
export function ComparisonChoice({ place: { period, compared, go } }: { place: BreakdownState }): ReactNode {
  const words = useMessages('breakdown/periods')
  const id = useId()
  const asked = queries.breakdown.period.queryOptions({ input: { period, with: compared } })
  const recordsFrom = useQuery(asked).data?.recordsFrom
  const standard = [...new Set([addPeriods(period, -1), yearBefore(period)])]
  return (
    <span className="inline-flex items-center gap-1.5">
      <label htmlFor={id} className="text-sm text-ink2">
        {words.compared.label}
      </label>
      <select
        id={id}
        value={compared}
        onChange={(event) => go({ with: event.target.value }, true)}
        className="h-8 max-w-72 rounded-md border border-line2 bg-panel px-1.5 text-ink"
      >
        {standard.map((each) => (
          <option key={each} value={each}>
            {words.compared.choice(comparedName(words, period, each).name, words.name(each))}
          </option>
        ))}
        <optgroup label={words.compared.others}>
          {otherPeriods(period, compared, recordsFrom).map((each) => (
            <option key={each} value={each}>
              {words.name(each)}
            </option>
          ))}
        </optgroup>
      </select>
    </span>
  )
}
