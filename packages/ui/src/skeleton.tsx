import type { ReactNode } from 'react'
import { cx } from './class-names.tsx'

/** Placeholder bar while content loads. */
export function Skeleton({ className }: { className: string }): ReactNode {
  return <span aria-hidden="true" className={cx('skeleton block', className)} />
}

/** Placeholder rows of 32 px; `label` is read by screen readers. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }): ReactNode {
  return (
    <div role="status" aria-label={label} className="grid">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
        <div key={row} className="flex h-8 items-center gap-6 border-b border-line px-4">
          <Skeleton className="h-3 w-10" />
          <Skeleton className={cx('h-3', ['w-2/5', 'w-1/3', 'w-1/2'][row % 3])} />
          <Skeleton className="ml-auto h-3 w-24" />
        </div>
      ))}
    </div>
  )
}
