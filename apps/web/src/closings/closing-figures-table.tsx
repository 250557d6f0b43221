import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { FrozenTable } from '@mimamori/policy/closings/closing-snapshot'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { formatCount, useClosingCopy } from './closing-copy.ts'

const NUMBER = 'py-0.5 pl-2 text-right tabular-nums'

/** The figures of a month by category: of jobs, and of other targets with any. */
export function ClosingFiguresTable({ tables }: { tables: readonly FrozenTable[] }): ReactNode {
  const { words } = useCopy()
  const copy = useClosingCopy()
  const shown = tables.filter(({ targetType, figures }) => targetType === 'job' || figures.total > 0)
  return (
    <table className="w-full text-sm" aria-label={copy.figures}>
      <thead>
        <tr className="border-b border-line text-ink2">
          <th scope="col" className="py-1 text-left font-normal">
            {copy.category}
          </th>
          {shown.map(({ targetType }) => (
            <th key={targetType} scope="col" className="w-1/5 py-1 pl-2 text-right font-normal">
              {words.targets[targetType]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {CATEGORIES.map((category) => (
          <tr key={category}>
            <th scope="row" className="py-0.5 text-left font-normal">
              {words.categoriesShort[category]}
            </th>
            {shown.map(({ targetType, figures }) => (
              <td key={targetType} className={cx(NUMBER, figures.category[category] === 0 && 'text-ink2')}>
                {formatCount(figures.category[category])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-line font-semibold">
          <th scope="row" className="py-1 text-left font-semibold">
            {copy.total}
          </th>
          {shown.map(({ targetType, figures }) => (
            <td key={targetType} className={NUMBER}>
              {formatCount(figures.total)}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
