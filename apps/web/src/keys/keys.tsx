import type { BoundAction } from '@mimamori/policy/keys/default-key-bindings'
import type { Preferences } from '@mimamori/policy/staff/preference-rules'
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Action } from './action.ts'
import { composing, keyIntent, type Surroundings } from './intent.ts'
import { createKeyQueue, type KeyQueue, type Outcome, type Typed } from './key-queue.ts'
import { type Keymap, keymapOf } from './keymap.ts'
import { lastUnheard } from './unheard.ts'

/** What to do for a key; `digit` is 1 to 9 for the digit keys. One that does nothing says why, and answers `REFUSED`. */
export type Handlers = Partial<Record<Action, (digit: number) => unknown>>
export const REFUSED = 'refused'
/** Why an action does nothing now; the handler then says so. */
export type Closed = Partial<Record<Action, string | null | undefined>>
type Listener = { current: { handlers: Handlers; closed: Closed } }
type Heard = { readonly action: Action; readonly closed: string | null }

type Keyboard = {
  keys: Keymap
  add: (listener: Listener) => () => void
  queue: KeyQueue
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
  const latest = useRef({ keys, preferences })
  latest.current = { keys, preferences }
  const listeners = useListeners()
  const held = useRef<string | null>(null)
  const [queue] = useState(() =>
    createKeyQueue({
      hear: (key, late) => (late && covered(key, held) ? 'covered' : heardBy(listeners.of(key.action), key)),
      floor: () => latest.current.preferences.decisionDelayMs,
      now: () => performance.now(),
      wake: (run, ms) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      unheardAt: lastUnheard(),
    }),
  )
  useLayoutEffect(() => {
    let going = { goAt: Number.NEGATIVE_INFINITY, going: false }
    const onKey = (event: KeyboardEvent) => {
      const modal = document.querySelector(OVER) !== null
      if (held.current !== null && !modal) return keepTyped(event, held)
      // when it went down, not when the page came to it: a busy page must not take an old key for a new one
      const at = event.timeStamp
      const state = { focus: focusOf(event.target), modal, now: at, keys: latest.current.keys, ...going }
      const intent = keyIntent(event, state)
      if (event.key !== 'Shift') going = { ...going, going: intent?.action === 'go' }
      if (!intent) return
      // what is typed next is meant for the screen that comes, and decides nothing on this one
      if (intent.action === 'go' || intent.action === 'search') going.goAt = at
      const listened = listeners.of(intent.action)
      queue.press({ ...intent, at, pressed: event })
      if (listened || queue.news().waiting.length > 0) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [listeners, queue])
  const keyboard = useMemo<Keyboard>(
    () => ({
      keys,
      add: listeners.add,
      heard: listeners.heard,
      run: (action) => queue.press({ action, digit: 0, at: performance.now(), pressed: null }),
      queue,
      held,
    }),
    [keys, listeners, queue],
  )
  return <Context value={keyboard}>{children}</Context>
}

/** Has something come over the screen since this key was typed, or a field taken the focus? */
function covered({ action }: Typed, held: { current: string | null }): boolean {
  const typing = action !== 'send' && focusOf(document.activeElement) === 'editable'
  return typing || held.current !== null || document.querySelector(OVER) !== null
}

/** The screen is as this key leaves it before the next one is looked at. */
function heardBy(listener: Listener['current'] | undefined, { action, digit }: Typed): Outcome {
  const handler = listener?.handlers[action]
  if (!handler) return 'unheard'
  return flushSync(() => handler(digit)) === REFUSED ? REFUSED : 'heard'
}

/** What is typed ahead of a line that is still on its way goes into it, not into the screen. */
function keepTyped(event: KeyboardEvent, held: { current: string | null }): void {
  if (event.ctrlKey || event.metaKey || event.altKey || composing(event)) return
  if (event.key.length === 1) held.current += event.key
  event.preventDefault()
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

/** The key of an action, to be printed on its button; `undefined` while it has none. */
export function useKeycap(): (action: BoundAction) => string | undefined {
  const { keys } = useKeyboard()
  return (action) => (keys.on ? (keys.printed[action] ?? undefined) : undefined)
}
