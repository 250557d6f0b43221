import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { cx } from './class-names.tsx'

type Props = {
  open: boolean
  onClose: () => void
  label: string
  /** near the top, where a list may grow downward without moving what is above it */
  top?: boolean
  /** asks one thing */
  small?: boolean
  /** shows much at once */
  wide?: boolean
  children: ReactNode
}

const WIDTHS = {
  small: 'w-[min(420px,calc(100vw-24px))]',
  usual: 'w-[min(720px,calc(100vw-24px))]',
  wide: 'w-[min(1040px,calc(100vw-24px))]',
}

/** A modal on the native element: focus is kept inside, Escape closes, a click beside it closes. */
export function Dialog({ open, onClose, label, top, small, wide, children }: Props): ReactNode {
  const element = useRef<HTMLDialogElement>(null)
  // before the next key: what is typed now is meant for the dialog
  useLayoutEffect(() => {
    const dialog = element.current
    if (!dialog || dialog.open === open) return
    if (open) dialog.showModal()
    else dialog.close()
  }, [open])
  // closing gives the focus back, also when the dialog is simply taken away
  useLayoutEffect(() => {
    const dialog = element.current
    return () => dialog?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog
    <dialog
      ref={element}
      aria-label={label}
      // at once: the browser tells of having closed it later, when the next key may have opened something else
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClose={() => element.current?.open || onClose()}
      onClick={(event) => event.target === element.current && onClose()}
      className={cx(
        'overflow-auto rounded-lg border border-line bg-raised p-0 text-ink shadow-overlay',
        top ? 'mx-auto mt-[12dvh] mb-auto max-h-[80dvh] w-[min(640px,calc(100vw-24px))]' : 'm-auto max-h-[92dvh]',
        !top && WIDTHS[small ? 'small' : wide ? 'wide' : 'usual'],
      )}
    >
      {open ? children : null}
    </dialog>
  )
}
