import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'

type Props = { open: boolean; onClose: () => void; label: string; children: ReactNode }

/** A modal on the native element: focus is kept inside, Escape closes, a click beside it closes. */
export function Dialog({ open, onClose, label, children }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
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
      onClose={onClose}
      onClick={(event) => event.target === element.current && onClose()}
      className="m-auto max-h-[92dvh] w-[min(720px,calc(100vw-24px))] overflow-auto rounded-lg border border-line bg-raised p-0 text-ink shadow-overlay"
    >
      {open ? children : null}
    </dialog>
  )
}
