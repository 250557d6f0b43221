import { categoryRows, totalRow } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownMonth, BreakdownTable } from '@mimamori/policy/breakdown/breakdown-model'
import { useCopy } from '../i18n/language-provider.tsx'
import { useBreakdownCopy } from './breakdown-copy.ts'
import { DataTable } from './data-table.tsx'
import { CountLink } from './point.tsx'
import { signed, signedPercent, toneText } from './signed.ts'

const number = (n: number) => n.toLocaleString('en')

/** The categories of a month in figures: this month, last month, the same month last year. */
export function CategoryTable({ month, table }: { month: BreakdownMonth; table: BreakdownTable }) {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  const { columns } = copy
  const rows = categoryRows(table, month)
  const all = totalRow(table, month)
  const change = (difference: number) => <span className={toneText(difference)}>{signed(difference)}</span>
  return (
    <DataTable
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
            behind={{ month: month.month, targetType: table.targetType, dimension: 'category', key: category }}
          >
            {number(n)}
          </CountLink>,
          share === null ? copy.none : copy.percent(share),
          number(before.was),
          change(before.difference),
          signedPercent(before.ratio),
          number(yearBefore.was),
          perDay.toFixed(1),
          <CountLink
            key="named"
            n={named}
            behind={{ month: month.month, targetType: table.targetType, dimension: 'named', key: category }}
          >
            {number(named)}
          </CountLink>,
        ],
      }))}
      foot={[
        columns.total,
        <span key="n" className="font-semibold" data-total>
          {number(all.n)}
        </span>,
        all.n > 0 ? copy.percent(1) : copy.none,
        number(all.before.was),
        change(all.before.difference),
        signedPercent(all.before.ratio),
        number(all.yearBefore.was),
        all.perDay.toFixed(1),
        '',
      ]}
    />
  )
}
