import { Skeleton } from '@mimamori/ui/skeleton'
import type { ReactNode } from 'react'

/** A month that is being counted, as large as it will be. */
export function BreakdownSkeleton({ label }: { label: string }): ReactNode {
  return (
    <div role="status" aria-label={label}>
      <div className="flex flex-wrap gap-x-11 gap-y-4">
        {['violations', 'checked', 'reports', 'wait'].map((item) => (
          <div key={item} className="grid min-w-36 gap-2 py-1">
            <Skeleton className="h-3 w-28" />
            <Skeleton className="h-6 w-20" />
            <Skeleton className="h-3 w-36" />
          </div>
        ))}
      </div>
      <div className="breakdown-grid mt-5">
        <div className="figure grid content-start gap-5">
          <Skeleton className="h-4 w-32" />
          {['w-full', 'w-5/6', 'w-2/3', 'w-1/2', 'w-2/5', 'w-1/3', 'w-1/4'].map((width) => (
            <Skeleton key={width} className={`h-4 ${width}`} />
          ))}
        </div>
        <div className="figure grid place-items-center">
          <Skeleton className="size-52 rounded-full" />
        </div>
      </div>
    </div>
  )
}
