import type { PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { compareFigures } from '../../notices/compare-notices.ts'
import { DataTable } from '../../parts/tables/data-table.tsx'

/** The published counts that differ, then and now. */
export function FigureChanges({ before, after }: { before: PublishedFigures; after: PublishedFigures }): ReactNode {
  const copy = useMessages('notices/changes')
  const { words } = useCopy()
  const changes = compareFigures(before, after)
  const countText = (n: number | null) => (n === null ? copy.few : copy.jobs(n))
  if (changes.length === 0) return <p className="text-sm text-ink2">{copy.figuresSame}</p>
  return (
    <div>
      <p aria-hidden="true" className="pb-1 font-semibold">
        {copy.figures}
      </p>
      <DataTable
        look="figures"
        label={copy.figures}
        rows={changes}
        rowId={({ category }) => category}
        columns={[
          {
            id: 'category',
            name: copy.category,
            names: true,
            wraps: true,
            cell: ({ category }) =>
              category === 'total' || category === 'pooled' ? copy[category] : words.categories[category],
          },
          {
            id: 'before',
            name: <Month name={copy.was} of={before} />,
            right: true,
            cell: ({ before: n }) => <del className="text-ink2 decoration-red">{countText(n)}</del>,
          },
          {
            id: 'after',
            name: <Month name={copy.is} of={after} />,
            right: true,
            cell: ({ after: n }) => <ins className="decoration-green">{countText(n)}</ins>,
          },
        ]}
      />
    </div>
  )
}

function Month({ name, of: { month, revision } }: { name: string; of: PublishedFigures }) {
  const { figuresOf } = useMessages('notices/changes')
  return (
    <>
      {name}
      <span className="block">{figuresOf(month, revision)}</span>
    </>
  )
}
