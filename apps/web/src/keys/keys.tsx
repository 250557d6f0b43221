import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { type Action, keyIntent, type Surroundings } from './intent.ts'

/** What to do for a key; `digit` is 1 to 9 for the digit keys. */
export type Handlers = Partial<Record<Action, (digit: number) => void>>
type Listener = { current: Handlers }
type Keyboard = { add: (listener: Listener) => () => void; painted: () => void }

const Context = createContext<Keyboard | null>(null)

function focusOf(target: EventTarget | null): Surroundings['focus'] {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.isContentEditable || target.matches('textarea, select, input:not([type=radio], [type=checkbox])')) {
    return 'editable'
  }
  return target.closest('button, a[href], summary, input') ? 'control' : 'page'
}

/** One listener for the whole desk. The handler registered last hears a key first. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const listeners = useRef<Listener[]>([])
  const times = useRef({ paintedAt: 0, goAt: 0 })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const modal = document.querySelector('dialog:modal') !== null
      const intent = keyIntent(event, { focus: focusOf(event.target), modal, now: Date.now(), ...times.current })
      if (!intent) return
      times.current.goAt = intent.action === 'go' ? Date.now() : 0
      const handler = listeners.current.findLast((each) => each.current[intent.action])?.current[intent.action]
      if (!handler) return
      event.preventDefault()
      handler(intent.digit)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  const keyboard = useMemo<Keyboard>(
    () => ({
      add: (listener) => {
        listeners.current.push(listener)
        return () => {
          listeners.current = listeners.current.filter((each) => each !== listener)
        }
      },
      painted: () => {
        times.current.paintedAt = Date.now()
      },
    }),
    [],
  )
  return <Context value={keyboard}>{children}</Context>
}

function useKeyboard(): Keyboard {
  const keyboard = useContext(Context)
  if (!keyboard) throw new Error('outside KeysProvider')
  return keyboard
}

/** Hear keys while mounted and `active`. */
export function useKeys(handlers: Handlers, active = true): void {
  const { add } = useKeyboard()
  const latest = useRef(handlers)
  useLayoutEffect(() => {
    latest.current = handlers
  })
  useLayoutEffect(() => (active ? add(latest) : undefined), [add, active])
}

/** To be called when a new case comes on screen: deciding keys wait a moment. */
export function usePainted(): () => void {
  return useKeyboard().painted
}
