import type { FigureDifferences } from '@mimamori/policy/closings/closing-snapshot'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { formatCount } from './closing-copy.ts'

/** What a month counts otherwise than what was frozen, and what to do about it. */
export function ClosingDifferences({
  title,
  next,
  of,
  children,
}: {
  title: string
  next: string
  of: FigureDifferences
  /** a link to the decisions that changed */
  children?: ReactNode
}): ReactNode {
  const { words } = useCopy()
  const copy = useMessages('closings')
  return (
    <div role="status" className="grid gap-1.5 rounded-md bg-amber-bg px-2.5 py-2 text-sm">
      <p className="flex items-start gap-1.5 font-semibold text-amber">
        <CircleAlert size={16} className="mt-px flex-none" aria-hidden="true" />
        {title}
      </p>
      {of.figures.length > 0 ? (
        <ul className="grid gap-0.5">
          {of.figures.map(({ targetType, category, was, now }) => (
            <li key={`${targetType} ${category}`} className="flex flex-wrap justify-between gap-x-3">
              <span>{copy.figure(words.targets[targetType], words.categoriesShort[category])}</span>
              <span className="tabular-nums">{copy.wasNow(formatCount(was), formatCount(now))}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{copy.otherFigures}</p>
      )}
      {children}
      <p>{next}</p>
    </div>
  )
}
