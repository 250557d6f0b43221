import { expect, test } from 'vitest'
import { isImeComposing, type KeyContext, keyIntent, type PressedKey } from './key-intent.ts'
import { buildKeymap } from './keymap.ts'
import { pressedKey } from './pressed-key.test-support.ts'

const keys = buildKeymap({ singleKeys: true, keys: {} })
const still: KeyContext = {
  focus: 'page',
  modal: false,
  keys,
  now: 10_000,
  goAt: Number.NEGATIVE_INFINITY,
  going: false,
}

function press(code: string, more: Partial<PressedKey> = {}): PressedKey {
  const key = code.startsWith('Key') ? code.slice(3).toLowerCase() : code.replace('Digit', '')
  return pressedKey(code, key, more)
}

const actionOf = (event: PressedKey, state: Partial<KeyContext> = {}) =>
  keyIntent(event, { ...still, ...state })?.action

test('a letter counts by its place on the keyboard, whatever it prints', () => {
  expect(actionOf(press('KeyA', { key: 'ち' }))).toBe('no_violation')
  expect(actionOf(press('KeyH', { key: 'く' }))).toBe('hide')
})

test('a symbol counts by what it prints, wherever a JIS keyboard has it', () => {
  expect(actionOf(press('BracketRight', { key: '[' }))).toBe('tabBefore')
  expect(actionOf(press('Backslash', { key: ']' }))).toBe('tabAfter')
  expect(actionOf(press('Slash', { key: '?', shiftKey: true }))).toBe('sheet')
})

test('a digit commits and a shifted digit adds, although shift prints a symbol', () => {
  expect(keyIntent(press('Digit2'), still)).toEqual({ action: 'digit', digit: 2 })
  expect(keyIntent(press('Digit2', { key: '"', shiftKey: true }), still)).toEqual({ action: 'addDigit', digit: 2 })
})

test('no key counts while a Japanese composition runs, not even its first or its last', () => {
  expect(actionOf(press('KeyA', { key: 'Process', keyCode: 229 }))).toBeUndefined()
  expect(actionOf(press('KeyA', { key: 'Process' }))).toBeUndefined()
  expect(actionOf(press('Enter', { isComposing: true }))).toBeUndefined()
  expect(actionOf(press('Enter', { keyCode: 229 }))).toBeUndefined()
})

test('typing into a field decides nothing; escape and the send chord still work there', () => {
  const typing = { focus: 'editable' } as const
  expect(actionOf(press('KeyA'), typing)).toBeUndefined()
  expect(actionOf(press('Enter'), typing)).toBeUndefined()
  expect(actionOf(press('Escape'), typing)).toBe('escape')
  expect(actionOf(press('Enter', { ctrlKey: true }), typing)).toBe('send')
  expect(actionOf(press('Enter', { metaKey: true }), typing)).toBe('send')
})

test('enter and space on a button press the button', () => {
  expect(actionOf(press('Enter'), { focus: 'control' })).toBeUndefined()
  expect(actionOf(press('Space', { key: ' ' }), { focus: 'control' })).toBeUndefined()
  expect(actionOf(press('KeyA'), { focus: 'control' })).toBe('no_violation')
})

test('a key with a modifier belongs to the browser', () => {
  expect(actionOf(press('KeyA', { ctrlKey: true }))).toBeUndefined()
  expect(actionOf(press('KeyW', { metaKey: true }))).toBeUndefined()
  expect(actionOf(press('KeyH', { altKey: true }))).toBeUndefined()
})

test('a held key decides once', () => {
  expect(actionOf(press('KeyA', { repeat: true }))).toBeUndefined()
  expect(actionOf(press('KeyZ', { repeat: true }))).toBeUndefined()
  expect(actionOf(press('KeyJ', { repeat: true }))).toBe('next')
})

test('after G, A is sought among the screens and decides nothing', () => {
  const after = { going: true, goAt: 9_500 }
  expect(actionOf(press('KeyA'), after)).toBe('goTo')
  expect(actionOf(press('KeyQ'), after)).toBe('goQueue')
  expect(actionOf(press('KeyR'), after)).toBe('goReview')
  expect(actionOf(press('KeyA'), { ...after, goAt: 1_000 })).toBe('goTo')
  expect(actionOf(press('KeyA'), { going: false, goAt: 8_900 })).toBe('no_violation')
})

test('what may follow G is shown until the next key, and so long G waits for it', () => {
  const at = (now: number) => actionOf(press('KeyQ'), { goAt: 9_000, going: true, now })
  expect([at(9_001), at(10_000), at(60_000)]).toEqual(['goQueue', 'goQueue', 'goQueue'])
  expect(actionOf(press('KeyQ'), { goAt: 9_000, going: false, now: 9_500 })).toBe('savedStep')
})

