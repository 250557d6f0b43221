import { expect, test } from 'vitest'
import { readRebinding } from './key-rebinding.ts'
import { pressedKey as press } from './pressed-key.test-support.ts'

test('a letter is chosen by its place on the keyboard, a symbol by what it prints', () => {
  expect(readRebinding(press('KeyQ', 'た'), 'warn', { savedStep: '!' })).toEqual({ is: 'key', key: 'Q' })
  expect(readRebinding(press('Slash', '!', { shiftKey: true }), 'warn', {})).toEqual({ is: 'key', key: '!' })
  expect(readRebinding(press('Digit0', '0'), 'warn', { clear: '@' })).toEqual({ is: 'key', key: '0' })
})

test('a key of another action is refused with its name; one’s own is not', () => {
  expect(readRebinding(press('KeyA', 'a'), 'warn', {})).toEqual({ is: 'taken', key: 'A', owner: 'no_violation' })
  expect(readRebinding(press('KeyW', 'w'), 'warn', {})).toEqual({ is: 'key', key: 'W' })
  expect(readRebinding(press('KeyW', 'w'), 'hide', { warn: 'Q' })).toEqual({ is: 'key', key: 'W' })
})

test('keys of lists, chords, keys that print nothing and keys of a composition are not taken', () => {
  expect(readRebinding(press('Digit3', '3'), 'warn', {}).is).toBe('not_bindable')
  expect(readRebinding(press('KeyQ', 'q', { ctrlKey: true }), 'warn', {}).is).toBe('not_bindable')
  expect(readRebinding(press('Enter', 'Enter'), 'warn', {}).is).toBe('not_bindable')
  expect(readRebinding(press('KeyQ', 'Process', { keyCode: 229 }), 'warn', {}).is).toBe('composing')
  expect(readRebinding(press('Escape', 'Escape'), 'warn', {}).is).toBe('cancel')
  expect(readRebinding(press('ShiftLeft', 'Shift', { shiftKey: true }), 'warn', {}).is).toBe('modifier')
})
