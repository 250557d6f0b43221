import type { ReactNode } from 'react'
import { useCatalogueCopy } from '../../catalogue/catalogue-copy.ts'
import { LoadFailed } from '../../i18n/load-failed.tsx'

/** The catalogue could not be loaded. */
export function CatalogueFailed({ onRetry }: { onRetry: () => void }): ReactNode {
  const page = useCatalogueCopy()
  return (
    <LoadFailed title={page.failed} retry={page.retry} onRetry={onRetry}>
      {page.failedNext}
    </LoadFailed>
  )
}
