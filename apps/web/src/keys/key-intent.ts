import type { BoundAction } from '@mimamori/policy/keys/default-key-bindings'
import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import { ACTIONS, actionsWhere } from './declared-actions.ts'
import { DECIDING_ACTIONS } from './key-guard.ts'
import type { Keymap } from './keymap.ts'

/**
 * `digit`: the digit pressed; for `goTo` the letter or digit after G, as a digit to the base 36; for `escape` how many waiting
 * keys it dropped.
 */
export type KeyIntent = { readonly action: KeyAction; readonly digit: number }

export type PressedKey = Pick<
  KeyboardEvent,
  'code' | 'key' | 'isComposing' | 'keyCode' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'
>

export type KeyContext = {
  /** what has the focus: text is typed into an editable; Enter and Space press a control, arrows walk a choice */
  readonly focus: 'page' | 'control' | 'choice' | 'editable'
  readonly modal: boolean
  readonly keys: Keymap
  /** when the key went down, milliseconds on the clock of the page, as are all times here */
  readonly now: number
  /** when G was pressed, minus infinity when it was not */
  readonly goAt: number
  /** G was the last key */
  readonly going: boolean
}

/** milliseconds after G in which nothing is decided, whatever came between */
const GO_WINDOW_MS = 1000

const FIXED_KEYS: Readonly<Record<string, KeyAction>> = { ArrowUp: 'up', ArrowDown: 'down', Enter: 'open' }
/** What letters after G open besides the screens, by their place on the keyboard. */
export const GO_KEYS: Readonly<Record<string, KeyAction>> = Object.fromEntries(
  ACTIONS.flatMap(({ action, afterGo = '' }) => (/^[A-Z]$/.test(afterGo) ? [[`Key${afterGo}`, action]] : [])),
)

const REPEATING_ACTIONS = actionsWhere(({ repeats }) => repeats)

/**
 * Does this key belong to a Japanese composition? Its first key comes with `isComposing` false, as `Process` or 229;
 * Safari sends the Enter that ends it as 229, after the composition.
 */
export function isImeComposing(event: Pick<PressedKey, 'isComposing' | 'keyCode' | 'key'>): boolean {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process'
}

/** The key after G: a letter or digit names a screen, or a saved view of that key. */
function goIntent(event: PressedKey, state: KeyContext): KeyIntent | null {
  if (!state.going || event.shiftKey) return null
  const place = GO_KEYS[event.code]
  if (place) return { action: place, digit: 0 }
  const character = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1]
  return character ? { action: 'goTo', digit: Number.parseInt(character, 36) } : null
}

/** The meaning of keys with shift: moving also selects, and the gravest actions need two keys. */
const SHIFTED_ACTIONS: Readonly<Partial<Record<BoundAction, KeyAction>>> = Object.fromEntries(
  ACTIONS.flatMap(({ action, shifted }) => (shifted ? [[shifted[0], action]] : [])),
)

function boundActionOf(event: PressedKey, { byCode }: Keymap): KeyAction | undefined {
  const action = byCode.get(event.code)
  return action && event.shiftKey ? SHIFTED_ACTIONS[action] : action
}

/** A single character: by what it prints when that is a symbol with a meaning, else by its place on the keyboard. */
function singleKeyIntent(event: PressedKey, state: KeyContext): KeyIntent | null {
  const symbol = state.keys.bySymbol.get(event.key)
  if (symbol) return { action: symbol, digit: 0 }
  const going = goIntent(event, state)
  if (going) return going
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
  if (digit) return { action: event.shiftKey ? 'addDigit' : 'digit', digit: Number(digit) }
  const letter = boundActionOf(event, state.keys)
  return letter ? { action: letter, digit: 0 } : null
}

function plainKeyIntent(event: PressedKey, state: KeyContext): KeyIntent | null {
  if (event.code === 'Space') return { action: event.shiftKey ? 'scrollBack' : 'scroll', digit: 0 }
  const fixed = FIXED_KEYS[event.key]
  if (fixed) return event.shiftKey ? null : { action: fixed, digit: 0 }
  return state.keys.on ? singleKeyIntent(event, state) : null
}

function isTooSoon(action: KeyAction, event: PressedKey, state: KeyContext): boolean {
  if (event.repeat && !REPEATING_ACTIONS.has(action)) return true
  // whoever types into a field by now has come there since
  if (state.focus === 'editable') return false
  return DECIDING_ACTIONS.has(action) && state.now - state.goAt < GO_WINDOW_MS
}

function chordAction(event: PressedKey): KeyAction | null {
  if (event.altKey || event.shiftKey) return null
  if (event.key === 'Enter') return 'send'
  return event.code === 'KeyK' ? 'palette' : null
}

/** Does the focused element use this key itself? */
function handledByElement(event: PressedKey, focus: KeyContext['focus']): boolean {
  if (focus === 'page') return false
  if (focus === 'editable' || event.key === 'Enter' || event.code === 'Space') return true
  return focus === 'choice' && event.key.startsWith('Arrow')
}

/**
 * The action of a pressed key; `null`: it has none or is ignored: during a Japanese composition, while text is typed,
 * with a modifier, on repeat, or too soon after G. When it acts: see `key-queue.ts`.
 */
export function keyIntent(event: PressedKey, state: KeyContext): KeyIntent | null {
  if (isImeComposing(event) || state.modal) return null
  if (event.key === 'Escape') return { action: 'escape', digit: 0 }
  if (event.ctrlKey || event.metaKey || event.altKey) {
    const action = chordAction(event)
    return action && !isTooSoon(action, event, state) ? { action, digit: 0 } : null
  }
  if (handledByElement(event, state.focus)) return null
  const intent = plainKeyIntent(event, state)
  return intent && !isTooSoon(intent.action, event, state) ? intent : null
}
