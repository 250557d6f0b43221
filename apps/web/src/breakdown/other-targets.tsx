import { formatNumber, formatSigned } from '@mimamori/copy/breakdown/figure-format'
import { categoryRows } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownPeriod } from '@mimamori/policy/breakdown/breakdown-model'
import { rateInterval } from '@mimamori/policy/breakdown/rate-interval'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { changeTones } from './change-tone.ts'
import { CountLink } from './chart-point.tsx'
import { changeTextClass } from './format-change.ts'
import { comparedColumns } from './periods-copy.ts'
import { useRateText } from './rate-text.ts'

type Props = {
  of: BreakdownPeriod
  /** link to the breakdown page of this target type */
  link: (targetType: 'proposal' | 'message' | 'member') => ReactNode
}

/** The tables of proposals, messages and members, which are counted as jobs are, but shown separately. */
export function OtherTargets({ of, link }: Props): ReactNode {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  const periods = useMessages('breakdown/periods')
  const { columns } = copy
  const rateText = useRateText()
  return of.tables.map((table) => {
    const { targetType, figures } = table
    if (targetType === 'job') return null
    const tones = changeTones(of, table)
    const title = copy.ofTarget(words.targets[targetType])
    const rows = categoryRows(table, of).filter(({ n, named, before }) => n + (named ?? 0) + (before?.was ?? 0) > 0)
    const countLink = (n: number, dimension: 'category' | 'named', key: Category, text: string) => (
      <CountLink n={n} figure={{ period: of.period, targetType, dimension, key }}>
        {text}
      </CountLink>
    )
    return (
      <section key={targetType} aria-label={title} className="figure">
        <div className="mb-2 flex items-baseline justify-between gap-2">
          <h2 className="font-semibold">
            {title} <span className="ml-1 font-normal text-ink2">{copy.count(figures.total)}</span>
          </h2>
          <span className="text-sm print:hidden">{link(targetType)}</span>
        </div>
        {figures.total > 0 ? (
          <p className="mb-1 text-sm text-ink2">
            {rateText(rateInterval(figures.total, table.checked.opened), 'received')}
          </p>
        ) : null}
        <DataTable
          look="figures"
          label={title}
          names={columns}
          rows={rows}
          rowId={({ category }) => category}
          empty={<p className="text-sm text-ink2">{copy.noneFound}</p>}
          columns={[
            { id: 'category', names: true, cell: ({ category }) => words.categoriesShort[category] },
            { id: 'n', right: true, cell: ({ category, n }) => countLink(n, 'category', category, formatNumber(n)) },
            {
              id: 'change',
              name: comparedColumns(periods, of.period, table.before.period).change,
              right: true,
              cell: ({ category, n, before }) =>
                before ? (
                  <span className={changeTextClass(tones.ofCategory(category, n, before))}>
                    {formatSigned(before.difference)}
                  </span>
                ) : (
                  periods.noRecord
                ),
            },
            {
              id: 'named',
              right: true,
              cell: ({ category, named }) =>
                countLink(named ?? 0, 'named', category, named === null ? copy.none : formatNumber(named)),
            },
          ]}
        />
      </section>
    )
  })
}
