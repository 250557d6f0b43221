import { formatPerDay } from '@mimamori/copy/breakdown/per-day-figure'
import { categoryRows, isSmallSample, totalRow } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownMonth, BreakdownTable } from '@mimamori/policy/breakdown/breakdown-model'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useBreakdownCopy } from './breakdown-copy.ts'
import { BreakdownDataTable } from './breakdown-data-table.tsx'
import { CountLink } from './chart-point.tsx'
import { changeTextClass, formatRatio, formatSigned } from './format-signed.ts'

const formatNumber = (n: number) => n.toLocaleString('en')

/** The categories of a month in figures: this month, last month, the same month last year. */
export function CategoryTable({ month, table }: { month: BreakdownMonth; table: BreakdownTable }): ReactNode {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  const { columns } = copy
  const rows = categoryRows(table, month)
  const all = totalRow(table, month)
  const change = (difference: number) => <span className={changeTextClass(difference)}>{formatSigned(difference)}</span>
  return (
    <BreakdownDataTable
      label={`${copy.figures.category} ${copy.month(month.month)}`}
      head={[
        columns.category,
        columns.n,
        columns.share,
        columns.before,
        columns.change,
        columns.changeShare,
        columns.yearBefore,
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
            figure={{ month: month.month, targetType: table.targetType, dimension: 'category', key: category }}
          >
            {formatNumber(n)}
          </CountLink>,
          share === null ? copy.none : copy.percent(share),
          formatNumber(before.was),
          change(before.difference),
          formatRatio(before),
          formatNumber(yearBefore.was),
          formatPerDay(perDay),
          <CountLink
            key="named"
            n={named}
            figure={{ month: month.month, targetType: table.targetType, dimension: 'named', key: category }}
          >
            {formatNumber(named)}
          </CountLink>,
        ],
      }))}
      foot={[
        columns.total,
        <span key="n" className="font-semibold" data-total>
          {formatNumber(all.n)}
        </span>,
        isSmallSample(all.n) ? copy.none : copy.percent(1),
        formatNumber(all.before.was),
        change(all.before.difference),
        formatRatio(all.before),
        formatNumber(all.yearBefore.was),
        formatPerDay(all.perDay),
        '',
      ]}
    />
  )
}
