import type { PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { compareFigures } from '../../notices/compare-notices.ts'

/** The published counts that differ, then and now. */
export function FigureChanges({ before, after }: { before: PublishedFigures; after: PublishedFigures }): ReactNode {
  const copy = useMessages('notices/changes')
  const { words } = useCopy()
  const changes = compareFigures(before, after)
  const countText = (n: number | null) => (n === null ? copy.few : copy.jobs(n))
  if (changes.length === 0) return <p className="text-sm text-ink2">{copy.figuresSame}</p>
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="pb-1 text-left font-semibold text-base">{copy.figures}</caption>
      <thead className="text-ink2">
        <tr className="border-b border-line">
          <th scope="col" className="py-1 pr-2 text-left font-normal">
            {copy.category}
          </th>
          {[before, after].map(({ month, revision }, n) => (
            <th key={n === 0 ? 'before' : 'after'} scope="col" className="py-1 pl-2 text-right font-normal">
              {n === 0 ? copy.was : copy.is}
              <span className="block">{copy.figuresOf(month, revision)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ category, before: was, after: is }) => (
          <tr key={category} className="border-b border-line last:border-b-0">
            <th scope="row" className="py-1 pr-2 text-left font-normal">
              {category === 'total' || category === 'pooled' ? copy[category] : words.categories[category]}
            </th>
            <td className="py-1 pl-2 text-right">
              <del className="text-ink2 decoration-red">{countText(was)}</del>
            </td>
            <td className="py-1 pl-2 text-right">
              <ins className="decoration-green">{countText(is)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
