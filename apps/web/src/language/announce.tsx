import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

const Context = createContext<(message: string) => void>(() => undefined)

/** A polite live region for the whole desk: what happened is said without moving the focus. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ message: '', turn: 0 })
  const announce = useCallback((message: string) => setSaid((last) => ({ message, turn: last.turn + 1 })), [])
  return (
    <Context value={announce}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className="sr-only" data-testid="announcer">
        <span key={said.turn}>{said.message}</span>
      </div>
    </Context>
  )
}

/** Say something to assistive technology. */
export function useAnnounce(): (message: string) => void {
  return useContext(Context)
}
