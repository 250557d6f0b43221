import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  title: string
  retry: string
  onRetry: () => void
  heading?: 'h1' | 'h2'
  /** what is kept, or what to do */
  children: ReactNode
}

/** In place of what could not be loaded, and the way to try it again. */
export function LoadFailed({ title, retry, onRetry, heading = 'h2', children }: Props): ReactNode {
  return (
    <ScreenMessage
      problem
      icon={<CloudOff size={18} />}
      title={title}
      actions={<Button onClick={onRetry}>{retry}</Button>}
      heading={heading}
    >
      {children}
    </ScreenMessage>
  )
}
