/** What a key can ask for. */
const ACTIONS = [
  'next',
  'previous',
  'up',
  'down',
  'open',
  'scroll',
  'scrollBack',
  'nextMark',
  'previousMark',
  'digit',
  'addDigit',
  'no_violation',
  'request_correction',
  'advice',
  'hide',
  'warn',
  'send',
  'note',
  'claim',
  'undo',
  'diff',
  'read',
  'tabBefore',
  'tabAfter',
  'wide',
  'go',
  'goQueue',
  'goAudit',
  'sheet',
  'escape',
] as const
export type Action = (typeof ACTIONS)[number]
export type Intent = { readonly action: Action; readonly digit: number }

export type Pressed = Pick<
  KeyboardEvent,
  'code' | 'key' | 'isComposing' | 'keyCode' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'
>

export type Surroundings = {
  /** what has the focus: text is typed into an editable; Enter and Space press a control */
  readonly focus: 'page' | 'control' | 'editable'
  readonly modal: boolean
  /** epoch milliseconds */
  readonly now: number
  readonly paintedAt: number
  /** when G was pressed, 0 when it was not */
  readonly goAt: number
}

/** A new case is not decided by a key meant for the one before it. */
const PAINT_GUARD_MS = 120
/** After G a letter names a screen. */
const GO_MS = 1000

const LETTERS: Readonly<Record<string, Action>> = {
  KeyJ: 'next',
  KeyK: 'previous',
  KeyN: 'nextMark',
  KeyP: 'previousMark',
  KeyA: 'no_violation',
  KeyR: 'request_correction',
  KeyM: 'advice',
  KeyH: 'hide',
  KeyW: 'warn',
  KeyI: 'note',
  KeyC: 'claim',
  KeyZ: 'undo',
  KeyD: 'diff',
  KeyV: 'read',
  KeyF: 'wide',
  KeyG: 'go',
}
const SYMBOLS: Readonly<Record<string, Action>> = {
  '[': 'tabBefore',
  ']': 'tabAfter',
  '?': 'sheet',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'open',
}
const AFTER_GO: Readonly<Record<string, Action>> = { KeyQ: 'goQueue', KeyA: 'goAudit' }
const DECIDING: ReadonlySet<Action> = new Set([
  'open',
  'digit',
  'addDigit',
  'no_violation',
  'request_correction',
  'advice',
  'hide',
  'warn',
  'send',
])
/** Holding the key down must not repeat these. */
const ONCE: ReadonlySet<Action> = new Set([...DECIDING, 'claim', 'undo', 'note', 'diff', 'wide', 'sheet', 'go'])

function composing(event: Pressed): boolean {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process'
}

function wanted(event: Pressed, state: Surroundings): Intent | null {
  const afterGo = state.goAt > 0 && state.now - state.goAt < GO_MS ? AFTER_GO[event.code] : undefined
  if (afterGo) return { action: afterGo, digit: 0 }
  const symbol = SYMBOLS[event.key]
  if (symbol) return { action: symbol, digit: 0 }
  if (event.code === 'Space') return { action: event.shiftKey ? 'scrollBack' : 'scroll', digit: 0 }
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
  if (digit) return { action: event.shiftKey ? 'addDigit' : 'digit', digit: Number(digit) }
  const letter = event.shiftKey ? undefined : LETTERS[event.code]
  return letter ? { action: letter, digit: 0 } : null
}

function tooSoon(action: Action, event: Pressed, state: Surroundings): boolean {
  if (event.repeat && ONCE.has(action)) return true
  if (!DECIDING.has(action)) return false
  const justPainted = state.now - state.paintedAt < PAINT_GUARD_MS
  const afterGo = state.goAt > 0 && state.now - state.goAt < GO_MS
  return justPainted || afterGo
}

/**
 * What a pressed key asks for, or `null` when it means nothing or must not count: while a Japanese composition runs,
 * while text is typed, with a modifier down, when it repeats, or too soon after a new case was painted or after G.
 * Letters and digits go by their place on the keyboard, symbols by what they print.
 */
export function keyIntent(event: Pressed, state: Surroundings): Intent | null {
  if (composing(event) || state.modal) return null
  if (event.key === 'Escape') return { action: 'escape', digit: 0 }
  if (event.ctrlKey || event.metaKey || event.altKey) {
    const chord = event.key === 'Enter' && !event.altKey && !event.shiftKey
    return chord && !tooSoon('send', event, state) ? { action: 'send', digit: 0 } : null
  }
  if (state.focus === 'editable') return null
  const native = event.key === 'Enter' || event.code === 'Space'
  if (state.focus === 'control' && native) return null
  const intent = wanted(event, state)
  return intent && !tooSoon(intent.action, event, state) ? intent : null
}
