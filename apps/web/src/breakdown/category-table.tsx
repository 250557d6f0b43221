import { formatNumber, formatSigned } from '@mimamori/copy/breakdown/figure-format'
import { formatPerDay } from '@mimamori/copy/breakdown/per-day-figure'
import {
  type ComparedTable,
  categoryRows,
  type FigureChange,
  isSmallSample,
  totalRow,
} from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownPeriod } from '@mimamori/policy/breakdown/breakdown-model'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { type ChangeTone, changeTones } from './change-tone.ts'
import { CountLink } from './chart-point.tsx'
import { changeTextClass, formatRatio } from './format-change.ts'
import { comparedColumns, comparedName } from './periods-copy.ts'

type Props = {
  of: Pick<BreakdownPeriod, 'period' | 'days' | 'runningDay' | 'earlier'>
  table: ComparedTable & { targetType: TargetType }
}

/** The categories of a period in figures, beside those of the compared period, and of the same one last year where that is another. */
export function CategoryTable({ of, table }: Props): ReactNode {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  const periods = useMessages('breakdown/periods')
  const { columns } = copy
  const compared = comparedColumns(periods, of.period, table.before.period)
  const lastYear = table.yearBefore.period === table.before.period ? null : table.yearBefore.period
  const all = totalRow(table, of)
  const tones = changeTones(of, table)
  const link = (n: number, dimension: 'category' | 'named', key: Category) => (
    <CountLink n={n} figure={{ period: of.period, targetType: table.targetType, dimension, key }}>
      {formatNumber(n)}
    </CountLink>
  )
  const was = (change: FigureChange | null) => (change ? formatNumber(change.was) : periods.noRecord)
  const change = (by: FigureChange | null, tone: ChangeTone) =>
    by ? <span className={changeTextClass(tone)}>{formatSigned(by.difference)}</span> : copy.none
  const ratio = (by: FigureChange | null) => (by ? formatRatio(by) : copy.none)
  return (
    <DataTable
      look="figures"
      label={`${copy.figures.category} ${periods.name(of.period)}`}
      names={columns}
      rows={categoryRows(table, of)}
      rowId={({ category }) => category}
      columns={[
        { id: 'category', names: true, cell: ({ category }) => words.categories[category], foot: columns.total },
        {
          id: 'n',
          right: true,
          cell: ({ n, category }) => link(n, 'category', category),
          foot: <span data-total>{formatNumber(all.n)}</span>,
        },
        {
          id: 'share',
          right: true,
          cell: ({ share }) => (share === null ? copy.none : copy.percent(share)),
          foot: isSmallSample(all.n) ? copy.none : copy.percent(1),
        },
        { id: 'before', name: compared.before, right: true, cell: ({ before }) => was(before), foot: was(all.before) },
        {
          id: 'change',
          name: compared.change,
          right: true,
          cell: ({ category, n, before }) => change(before, tones.ofCategory(category, n, before)),
          foot: change(all.before, tones.ofTotal(all.n, all.before)),
        },
        {
          id: 'ratio',
          name: compared.changeShare,
          right: true,
          cell: ({ before }) => ratio(before),
          foot: ratio(all.before),
        },
        lastYear !== null && {
          id: 'yearBefore',
          name: comparedName(periods, of.period, lastYear).name,
          right: true,
          cell: ({ yearBefore }) => was(yearBefore),
          foot: was(all.yearBefore),
        },
        { id: 'perDay', right: true, cell: ({ perDay }) => formatPerDay(perDay), foot: formatPerDay(all.perDay) },
        {
          id: 'named',
          right: true,
          cell: ({ named, category }) => (named === null ? copy.none : link(named, 'named', category)),
        },
      ]}
    />
  )
}
