import { Button } from '@mimamori/ui/button'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { SEND_KEY } from '../keys/key-chord.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { usePatrolCopy } from './patrol-copy.ts'

/** Asks why a job is raised. Ctrl and Enter raise it, as wherever text is typed. */
export function RaiseReasonForm({
  onRaise,
  onClose,
}: {
  onRaise: (why: string) => Promise<void>
  onClose: () => void
}): ReactNode {
  const patrol = usePatrolCopy()
  const field = useRef<HTMLInputElement>(null)
  const [why, setWhy] = useState('')
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className="flex w-full flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void onRaise(why)
      }}
      onKeyDown={(event) => {
        if (isImeComposing(event.nativeEvent)) {
          if (event.key === 'Enter') event.preventDefault()
          return
        }
        if (event.key === 'Escape') onClose()
        if (event.key === 'Enter' && event.target === field.current) {
          event.preventDefault()
          if (event.ctrlKey || event.metaKey) void onRaise(why)
        }
      }}
    >
      <label className="flex min-w-0 flex-1 items-center gap-2 text-sm text-ink2">
        {patrol.reason}
        <input
          ref={field}
          value={why}
          maxLength={2000}
          title={patrol.reasonHint}
          onChange={(event) => setWhy(event.target.value)}
          className="h-7 min-w-40 flex-1 rounded-md border border-line2 bg-bg px-2 text-ink"
        />
      </label>
      <Button type="submit" small keycap={SEND_KEY}>
        {patrol.raise}
      </Button>
    </form>
  )
}
