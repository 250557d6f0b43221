import { expect, test } from 'vitest'
import { parseSearchAddress } from './search-address.ts'

test('an address keeps what it can mean, and drops the rest', () => {
  expect(parseSearchAddress({ q: 'line', state: 'hidden', from: '2026-11-01', format: 'task' })).toEqual({
    q: 'line',
    state: 'hidden',
    from: '2026-11-01',
    format: 'task',
  })
  expect(
    parseSearchAddress({ q: '', state: 'gone', from: '2026-13-45', author: 'U 1', category: 7, other: 'x' }),
  ).toEqual({})
})

test('a word of digits is a word', () => {
  expect(parseSearchAddress({ q: 412 })).toEqual({ q: '412' })
})
