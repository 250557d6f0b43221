import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { isMissing } from '../api/call-failure.ts'
import { useDocumentTitle } from '../parts/use-document-title.ts'

type FailedWords = Readonly<Record<'missing' | 'missingNext' | 'failed' | 'failedKept' | 'retry', string>>
type Props = { error: unknown; copy: FailedWords; onRetry: () => void; back: ReactNode }

/** Shown when an item does not exist or could not be loaded. `back`: link to the list. */
export function ItemFailed({ error, copy, onRetry, back }: Props): ReactNode {
  const missing = isMissing(error)
  const title = missing ? copy.missing : copy.failed
  useDocumentTitle(title)
  return (
    <ScreenMessage
      problem
      heading="h1"
      icon={<CircleAlert size={18} />}
      title={title}
      actions={
        <>
          {missing ? null : <Button onClick={onRetry}>{copy.retry}</Button>}
          {back}
        </>
      }
    >
      {missing ? copy.missingNext : copy.failedKept}
    </ScreenMessage>
  )
}
