import { expect, test } from 'vitest'
import { addPrepared, advanceStack, type ReviewStack, showCase } from './review-stack.ts'

const stack: ReviewStack = { current: 'a', prepared: ['b', 'c'], empty: false }

test('after a decision the first prepared case is on screen', () => {
  expect(advanceStack(stack)).toEqual({ current: 'b', prepared: ['c'], empty: false })
})

test('with nothing prepared the stage waits for the next case', () => {
  expect(advanceStack({ ...stack, prepared: [] })).toEqual({ current: null, prepared: [], empty: false })
})

test('a case that comes back takes the screen, and the one in hand comes next', () => {
  expect(showCase(stack, 'z', true)).toEqual({ current: 'z', prepared: ['a', 'b', 'c'], empty: false })
  expect(showCase(stack, 'z', false).prepared).toEqual(['b', 'c'])
})

test('opening a prepared case takes it out of the row', () => {
  expect(showCase(stack, 'c', true)).toEqual({ current: 'c', prepared: ['a', 'b'], empty: false })
})

test('what is reserved lies behind what was ready, once each, never the case on screen', () => {
  expect(addPrepared(stack, ['a', 'c', 'd']).prepared).toEqual(['b', 'c', 'd'])
  expect(addPrepared(stack, ['b'])).toBe(stack)
})
