import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

type Announce = (message: string, seen?: boolean) => void

const Context = createContext<Announce>(() => undefined)

const SHOWN_FOR_MS = 5_000

/** A polite live region for the whole desk: what happened is said without moving the focus. */
export function Announcer({ children }: { children: ReactNode }): ReactNode {
  const [announcement, setSaid] = useState({ message: '', turn: 0 })
  const [seen, setSeen] = useState<{ message: string } | null>(null)
  const announce = useCallback<Announce>((message, also) => {
    setSaid((last) => ({ message, turn: last.turn + 1 }))
    if (also) setSeen({ message })
  }, [])
  useEffect(() => {
    if (!seen) return
    const timer = setTimeout(() => setSeen(null), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [seen])
  return (
    <Context value={announce}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className="sr-only print:hidden" data-testid="announcer">
        <span key={announcement.turn}>{announcement.message}</span>
      </div>
      {seen ? (
        <p
          aria-hidden="true"
          className="pointer-events-none fixed bottom-14 left-4 z-40 max-w-[calc(100%-2rem)] rounded-md max-sheet:top-30 max-sheet:bottom-auto border border-line2 bg-raised px-3 py-2 text-sm text-ink shadow-overlay"
        >
          {seen.message}
        </p>
      ) : null}
    </Context>
  )
}

/** Say something to assistive technology; `seen` also shows it for a moment, for a key that did nothing. */
export function useAnnounce(): Announce {
  return useContext(Context)
}
