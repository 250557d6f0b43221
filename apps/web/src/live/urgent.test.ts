import { expect, test } from 'vitest'
import { newlyUrgent } from './urgent.ts'

const item = (id: string, change: object = {}) =>
  ({ id, number: 1, severity: 'urgent', state: 'open', category: null, targetType: 'job', ...change }) as const

test('an urgent case nobody has is told of once', () => {
  const known = new Set<string>()
  const items = [item('a'), item('b', { severity: 'high' }), item('c', { state: 'claimed' })]
  expect(newlyUrgent(items, known).map(({ id }) => id)).toEqual(['a'])
  expect(newlyUrgent(items, known)).toEqual([])
  expect(newlyUrgent([...items, item('d')], known).map(({ id }) => id)).toEqual(['d'])
})
