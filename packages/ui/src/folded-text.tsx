import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { cx } from './class-names.tsx'

type Props = { more: string; less: string; className?: string; children: ReactNode }

/** A text cut to eight lines, with a button that shows all of it. */
export function FoldedText({ more, less, className, children }: Props): ReactNode {
  const id = useId()
  const text = useRef<HTMLParagraphElement>(null)
  const [open, setOpen] = useState(false)
  const [cut, setCut] = useState(false)
  useLayoutEffect(() => {
    const shown = text.current
    if (!shown || open) return
    const measure = () => setCut(shown.scrollHeight > shown.clientHeight + 1)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(shown)
    return () => observer.disconnect()
  }, [open])
  return (
    <>
      <p ref={text} id={id} className={cx(className, !open && 'line-clamp-8')}>
        {children}
      </p>
      {cut ? (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="min-h-6 justify-self-start rounded-sm text-sm text-accent underline-offset-2 hover:underline"
        >
          {open ? less : more}
        </button>
      ) : null}
    </>
  )
}
