import { expect, test } from 'vitest'
import { advanced, prepared, type Stage, shown } from './stage.ts'

const stage: Stage = { current: 'a', prepared: ['b', 'c'], empty: false }

test('after a decision the first prepared case is on screen', () => {
  expect(advanced(stage)).toEqual({ current: 'b', prepared: ['c'], empty: false })
})

test('with nothing prepared the stage waits for the next case', () => {
  expect(advanced({ ...stage, prepared: [] })).toEqual({ current: null, prepared: [], empty: false })
})

test('a case that comes back takes the screen, and the one in hand comes next', () => {
  expect(shown(stage, 'z', true)).toEqual({ current: 'z', prepared: ['a', 'b', 'c'], empty: false })
  expect(shown(stage, 'z', false).prepared).toEqual(['b', 'c'])
})

test('opening a prepared case takes it out of the row', () => {
  expect(shown(stage, 'c', true)).toEqual({ current: 'c', prepared: ['a', 'b'], empty: false })
})

test('what is reserved lies behind what was ready, once each, never the case on screen', () => {
  expect(prepared(stage, ['a', 'c', 'd']).prepared).toEqual(['b', 'c', 'd'])
  expect(prepared(stage, ['b'])).toBe(stage)
})
