import { expect, test } from 'vitest'
import { freezeList } from './freeze-list.ts'

const list = (...ids: string[]) => ids.map((id) => ({ id, holder: null as string | null }))
const order = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id).join('')

test('a row keeps its place and says what is true now', () => {
  const fresh = [{ id: 'b', holder: 'sato' }, ...list('a', 'c')]
  const steady = freezeList(list('a', 'b', 'c'), fresh)
  expect(order(steady)).toBe('abc')
  expect(steady.items[1]).toEqual({ id: 'b', holder: 'sato' })
  expect(steady.waiting).toBe(0)
})

test('a row that has left stays in its place and says so', () => {
  const steady = freezeList(list('a', 'b', 'c'), list('a', 'c'))
  expect(order(steady)).toBe('abc')
  expect(steady.items.map(({ removed: left }) => left)).toEqual([undefined, true, undefined])
  expect(freezeList(steady.items, list('a', 'b', 'c')).items[1]).not.toHaveProperty('removed')
})

test('what came above waits and is counted; what came below moves nobody and is there', () => {
  const steady = freezeList(list('a', 'b'), list('x', 'a', 'y', 'b', 'z'))
  expect(order(steady)).toBe('abz')
  expect(steady.waiting).toBe(2)
})

test('another list is shown as it is', () => {
  expect(order(freezeList(list('a', 'b'), list('x', 'y')))).toBe('xy')
  expect(order(freezeList(list(), list('x')))).toBe('x')
})
