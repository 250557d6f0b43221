import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

test('an address keeps what it can mean, and drops the rest', () => {
  expect(addressOf({ q: 'line', state: 'hidden', from: '2026-11-01', format: 'task' })).toEqual({
    q: 'line',
    state: 'hidden',
    from: '2026-11-01',
    format: 'task',
  })
  expect(addressOf({ q: '', state: 'gone', from: '2026-13-45', author: 'U 1', category: 7, other: 'x' })).toEqual({})
})

test('a word of digits is a word', () => {
  expect(addressOf({ q: 412 })).toEqual({ q: '412' })
})
