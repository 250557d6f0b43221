import { Button } from '@mimamori/ui/button'
import { type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  title: string
  hint?: string
  /** what stops the decision */
  problem: string | null
  /** nothing can be decided now */
  closed: boolean
  confirm: ReactNode
  confirmKey: string
  onConfirm: () => void
  onBack: () => void
  /** a line above the button */
  foot?: ReactNode
  children: ReactNode
}

/** An open decision panel, in place of the menu. It takes the focus, so that keys and screen readers follow. */
export function DecisionPanel({
  title,
  hint,
  problem,
  closed,
  confirm,
  confirmKey,
  onConfirm,
  onBack,
  foot,
  children,
}: Props): ReactNode {
  const panels = useMessages('panels')
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus({ preventScroll: true }), [])
  return (
    <section ref={place} tabIndex={-1} aria-label={title} className="grid gap-3 outline-none" data-panel>
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h2 className="text-sm font-semibold text-ink2">{title}</h2>
        <Button small variant="quiet" keycap="Esc" onClick={onBack} className="-mr-2">
          {panels.back}
        </Button>
      </div>
      {hint ? <p className="-mt-2 text-sm whitespace-pre-line text-ink2">{hint}</p> : null}
      {children}
      <div className="sticky -bottom-3.5 -mx-4 grid gap-2 border-t border-line bg-panel px-4 py-2.5 max-sheet:-bottom-2.5 max-sheet:-mx-3 max-sheet:px-3">
        {foot}
        {problem ? (
          <p role="alert" className="rounded-md bg-red-bg px-2.5 py-2 text-sm text-red">
            {problem}
          </p>
        ) : null}
        <Button
          variant="primary"
          keycap={confirmKey}
          disabled={closed}
          onClick={onConfirm}
          className="justify-between font-semibold"
        >
          {confirm}
        </Button>
      </div>
    </section>
  )
}
