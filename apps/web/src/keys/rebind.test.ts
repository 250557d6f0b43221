import { expect, test } from 'vitest'
import { pressed as press } from './pressed.test-support.ts'
import { rebinding } from './rebind.ts'

test('a letter is chosen by its place on the keyboard, a symbol by what it prints', () => {
  expect(rebinding(press('KeyQ', 'た'), 'warn', {})).toEqual({ is: 'key', key: 'Q' })
  expect(rebinding(press('Slash', '!', { shiftKey: true }), 'warn', {})).toEqual({ is: 'key', key: '!' })
  expect(rebinding(press('Digit0', '0'), 'warn', { clear: '@' })).toEqual({ is: 'key', key: '0' })
})

test('a key of another action is refused with its name; one’s own is not', () => {
  expect(rebinding(press('KeyA', 'a'), 'warn', {})).toEqual({ is: 'taken', key: 'A', owner: 'no_violation' })
  expect(rebinding(press('KeyW', 'w'), 'warn', {})).toEqual({ is: 'key', key: 'W' })
  expect(rebinding(press('KeyW', 'w'), 'hide', { warn: 'Q' })).toEqual({ is: 'key', key: 'W' })
})

test('keys of lists, chords, keys that print nothing and keys of a composition are not taken', () => {
  expect(rebinding(press('Digit3', '3'), 'warn', {}).is).toBe('not_bindable')
  expect(rebinding(press('KeyQ', 'q', { ctrlKey: true }), 'warn', {}).is).toBe('not_bindable')
  expect(rebinding(press('Enter', 'Enter'), 'warn', {}).is).toBe('not_bindable')
  expect(rebinding(press('KeyQ', 'Process', { keyCode: 229 }), 'warn', {}).is).toBe('composing')
  expect(rebinding(press('Escape', 'Escape'), 'warn', {}).is).toBe('cancel')
  expect(rebinding(press('ShiftLeft', 'Shift', { shiftKey: true }), 'warn', {}).is).toBe('modifier')
})
