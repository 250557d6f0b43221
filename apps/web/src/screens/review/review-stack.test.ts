import { expect, test } from 'vitest'
import { addPrepared, advanceStack, openCase, type ReviewStack } from './review-stack.ts'

const stack: ReviewStack = { current: 'a', prepared: ['b', 'c'], queueIsEmpty: false }

test('after a decision the first prepared case is on screen', () => {
  expect(advanceStack(stack)).toEqual({ current: 'b', prepared: ['c'], queueIsEmpty: false })
})

test('with nothing prepared the screen waits for the next case', () => {
  expect(advanceStack({ ...stack, prepared: [] })).toEqual({ current: null, prepared: [], queueIsEmpty: false })
})

test('a case that comes back takes the screen, and the one in hand comes next', () => {
  expect(openCase(stack, 'z', true)).toEqual({ current: 'z', prepared: ['a', 'b', 'c'], queueIsEmpty: false })
  expect(openCase(stack, 'z', false).prepared).toEqual(['b', 'c'])
})

test('opening a prepared case takes it out of the row', () => {
  expect(openCase(stack, 'c', true)).toEqual({ current: 'c', prepared: ['a', 'b'], queueIsEmpty: false })
})

test('what is reserved lies behind what was ready, once each, never the case on screen', () => {
  expect(addPrepared(stack, ['a', 'c', 'd']).prepared).toEqual(['b', 'c', 'd'])
  expect(addPrepared(stack, ['b'])).toBe(stack)
})
