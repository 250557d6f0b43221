import { Button } from '@mimamori/ui/button'
import { Notice } from '@mimamori/ui/notice'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { isMissing } from '../api/failure.ts'
import { useTitle } from '../language/title.ts'

type Words = Readonly<Record<'missing' | 'missingNext' | 'failed' | 'failedKept' | 'retry', string>>
type Props = { error: unknown; copy: Words; onRetry: () => void; back: ReactNode }

/** In place of a page about one thing: there is no such thing, or it could not be loaded. `back` leads to the others. */
export function OneFailed({ error, copy, onRetry, back }: Props) {
  const missing = isMissing(error)
  const title = missing ? copy.missing : copy.failed
  useTitle(title)
  return (
    <Notice
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
    </Notice>
  )
}
