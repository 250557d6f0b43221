import { Button } from '@mimamori/ui/button'
import { type ReactNode, useEffect, useRef } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useMessages } from '../i18n/messages.ts'
import type { RevealedField } from './use-revealed-field.ts'

/**
 * A revealed value, shown for a moment. It gets the focus, so that a screen reader reads it; an announcement would stay
 * in the page.
 */
export default function RevealedValue({
  revealed,
  onMask,
}: {
  revealed: RevealedField
  onMask: () => void
}): ReactNode {
  const evidence = useMessages('beside')
  const place = useRef<HTMLSpanElement>(null)
  useNow(1_000)
  const left = Math.max(0, Math.ceil((revealed.until - Date.now()) / 1000))
  useEffect(() => {
    place.current?.focus()
    place.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <span className="-ml-1.5 grid gap-0.5 rounded-md bg-amber-bg px-1.5 py-0.5">
      <span ref={place} tabIndex={-1} lang="ja" data-revealed className="[overflow-wrap:anywhere] outline-none">
        {revealed.value}
      </span>
      <span className="flex items-center justify-between gap-2 text-xs text-ink2">
        <span role="timer" className="tabular-nums">
          {evidence.revealedFor(left)}
        </span>
        <Button small variant="quiet" onClick={onMask} className="-mr-2">
          {evidence.maskNow}
        </Button>
      </span>
    </span>
  )
}
