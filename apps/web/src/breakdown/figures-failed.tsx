import { Button } from '@mimamori/ui/button'
import { Notice } from '@mimamori/ui/notice'
import { CloudOff } from 'lucide-react'
import { useBreakdownCopy } from './breakdown-copy.ts'

/** The face of figures that could not be loaded. */
export function FiguresFailed({ onRetry }: { onRetry: () => void }) {
  const copy = useBreakdownCopy()
  return (
    <Notice
      problem
      icon={<CloudOff size={18} />}
      title={copy.failed}
      actions={<Button onClick={onRetry}>{copy.retry}</Button>}
    >
      {copy.failedKept}
    </Notice>
  )
}
