import { type ReactNode, useEffect, useId, useRef } from 'react'
import { TAKES_SNIPPETS } from '../parts/snippet-trigger.tsx'

const USUAL_LENGTH = 200

type Props = {
  label: string
  hint: string
  reason: string
  atMost?: number
  required?: boolean
  /** what is decided waits for it: the field is focused, and once more by another number */
  wanted: boolean | number
  onReason: (reason: string) => void
}

/** Asks in one line why something is done. Ctrl and Enter do it, as wherever text is typed. */
export function ReasonLine(props: Props): ReactNode {
  const { label, hint, reason, atMost = USUAL_LENGTH, required = true, wanted, onReason } = props
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (wanted) field.current?.focus()
  }, [wanted])
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        required={required}
        value={reason}
        maxLength={atMost}
        aria-describedby={`${id}-hint`}
        {...TAKES_SNIPPETS}
        onChange={(event) => onReason(event.target.value)}
        className="h-8 w-full scroll-mb-36 rounded-md border border-line2 bg-panel px-2.5"
      />
      <p id={`${id}-hint`} className="text-sm text-ink2">
        {hint}
      </p>
    </div>
  )
}
