import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'

/** Above a list that was opened from another screen: goes back to where that was. */
export function BackButton({ children }: { children: string }): ReactNode {
  return (
    <button
      type="button"
      onClick={() => history.back()}
      className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 text-sm text-ink2 hover:text-ink"
    >
      <ArrowLeft size={14} aria-hidden="true" />
      {children}
    </button>
  )
}
