import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

type Announce = (message: string, visible?: boolean) => void

const Context = createContext<Announce>(() => undefined)

const VISIBLE_MS = 5_000

/** The polite live region of the desk: a screen reader reads its messages without a move of the focus. */
export function Announcer({ children }: { children: ReactNode }): ReactNode {
  // `count` makes a new element, so that the same message is read again
  const [announcement, setAnnouncement] = useState({ message: '', count: 0 })
  // an object, so that the same message again begins its 5 seconds anew
  const [toast, setToast] = useState<{ message: string } | null>(null)
  const announce = useCallback<Announce>((message, visible) => {
    setAnnouncement((last) => ({ message, count: last.count + 1 }))
    if (visible) setToast({ message })
  }, [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(null), VISIBLE_MS)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <Context value={announce}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className="sr-only print:hidden" data-testid="announcer">
        <span key={announcement.count}>{announcement.message}</span>
      </div>
      {/* hidden from screen readers: the live region above has the same message */}
      {toast ? (
        <p
          aria-hidden="true"
          className="pointer-events-none fixed bottom-14 left-1/2 z-40 w-max max-w-[calc(100%-2rem)] -translate-x-1/2 rounded-md border border-line2 bg-raised px-3 py-2 text-sm text-ink shadow-overlay"
        >
          {toast.message}
        </p>
      ) : null}
    </Context>
  )
}

/** Returns a function that tells assistive technology a message; `visible`: also shows it for 5 seconds. */
export function useAnnounce(): Announce {
  return useContext(Context)
}
