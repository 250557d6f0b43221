import type { RankLine } from '@mimamori/policy/cases/rank-rules'
import { ChevronRight } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { afterFirstPaint } from '../api/idle-loading.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { lazyOptional } from '../parts/lazy-part.tsx'

/** folded at first: it comes after the case is painted */
const RankSumLines = lazy(lazyOptional(afterFirstPaint(() => import('./rank-sum-lines.tsx'))))

/** The sum that gave the case its place in the queue, line by line. */
export function RankSum({ lines }: { lines: readonly RankLine[] }): ReactNode {
  const { cases, instants } = useCopy()
  // a pin is a place, not a time: it stands for more minutes than anything can earn
  const pinned = lines.some((line) => line.why === 'pinned')
  const total = lines.reduce((sum, line) => sum + (line.why === 'pinned' ? 0 : line.minutes), 0)
  const earned = total > 0 ? cases.rankTotal(instants.minutes(total)) : cases.rankNone
  return (
    <details className="group border-t border-line text-sm">
      <summary className="flex min-h-8 list-none flex-wrap items-center gap-x-2 rounded-b-lg px-3.5 py-1.5 text-ink2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} className="group-open:rotate-90" aria-hidden="true" />
        {cases.rankSum}
        <span className="ml-auto">{pinned ? cases.rankPinned : earned}</span>
      </summary>
      <Suspense>
        <RankSumLines lines={lines} />
      </Suspense>
    </details>
  )
}
