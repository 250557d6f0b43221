import type { ReactNode } from 'react'
import { LoadFailed } from '../i18n/load-failed.tsx'
import { useBreakdownCopy } from './breakdown-copy.ts'

/** The face of figures that could not be loaded. */
export function FiguresFailed({ onRetry }: { onRetry: () => void }): ReactNode {
  const copy = useBreakdownCopy()
  return (
    <LoadFailed title={copy.failed} retry={copy.retry} onRetry={onRetry}>
      {copy.failedKept}
    </LoadFailed>
  )
}
