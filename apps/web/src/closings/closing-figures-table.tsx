import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { FrozenTable } from '@mimamori/policy/closings/closing-snapshot'
import { MEASURES } from '@mimamori/policy/decisions/measure-rules'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { formatCount } from './closing-copy.ts'

const TOTAL = 'total'

type Line = {
  readonly id: string
  readonly name: string
  readonly countOf: (figures: FrozenTable['figures']) => number
  readonly title?: ReactNode
}

/** The figures of a month: of jobs, and of other targets with any, by category; and the measures taken. */
export function ClosingFiguresTable({ tables }: { tables: readonly FrozenTable[] }): ReactNode {
  const { words } = useCopy()
  const copy = useMessages('closings')
  const lists = useMessages('closings/changed-decisions')
  const shown = tables.filter(({ targetType, figures }) => targetType === 'job' || figures.total > 0)
  // months that were closed before measures were counted as such have none
  const measured = shown.filter(({ figures }) => figures.taken !== undefined)
  const taken = MEASURES.filter((measure) => measured.some(({ figures }) => (figures.taken[measure] ?? 0) > 0))
  const lines: readonly Line[] = [
    ...CATEGORIES.map((category) => ({
      id: category,
      name: words.categoriesShort[category],
      countOf: ({ category: counts }: FrozenTable['figures']) => counts[category],
    })),
    { id: TOTAL, name: copy.total, countOf: ({ total }) => total },
    ...taken.map((measure, index) => ({
      id: measure,
      name: words.measures[measure],
      countOf: ({ taken: counts }: FrozenTable['figures']) => counts?.[measure] ?? 0,
      title: index === 0 && lists.measures,
    })),
  ]
  return (
    <DataTable
      look="figures"
      label={copy.figures}
      rows={lines}
      row={({ id }) => ({ className: id === TOTAL && 'font-semibold' })}
      group={({ title }) => title}
      columns={[
        { id: 'category', name: copy.category, names: true, cell: ({ name }) => name },
        ...shown.map(({ targetType, figures }) => ({
          id: targetType,
          name: words.targets[targetType],
          right: true,
          className: 'w-1/5',
          cell: ({ countOf }: Line) => {
            const n = countOf(figures)
            return n === 0 ? <span className="text-ink2">0</span> : formatCount(n)
          },
        })),
      ]}
    />
  )
}
