import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import type { Preferences } from '@mimamori/policy/staff/preference-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { isKeyAllowed, keycapsOf, specOf } from './declared-actions.ts'
import { decidingFloorMs } from './key-guard.ts'
import { GO_KEYS, isImeComposing, type KeyContext, keyIntent } from './key-intent.ts'
import { createKeyQueue, type KeyQueue } from './key-queue.ts'
import type { KeyOutcome, TypedKey } from './key-queue-state.ts'
import { buildKeymap, type Keymap } from './keymap.ts'
import { lastUnheardKeyAt } from './unheard-keys.ts'

/**
 * The handlers of keys; `digit`: 1 to 9 for the digit keys. A handler that does nothing shows why, and returns
 * `KEY_REFUSED`.
 */
export type KeyHandlers = Partial<Record<KeyAction, (digit: number) => unknown>>
export const KEY_REFUSED = 'refused'
/** The reason actions are disabled now, in words. */
export type DisabledReasons = Partial<Record<KeyAction, string | null | undefined>>
type KeyListener = { current: { handlers: KeyHandlers; closed: DisabledReasons } }
type ActiveAction = { readonly action: KeyAction; readonly closed: string | null }

type Keyboard = {
  keys: Keymap
  /** the letters that open something after G */
  goLetters: readonly string[]
  /** may this person do anything with this action? */
  allows: (action: KeyAction) => boolean
  add: (listener: KeyListener) => () => void
  queue: KeyQueue
  /** what the screen answers to at this moment */
  activeActions: () => ActiveAction[]
  /** runs the action of a key without the key */
  run: (action: KeyAction) => void
  /** text typed while keys are held back; `null`: they are not */
  buffer: { current: string | null }
}

const Context = createContext<Keyboard | null>(null)

const EDITABLE_SELECTOR = 'textarea, select, input:not([type=radio], [type=checkbox])'
/** what lies over the screen takes the keys */
const OVERLAY_SELECTOR = 'dialog:modal, [popover=auto]:popover-open'

function focusKindOf(target: EventTarget | null): KeyContext['focus'] {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.isContentEditable || target.matches(EDITABLE_SELECTOR)) return 'editable'
  if (target.matches('input[type=radio], [role=radio], [role=option], [role=menuitem]')) return 'choice'
  return target.closest('button, a[href], summary, input') ? 'control' : 'page'
}

type Props = {
  preferences: Preferences
  /** whose keys they are; left out: of somebody who may do everything */
  role?: Role
  /** the letters after G of the screens */
  screenLetters?: readonly string[]
  children: ReactNode
}
const NO_LETTERS: readonly string[] = []

/** One keyboard listener for the whole page. The handler registered last gets a key first. */
export function KeysProvider({ preferences, role, screenLetters = NO_LETTERS, children }: Props): ReactNode {
  const { singleKeys, keys: own } = preferences
  const keys = useMemo(() => buildKeymap({ singleKeys, keys: own }), [singleKeys, own])
  const latest = useRef({ keys, preferences })
  latest.current = { keys, preferences }
  const listeners = useKeyListeners()
  const buffer = useRef<string | null>(null)
  const [queue] = useState(() =>
    createKeyQueue({
      handle: (key, late) =>
        late && isScreenCovered(key, buffer) ? 'covered' : runHandler(listeners.of(key.action), key),
      floor: (action) => decidingFloorMs(action, latest.current.preferences.decisionDelayMs),
      now: () => performance.now(),
      unheardAt: lastUnheardKeyAt(),
    }),
  )
  useLayoutEffect(() => {
    let going = { goAt: Number.NEGATIVE_INFINITY, going: false }
    const onKey = (event: KeyboardEvent) => {
      const modal = document.querySelector(OVERLAY_SELECTOR) !== null
      if (buffer.current !== null && !modal) return bufferTypedKey(event, buffer)
      // when it was pressed, not when the page handled it: a busy page must not take an old key for a new one
      const at = event.timeStamp
      const state = { focus: focusKindOf(event.target), modal, now: at, keys: latest.current.keys, ...going }
      const intent = keyIntent(event, state)
      // what follows G is not asked for any more: it closes nothing else
      const cancelsGo = going.going && intent?.action === 'escape'
      if (event.key !== 'Shift') going = { ...going, going: intent?.action === 'go' }
      if (!intent || cancelsGo) return
      // keys typed from now on are meant for the next screen, and decide nothing on this one
      if (intent.action === 'go' || intent.action === 'search') going.goAt = at
      const listened = listeners.of(intent.action)
      queue.press({ ...intent, at, pressed: event })
      if (listened || queue.state().waiting.length > 0) event.preventDefault()
    }
    const onPointer = () => {
      going = { ...going, going: false }
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('pointerdown', onPointer)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('pointerdown', onPointer)
    }
  }, [listeners, queue])
  const keyboard = useMemo<Keyboard>(
    () => ({
      keys,
      goLetters: [...Object.keys(GO_KEYS).map((code) => code.slice('Key'.length)), ...screenLetters],
      // the keys of an open choice are those of every form
      allows: (action) => role === undefined || specOf(action).choice === true || isKeyAllowed(role, action),
      add: listeners.add,
      activeActions: listeners.activeActions,
      run: (action) => queue.press({ action, digit: 0, at: performance.now(), pressed: null }),
      queue,
      buffer,
    }),
    [keys, role, screenLetters, listeners, queue],
  )
  return <Context value={keyboard}>{children}</Context>
}

