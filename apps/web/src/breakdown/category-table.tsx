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
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { BreakdownDataTable } from './breakdown-data-table.tsx'
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
  const withLastYear = <Cell,>(cell: Cell): readonly Cell[] => (lastYear === null ? [] : [cell])
  const rows = categoryRows(table, of)
  const all = totalRow(table, of)
  const tones = changeTones(of, table)
  const was = (change: FigureChange | null) => (change ? formatNumber(change.was) : periods.noRecord)
  const change = (by: FigureChange | null, tone: ChangeTone) =>
    by ? <span className={changeTextClass(tone)}>{formatSigned(by.difference)}</span> : copy.none
  const ratio = (by: FigureChange | null) => (by ? formatRatio(by) : copy.none)
  return (
    <BreakdownDataTable
      label={`${copy.figures.category} ${periods.name(of.period)}`}
      head={[
        columns.category,
        columns.n,
        columns.share,
        compared.before,
        compared.change,
        compared.changeShare,
        ...withLastYear(comparedName(periods, of.period, table.yearBefore.period).name),
        columns.perDay,
        columns.named,
      ]}
      rows={rows.map(({ category, n, share, before, yearBefore, perDay, named }) => ({
        key: category,
        cells: [
          words.categories[category],
          <CountLink
            key="n"
            n={n}
            figure={{ period: of.period, targetType: table.targetType, dimension: 'category', key: category }}
          >
            {formatNumber(n)}
          </CountLink>,
          share === null ? copy.none : copy.percent(share),
          was(before),
          change(before, tones.ofCategory(category, n, before)),
          ratio(before),
          ...withLastYear(was(yearBefore)),
          formatPerDay(perDay),
          named === null ? (
            copy.none
          ) : (
            <CountLink
              key="named"
              n={named}
              figure={{ period: of.period, targetType: table.targetType, dimension: 'named', key: category }}
            >
              {formatNumber(named)}
            </CountLink>
          ),
        ],
      }))}
      foot={[
        columns.total,
        <span key="n" className="font-semibold" data-total>
          {formatNumber(all.n)}
        </span>,
        isSmallSample(all.n) ? copy.none : copy.percent(1),
        was(all.before),
        change(all.before, tones.ofTotal(all.n, all.before)),
        ratio(all.before),
        ...withLastYear(was(all.yearBefore)),
        formatPerDay(all.perDay),
        '',
      ]}
    />
  )
}
