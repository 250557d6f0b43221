import { Skeleton } from '@mimamori/ui/skeleton'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeyScene } from '../../keys/use-key-scene.ts'
import { useDocumentTitle } from '../../parts/use-document-title.ts'

/** The review screen before its case is there, in the same places. */
export function ReviewSkeleton(): ReactNode {
  const { cases } = useCopy()
  useDocumentTitle(cases.loading)
  useKeyScene(true, null, true)
  return (
    <div className="layer" role="status" aria-label={cases.loading}>
      <div className="reading">
        <div className="evidence">
          <div className="flex min-h-7 items-center gap-4">
            <Skeleton className="h-3.5 w-14" />
            <Skeleton className="h-4.5 w-16" />
            <Skeleton className="h-4.5 w-20" />
            <Skeleton className="h-3.5 w-36" />
          </div>
          <Skeleton className="mt-3 mb-4 h-6 w-3/5" />
          <Skeleton className="h-36 rounded-lg" />
          <Skeleton className="my-6 h-5 w-56" />
          <div className="grid gap-3">
            <Skeleton className="h-4 w-4/5" />
            <Skeleton className="h-4 w-3/4" />
            <Skeleton className="h-4 w-2/5" />
          </div>
        </div>
      </div>
      <div className="decide grid content-start gap-1.5">
        <Skeleton className="mb-2 h-4 w-12" />
        <Skeleton className="h-8" />
        <Skeleton className="h-8" />
      </div>
      <div className="context pt-3!">
        <Skeleton className="h-24" />
        <Skeleton className="h-32" />
      </div>
    </div>
  )
}