/** Has a dialog opened, or a text field got the focus, since this key was typed? */
function isScreenCovered({ action }: TypedKey, buffer: { current: string | null }): boolean {
  const typing = action !== 'send' && focusKindOf(document.activeElement) === 'editable'
  return typing || buffer.current !== null || document.querySelector(OVERLAY_SELECTOR) !== null
}

/** The screen is as this key leaves it before the next one is looked at. */
function runHandler(listener: KeyListener['current'] | undefined, { action, digit }: TypedKey): KeyOutcome {
  const handler = listener?.handlers[action]
  if (!handler) return 'unheard'
  return flushSync(() => handler(digit)) === KEY_REFUSED ? KEY_REFUSED : 'heard'
}

/** Buffers text typed before an input is there, so that it does not act on the screen. */
function bufferTypedKey(event: KeyboardEvent, buffer: { current: string | null }): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isImeComposing(event)) return
  if (event.key.length === 1) buffer.current += event.key
  event.preventDefault()
}

function useKeyListeners() {
  const listeners = useRef<KeyListener[]>([])
  return useMemo(() => {
    const of = (action: KeyAction) => listeners.current.findLast((each) => each.current.handlers[action])?.current
    return {
      of,
      add: (listener: KeyListener) => {
        listeners.current.push(listener)
        return () => {
          listeners.current = listeners.current.filter((each) => each !== listener)
        }
      },
      activeActions: (): ActiveAction[] => {
        const actions = new Set(listeners.current.flatMap((each) => Object.keys(each.current.handlers) as KeyAction[]))
        return [...actions].map((action) => ({ action, closed: of(action)?.closed[action] ?? null }))
      },
    }
  }, [])
}

/** Throws outside `KeysProvider`. */
export function useKeyboard(): Keyboard {
  const keyboard = useContext(Context)
  if (!keyboard) throw new Error('outside KeysProvider')
  return keyboard
}

/** Registers key handlers while mounted and `active`. `closed`: why a handler would refuse, shown by the palette beforehand. */
export function useKeys(handlers: KeyHandlers, active = true, closed: DisabledReasons = NO_REASONS): void {
  const { add } = useKeyboard()
  const latest = useRef({ handlers, closed })
  useLayoutEffect(() => {
    latest.current = { handlers, closed }
  }, [handlers, closed])
  useLayoutEffect(() => (active ? add(latest) : undefined), [add, active])
}

const NO_REASONS: DisabledReasons = {}

/** Keeps keys from the screen while an overlay is loading or open. Answers the text typed meanwhile. */
export function useKeyBuffer(hold: boolean): { current: string | null } {
  const { buffer } = useKeyboard()
  useLayoutEffect(() => {
    buffer.current = hold ? '' : null
  }, [buffer, hold])
  return buffer
}

/** The key of an action, to be printed on its button; `undefined` while it has none. */
export function useKeycap(): (action: KeyAction) => string | undefined {
  const { on, printed } = useKeyboard().keys
  return (action) => (on || specOf(action).fixed ? keycapsOf(action, printed).join(' ') || undefined : undefined)
}
