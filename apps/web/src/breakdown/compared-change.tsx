import { formatNumber, formatSigned } from '@mimamori/copy/breakdown/figure-format'
import type { FigureChange } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownPeriod, ComparedPeriod } from '@mimamori/policy/breakdown/breakdown-model'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import type { ChangeTone } from './change-tone.ts'
import { changeTextClass } from './format-change.ts'
import { comparedName } from './periods-copy.ts'

type Props = {
  of: Pick<BreakdownPeriod, 'period'>
  compared: Pick<ComparedPeriod, 'period' | 'upTo' | 'days'>
  /** `null`: the compared period is not on record */
  change: FigureChange | null
  tone: ChangeTone
}

/** What a figure was in the compared period, or on the same days of it, and the difference. */
export function ComparedChange({ of, compared, change, tone }: Props): ReactNode {
  const { between } = useMessages('breakdown')
  const words = useMessages('breakdown/periods')
  const { name } = comparedName(words, of.period, compared.period)
  if (change === null) return words.noRecordOf(name)
  const was = formatNumber(change.was)
  return (
    <>
      {compared.upTo < compared.days ? words.beforeSame(name, was) : words.before(name, was)}
      {between}
      <span className={changeTextClass(tone)}>{formatSigned(change.difference)}</span>
    </>
  )
}
