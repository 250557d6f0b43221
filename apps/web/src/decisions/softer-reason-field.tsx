import { type ReactNode, useEffect, useId, useRef } from 'react'
import { isImeComposing } from '../keys/key-intent.ts'

type Props = {
  label: string
  hint: string
  reason: string
  /** the decision waits for it */
  wanted: boolean
  onReason: (reason: string) => void
  onSend: () => void
}

/** Asks in one line why a measure stays below the ladder's next step; Enter decides, the Enter of a composition does not. */
export function SofterReasonField({ label, hint, reason, wanted, onReason, onSend }: Props): ReactNode {
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
        required
        value={reason}
        maxLength={200}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.repeat || isImeComposing(event.nativeEvent)) return
          event.preventDefault()
          event.stopPropagation()
          onSend()
        }}
        className="h-8 w-full rounded-md border border-line2 bg-panel px-2.5"
      />
      <p id={`${id}-hint`} className="text-sm text-ink2">
        {hint}
      </p>
    </div>
  )
}
