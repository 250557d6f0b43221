import type { BoundAction } from '@mimamori/policy/keys/default-key-bindings'
import type { Action } from './action.ts'
import { DECIDING } from './guard.ts'
import type { Keymap } from './keymap.ts'

/** `digit`: the digit pressed; for `goView` the letter or digit after G, as a digit to the base 36. */
export type Intent = { readonly action: Action; readonly digit: number }

export type Pressed = Pick<
  KeyboardEvent,
  'code' | 'key' | 'isComposing' | 'keyCode' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'
>

export type Surroundings = {
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

/** After G a letter names a screen, and nothing decides. */
const GO_MS = 1000

const FIXED: Readonly<Record<string, Action>> = { ArrowUp: 'up', ArrowDown: 'down', Enter: 'open' }
/** The letters after G, by their place on the keyboard. */
export const AFTER_GO = {
  KeyQ: 'goQueue',
  KeyR: 'goReview',
  KeyA: 'goAudit',
  KeyC: 'goCatalogue',
  KeyD: 'goDeliveries',
  KeyM: 'goMember',
  KeyI: 'goAppeals',
  KeyW: 'goWithdrawals',
  KeyB: 'goBreakdown',
} as const satisfies Record<string, Action>

/** Holding the key down must not repeat these. */
const ONCE: ReadonlySet<Action> = new Set<Action>([
  ...DECIDING,
  'claim',
  'select',
  'bulk',
  'filter',
  'clear',
  'views',
  'goView',
  'table',
  'undo',
  'redeliver',
  'note',
  'read',
  'reveal',
  'diff',
  'wide',
  'sheet',
  'palette',
  'search',
  'go',
])

/**
 * Does this key belong to a Japanese composition? Its first key comes with `isComposing` false, as `Process` or 229;
 * Safari sends the Enter that ends it as 229, after the composition.
 */
export function composing(event: Pick<Pressed, 'isComposing' | 'keyCode' | 'key'>): boolean {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process'
}

/** The second after G: a letter names a screen; every other one, and a digit, a saved view of that key. */
function goes(event: Pressed, state: Surroundings): Intent | null {
  if (!state.going || state.now - state.goAt >= GO_MS || event.shiftKey) return null
  const letters: Readonly<Record<string, Action>> = AFTER_GO
  const screen = letters[event.code]
  if (screen) return { action: screen, digit: 0 }
  const character = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1]
  return character ? { action: 'goView', digit: Number.parseInt(character, 36) } : null
}

/** What keys mean with shift down: stepping takes along what is stepped over, and the gravest move asks for two keys. */
const SHIFTED: Readonly<Partial<Record<BoundAction, Action>>> = {
  next: 'extendNext',
  previous: 'extendPrevious',
  select: 'proposeWithdrawal',
}

function letterOf(event: Pressed, { byCode }: Keymap): Action | undefined {
  const action = byCode.get(event.code)
  return action && event.shiftKey ? SHIFTED[action] : action
}

/** A single character: by what it prints when that is a symbol with a meaning, else by its place on the keyboard. */
function single(event: Pressed, state: Surroundings): Intent | null {
  const symbol = state.keys.bySymbol.get(event.key)
  if (symbol) return { action: symbol, digit: 0 }
  const going = goes(event, state)
  if (going) return going
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
  if (digit) return { action: event.shiftKey ? 'addDigit' : 'digit', digit: Number(digit) }
  const letter = letterOf(event, state.keys)
  return letter ? { action: letter, digit: 0 } : null
}

function wanted(event: Pressed, state: Surroundings): Intent | null {
  if (event.code === 'Space') return { action: event.shiftKey ? 'scrollBack' : 'scroll', digit: 0 }
  const fixed = FIXED[event.key]
  if (fixed) return event.shiftKey ? null : { action: fixed, digit: 0 }
  return state.keys.on ? single(event, state) : null
}

function tooSoon(action: Action, event: Pressed, state: Surroundings): boolean {
  if (event.repeat && ONCE.has(action)) return true
  return DECIDING.has(action) && state.now - state.goAt < GO_MS
}

function chord(event: Pressed): Action | null {
  if (event.altKey || event.shiftKey) return null
  if (event.key === 'Enter') return 'send'
  return event.code === 'KeyK' ? 'palette' : null
}

/** Does the focused element take this key itself? */
function native(event: Pressed, focus: Surroundings['focus']): boolean {
  if (focus === 'page') return false
  if (focus === 'editable' || event.key === 'Enter' || event.code === 'Space') return true
  return focus === 'choice' && event.key.startsWith('Arrow')
}

/**
 * What a pressed key asks for, or `null` when it means nothing or must not count: while a Japanese composition runs,
 * while text is typed, with a modifier down, when it repeats, or too soon after G. When it acts: `key-queue.ts`.
 */
export function keyIntent(event: Pressed, state: Surroundings): Intent | null {
  if (composing(event) || state.modal) return null
  if (event.key === 'Escape') return { action: 'escape', digit: 0 }
  if (event.ctrlKey || event.metaKey || event.altKey) {
    const action = chord(event)
    return action && !tooSoon(action, event, state) ? { action, digit: 0 } : null
  }
  if (native(event, state.focus)) return null
  const intent = wanted(event, state)
  return intent && !tooSoon(intent.action, event, state) ? intent : null
}
