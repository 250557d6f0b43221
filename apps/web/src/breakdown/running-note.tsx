import type { BreakdownPeriod, ComparedPeriod } from '@mimamori/policy/breakdown/breakdown-model'
import { kindOfPeriod } from '@mimamori/policy/breakdown/period'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  of: Pick<BreakdownPeriod, 'period' | 'asOf' | 'recordsFrom'>
  before: Pick<ComparedPeriod, 'period' | 'until' | 'recorded'>
}

/** Of a period that runs: the day it stands at, and which days of the other one it is compared with. */
export function RunningNote({ of: { period, asOf, recordsFrom }, before }: Props): ReactNode {
  const words = useMessages('breakdown/periods')
  if (asOf === null) return null
  return (
    <p className="mb-4 text-sm">
      <span className="mr-2 rounded-sm bg-amber-bg px-1.5 py-0.5 font-semibold text-amber">
        {words.standsAt(asOf, kindOfPeriod(period))}
      </span>
      <span className="text-ink2">
        {before.recorded
          ? words.sameDays(words.name(before.period), before.until)
          : words.notCompared([words.name(before.period)], recordsFrom)}
      </span>
    </p>
  )
}
