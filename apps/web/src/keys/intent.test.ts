import { expect, test } from 'vitest'
import { keyIntent, type Pressed, type Surroundings } from './intent.ts'

const still: Surroundings = { focus: 'page', modal: false, now: 10_000, paintedAt: 0, goAt: 0 }

function press(code: string, more: Partial<Pressed> = {}): Pressed {
  const key = code.startsWith('Key') ? code.slice(3).toLowerCase() : code.replace('Digit', '')
  return {
    code,
    key,
    isComposing: false,
    keyCode: 0,
    repeat: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    shiftKey: false,
    ...more,
  }
}

const actionOf = (event: Pressed, state: Partial<Surroundings> = {}) => keyIntent(event, { ...still, ...state })?.action

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

test('a case painted a moment ago cannot be decided yet, but can be read', () => {
  const justNow = { paintedAt: 9_900 }
  expect(actionOf(press('KeyA'), justNow)).toBeUndefined()
  expect(actionOf(press('Digit1'), justNow)).toBeUndefined()
  expect(actionOf(press('KeyN'), justNow)).toBe('nextMark')
  expect(actionOf(press('KeyA'), { paintedAt: 9_880 })).toBe('no_violation')
})

test('after G, A names a screen and decides nothing', () => {
  expect(actionOf(press('KeyA'), { goAt: 9_500 })).toBe('goAudit')
  expect(actionOf(press('KeyQ'), { goAt: 9_500 })).toBe('goQueue')
  expect(actionOf(press('KeyW'), { goAt: 9_500 })).toBeUndefined()
  expect(actionOf(press('KeyA'), { goAt: 8_900 })).toBe('no_violation')
})

test('nothing behind an open dialog hears a key', () => {
  expect(actionOf(press('KeyA'), { modal: true })).toBeUndefined()
})
