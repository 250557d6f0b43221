import type { ComparedTable } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownPeriod } from '@mimamori/policy/breakdown/breakdown-model'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { ReactNode } from 'react'
import { CategoryTable } from '../../breakdown/category-table.tsx'
import { useMessages } from '../../i18n/messages.ts'

type Props = {
  of: BreakdownPeriod<ComparedTable & { targetType: TargetType }>
  targetType: TargetType
}

/** The period beside the one it is compared with and the same one last year. */
export function ComparisonTable({ of, targetType }: Props): ReactNode {
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/periods')
  const table = of.tables.find((each) => each.targetType === targetType)
  if (!table) return null
  const { before, yearBefore } = table
  const compared = before.period === yearBefore.period ? [before] : [before, yearBefore]
  const namesOf = (recorded: boolean) =>
    compared.filter((each) => each.recorded === recorded).map(({ period }) => words.name(period))
  const [[first, second = null], missing] = [namesOf(true), namesOf(false)]
  return (
    <section aria-label={copy.figures.change} className="figure mt-5 print:mt-3">
      <h2 className="font-semibold">{copy.figures.change}</h2>
      <p className="mb-1 text-sm text-ink2">
        {first === undefined ? null : words.comparedTable(words.name(of.period), first, second)}
        {of.runningDay === null || !before.recorded
          ? null
          : ` (${words.sameDays(words.name(before.period), before.until)})`}
        {missing.length === 0 ? null : ` ${words.notCompared(missing, of.recordsFrom)}`}
      </p>
      <div className="overflow-x-auto">
        <CategoryTable of={of} table={table} />
      </div>
    </section>
  )
}
