import { expect, test } from 'vitest'
import { cardBeingRead } from './card-being-read.ts'

const card = (id: string, top: number, bottom: number, height = 200) => ({
  id,
  visible: { top, bottom, height },
  room: 600,
})
const all = () => true

test('of several texts in view one is read at a time, from the top', () => {
  const sights = [card('a', 0, 200), card('b', 0, 200), card('c', 0, 150)]
  expect(cardBeingRead(sights, null, all)).toBe('a')
  expect(cardBeingRead(sights, null, (id) => id !== 'a')).toBe('b')
  expect(cardBeingRead(sights, null, () => false)).toBeNull()
})

test('the card that somebody moved to comes first, until its time is over', () => {
  const sights = [card('a', 0, 200), card('b', 0, 200)]
  expect(cardBeingRead(sights, 'b', all)).toBe('b')
  expect(cardBeingRead(sights, 'b', (id) => id !== 'b')).toBe('a')
})

test('a card of which less than half is in view is not read, unless it fills half of the screen', () => {
  expect(cardBeingRead([card('a', 101, 200), card('b', 0, 200)], 'a', all)).toBe('b')
  expect(cardBeingRead([card('a', 0, 0)], 'a', all)).toBeNull()
  expect(cardBeingRead([card('long', 900, 1_200, 2_000)], null, all)).toBe('long')
})
