import type { BoundAction } from '@mimamori/policy/keys/bindings'
import type { Preferences } from '@mimamori/policy/staff/preferences'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { type Action, composing, inTime, keyIntent, type Surroundings } from './intent.ts'
import { type Keymap, keymapOf } from './keymap.ts'

/** What to do for a key; `digit` is 1 to 9 for the digit keys. */
export type Handlers = Partial<Record<Action, (digit: number) => void>>
/** Why an action does nothing now; the handler then says so. */
export type Closed = Partial<Record<Action, string | null | undefined>>
type Listener = { current: { handlers: Handlers; closed: Closed } }
type Heard = { readonly action: Action; readonly closed: string | null }

type Keyboard = {
  keys: Keymap
  add: (listener: Listener) => () => void
  painted: () => void
  /** what the screen answers to at this moment */
  heard: () => Heard[]
  /** do what a key would do, asked by other means */
  run: (action: Action) => void
  /** text typed while keys are held back; `null`: they are not */
  held: { current: string | null }
}

const Context = createContext<Keyboard | null>(null)

const EDITABLE = 'textarea, select, input:not([type=radio], [type=checkbox])'
/** what lies over the screen takes the keys */
const OVER = 'dialog:modal, [popover=auto]:popover-open'

function focusOf(target: EventTarget | null): Surroundings['focus'] {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.isContentEditable || target.matches(EDITABLE)) return 'editable'
  if (target.matches('input[type=radio], [role=radio], [role=option], [role=menuitem]')) return 'choice'
  return target.closest('button, a[href], summary, input') ? 'control' : 'page'
}

/** One listener for the whole desk. The handler registered last hears a key first. */
export function KeysProvider({ preferences, children }: { preferences: Preferences; children: ReactNode }) {
  const { singleKeys, keys: own } = preferences
  const keys = useMemo(() => keymapOf({ singleKeys, keys: own }), [singleKeys, own])
  const latest = useRef(keys)
  latest.current = keys
  const { times, painted } = useTimes()
  const listeners = useListeners()
  const held = useRef<string | null>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const modal = document.querySelector(OVER) !== null
      if (held.current !== null && !modal) return keepTyped(event, held)
      // when it went down, not when the page came to it: a busy page must not take an old key for a new one
      const now = event.timeStamp
      const state = { focus: focusOf(event.target), modal, now, keys: latest.current, ...times.current }
      const intent = keyIntent(event, state)
      if (event.key !== 'Shift') times.current.going = intent?.action === 'go'
      if (!intent) return
      // what is typed next is meant for the screen that comes, and decides nothing on this one
      if (intent.action === 'go' || intent.action === 'search') times.current.goAt = now
      const handler = listeners.of(intent.action)?.handlers[intent.action]
      if (!handler) return
      event.preventDefault()
      handler(intent.digit)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [listeners, times])
  const keyboard = useMemo<Keyboard>(
    () => ({
      keys,
      add: listeners.add,
      heard: listeners.heard,
      run: (action) => {
        if (inTime(action, { now: performance.now(), ...times.current })) listeners.of(action)?.handlers[action]?.(0)
      },
      painted,
      held,
    }),
    [keys, listeners, times, painted],
  )
  return <Context value={keyboard}>{children}</Context>
}

/** What is typed ahead of a line that is still on its way goes into it, not into the screen. */
function keepTyped(event: KeyboardEvent, held: { current: string | null }): void {
  if (event.ctrlKey || event.metaKey || event.altKey || composing(event)) return
  if (event.key.length === 1) held.current += event.key
  event.preventDefault()
}

/** When what was. No case is decided between its drawing and its painting, however long that takes. */
function useTimes() {
  const times = useRef({ paintedAt: -Infinity, goAt: -Infinity, going: false, drawing: {} })
  const painted = useCallback(() => {
    const drawing = {}
    times.current = { ...times.current, paintedAt: Infinity, drawing }
    requestAnimationFrame(() =>
      setTimeout(() => {
        // another case may have been drawn over it meanwhile
        if (times.current.drawing === drawing) times.current.paintedAt = performance.now()
      }),
    )
  }, [])
  return { times, painted }
}

function useListeners() {
  const listeners = useRef<Listener[]>([])
  return useMemo(() => {
    const of = (action: Action) => listeners.current.findLast((each) => each.current.handlers[action])?.current
    return {
      of,
      add: (listener: Listener) => {
        listeners.current.push(listener)
        return () => {
          listeners.current = listeners.current.filter((each) => each !== listener)
        }
      },
      heard: (): Heard[] => {
        const actions = new Set(listeners.current.flatMap((each) => Object.keys(each.current.handlers) as Action[]))
        return [...actions].map((action) => ({ action, closed: of(action)?.closed[action] ?? null }))
      },
    }
  }, [])
}

export function useKeyboard(): Keyboard {
  const keyboard = useContext(Context)
  if (!keyboard) throw new Error('outside KeysProvider')
  return keyboard
}

/** Hear keys while mounted and `active`. `closed` says of a handler why it will refuse: the palette shows it beforehand. */
export function useKeys(handlers: Handlers, active = true, closed: Closed = NONE): void {
  const { add } = useKeyboard()
  const latest = useRef({ handlers, closed })
  useLayoutEffect(() => {
    latest.current = { handlers, closed }
  })
  useLayoutEffect(() => (active ? add(latest) : undefined), [add, active])
}

const NONE: Closed = {}

/** While something is about to lie over the screen, or does, the screen hears no key. Answers what was typed ahead. */
export function useHeldKeys(hold: boolean): { current: string | null } {
  const { held } = useKeyboard()
  useLayoutEffect(() => {
    held.current = hold ? '' : null
  }, [held, hold])
  return held
}

/** To be called when a new case comes on screen: deciding keys wait a moment. */
export function usePainted(): () => void {
  return useKeyboard().painted
}

/** The key of an action, to be printed on its button; `undefined` while it has none. */
export function useKeycap(): (action: BoundAction) => string | undefined {
  const { keys } = useKeyboard()
  return (action) => (keys.on ? (keys.printed[action] ?? undefined) : undefined)
}