test('after G, every other letter and a digit name a screen or a saved view of that key', () => {
  const after = { goAt: 9_000, now: 9_500, going: true }
  expect(keyIntent(press('KeyV'), { ...still, ...after })).toEqual({ action: 'goTo', digit: 31 })
  expect(keyIntent(press('Digit4'), { ...still, ...after })).toEqual({ action: 'goTo', digit: 4 })
  expect(actionOf(press('Digit4'), { ...after, now: 10_001, going: false })).toBe('digit')
  expect(actionOf(press('Digit4'), { ...after, going: false })).toBeUndefined()
})

test('with shift, stepping takes along what is stepped over, X proposes a withdrawal, and no other letter means anything', () => {
  expect(actionOf(press('KeyJ', { key: 'J', shiftKey: true }))).toBe('extendNext')
  expect(actionOf(press('KeyK', { key: 'K', shiftKey: true }))).toBe('extendPrevious')
  expect(actionOf(press('KeyX', { key: 'X', shiftKey: true }))).toBe('proposeWithdrawal')
  expect(actionOf(press('KeyX', { key: 'X', shiftKey: true, repeat: true }))).toBeUndefined()
  expect(actionOf(press('KeyB', { key: 'B', shiftKey: true }))).toBeUndefined()
})

test('for a second after G nothing is decided, also when another key came between', () => {
  expect(actionOf(press('KeyA'), { goAt: 9_500 })).toBeUndefined()
  expect(actionOf(press('Enter'), { goAt: 9_001 })).toBeUndefined()
  expect(actionOf(press('Enter', { ctrlKey: true }), { goAt: 9_500 })).toBeUndefined()
  expect(actionOf(press('Enter', { ctrlKey: true }), { goAt: 9_500, focus: 'editable' })).toBe('send')
  expect(actionOf(press('KeyN'), { goAt: 9_500 })).toBe('nextMark')
  expect(actionOf(press('KeyA'), { goAt: 9_000 })).toBe('no_violation')
})

test('nothing behind an open dialog hears a key', () => {
  expect(actionOf(press('KeyA'), { modal: true })).toBeUndefined()
  expect(actionOf(press('KeyK', { ctrlKey: true }), { modal: true })).toBeUndefined()
})

test('the palette opens by a chord, also while text is typed, but not while it is composed', () => {
  expect(actionOf(press('KeyK', { metaKey: true }), { focus: 'editable' })).toBe('palette')
  expect(actionOf(press('KeyK', { ctrlKey: true }))).toBe('palette')
  expect(actionOf(press('KeyK', { ctrlKey: true, shiftKey: true }))).toBeUndefined()
  expect(actionOf(press('KeyK', { ctrlKey: true, isComposing: true }))).toBeUndefined()
})

test('arrows walk a choice that has the focus, and a list that waits for one', () => {
  expect(actionOf(press('ArrowDown', { key: 'ArrowDown' }), { focus: 'choice' })).toBeUndefined()
  expect(actionOf(press('ArrowDown', { key: 'ArrowDown' }))).toBe('down')
})

test('with single keys off only Enter, Space, Escape, arrows and chords are heard', () => {
  const off = { keys: buildKeymap({ singleKeys: false, keys: {} }) }
  for (const code of ['KeyA', 'KeyJ', 'Digit1', 'KeyG']) expect(actionOf(press(code), off)).toBeUndefined()
  expect(actionOf(press('Slash', { key: '?', shiftKey: true }), off)).toBeUndefined()
  expect(actionOf(press('KeyA'), { ...off, going: true, goAt: 9_900 })).toBeUndefined()
  expect(actionOf(press('Enter'), off)).toBe('open')
  expect(actionOf(press('Space', { key: ' ' }), off)).toBe('scroll')
  expect(actionOf(press('Escape'), off)).toBe('escape')
  expect(actionOf(press('KeyK', { metaKey: true }), off)).toBe('palette')
})

test('a key of one’s own is heard in place of the default, with every guard', () => {
  const own = { keys: buildKeymap({ singleKeys: true, keys: { warn: 'Q', next: '.', hide: '0' } }) }
  expect(actionOf(press('KeyQ'), own)).toBe('warn')
  expect(actionOf(press('KeyW'), own)).toBeUndefined()
  expect(actionOf(press('Period', { key: '.' }), own)).toBe('next')
  expect(actionOf(press('Digit0'), own)).toBe('hide')
  expect(actionOf(press('KeyQ', { repeat: true }), own)).toBeUndefined()
  expect(actionOf(press('KeyQ'), { ...own, goAt: 9_500 })).toBeUndefined()
})

test('enter that ends a composition is known as such, in the order of every browser', () => {
  expect(isImeComposing(press('Enter', { isComposing: true }))).toBe(true)
  expect(isImeComposing(press('Enter', { keyCode: 229 }))).toBe(true)
  expect(isImeComposing(press('Enter', { key: 'Process' }))).toBe(true)
  expect(isImeComposing(press('Enter'))).toBe(false)
})
