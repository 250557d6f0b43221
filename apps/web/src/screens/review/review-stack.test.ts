import { expect, test } from 'vitest'
import { addUpcoming, advanceStack, openCase, type ReviewStack } from './review-stack.ts'

const stack: ReviewStack = { current: 'a', upcoming: ['b', 'c'], queueIsEmpty: false }

test('after a decision the next case is on screen', () => {
  expect(advanceStack(stack)).toEqual({ current: 'b', upcoming: ['c'], queueIsEmpty: false })
})

test('without a next case the screen waits for the next case', () => {
  expect(advanceStack({ ...stack, upcoming: [] })).toEqual({ current: null, upcoming: [], queueIsEmpty: false })
})

test('a case that comes back takes the screen, and the one in hand comes next', () => {
  expect(openCase(stack, 'z', true)).toEqual({ current: 'z', upcoming: ['a', 'b', 'c'], queueIsEmpty: false })
  expect(openCase(stack, 'z', false).upcoming).toEqual(['b', 'c'])
})

test('opening an upcoming case takes it out of the row', () => {
  expect(openCase(stack, 'c', true)).toEqual({ current: 'c', upcoming: ['a', 'b'], queueIsEmpty: false })
})

test('what is reserved lies behind what was ready, once each, never the case on screen', () => {
  expect(addUpcoming(stack, ['a', 'c', 'd']).upcoming).toEqual(['b', 'c', 'd'])
  expect(addUpcoming(stack, ['b'])).toBe(stack)
})
