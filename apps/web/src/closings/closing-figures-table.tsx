import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { FrozenTable } from '@mimamori/policy/closings/closing-snapshot'
import { MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { formatCount } from './closing-copy.ts'

const NUMBER = 'py-0.5 pl-2 text-right tabular-nums'

type Line = { readonly name: string; readonly countOf: (table: FrozenTable) => number }

/** The figures of a month: of jobs, and of other targets with any, by category; and the measures taken. */
export function ClosingFiguresTable({ tables }: { tables: readonly FrozenTable[] }): ReactNode {
  const { words } = useCopy()
  const copy = useMessages('closings')
  const lists = useMessages('closings/changed-decisions')
  const shown = tables.filter(({ targetType, figures }) => targetType === 'job' || figures.total > 0)
  // months that were closed before measures were counted as such have none
  const measured = shown.filter(({ figures }) => figures.taken !== undefined)
  const taken = MEASURES.filter((measure) => measured.some(({ figures }) => (figures.taken[measure] ?? 0) > 0))
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
      <Lines
        shown={shown}
        lines={CATEGORIES.map((category) => ({
          name: words.categoriesShort[category],
          countOf: ({ figures }) => figures.category[category],
        }))}
      />
      <tbody>
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
      </tbody>
      {taken.length > 0 ? (
        <>
          <tbody>
            <tr className="border-t border-line text-ink2">
              <th scope="rowgroup" colSpan={shown.length + 1} className="pt-1.5 pb-0.5 text-left font-normal">
                {lists.measures}
              </th>
            </tr>
          </tbody>
          <Lines
            shown={shown}
            lines={taken.map((measure) => ({
              name: words.measures[measure],
              countOf: ({ figures }) => figures.taken?.[measure] ?? 0,
            }))}
          />
        </>
      ) : null}
    </table>
  )
}

function Lines({ shown, lines }: { shown: readonly FrozenTable[]; lines: readonly Line[] }) {
  return (
    <tbody>
      {lines.map(({ name, countOf }) => (
        <tr key={name}>
          <th scope="row" className="py-0.5 text-left font-normal">
            {name}
          </th>
          {shown.map((table) => (
            <td key={table.targetType} className={cx(NUMBER, countOf(table) === 0 && 'text-ink2')}>
              {formatCount(countOf(table))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
