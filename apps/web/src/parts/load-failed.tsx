import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  words: {
    readonly failed: string
    readonly retry: string
    /** a hint: what is kept, or what to do */
    readonly failedKept: string
  }
  onRetry: () => void
  heading?: 'h1' | 'h2'
}

/** Shown in place of content that could not be loaded, with a button to try again. */
export function LoadFailed({ words, onRetry, heading = 'h2' }: Props): ReactNode {
  return (
    <ScreenMessage
      problem
      icon={<CloudOff size={18} />}
      title={words.failed}
      actions={<Button onClick={onRetry}>{words.retry}</Button>}
      heading={heading}
    >
      {words.failedKept}
    </ScreenMessage>
  )
}
