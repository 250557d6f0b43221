import { expect, test } from 'vitest'
import { takeNewlyUrgent } from './newly-urgent.ts'

const item = (id: string, change: object = {}) =>
  ({ id, number: 1, severity: 'urgent', state: 'open', category: null, targetType: 'job', ...change }) as const

test('an urgent case nobody has is told of once', () => {
  const known = new Set<string>()
  const items = [item('a'), item('b', { severity: 'high' }), item('c', { state: 'claimed' })]
  expect(takeNewlyUrgent(items, known).map(({ id }) => id)).toEqual(['a'])
  expect(takeNewlyUrgent(items, known)).toEqual([])
  expect(takeNewlyUrgent([...items, item('d')], known).map(({ id }) => id)).toEqual(['d'])
})
