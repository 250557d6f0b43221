import { expect, test } from 'vitest'
import { addAlarms, shownAlarms } from './alarm-list.ts'

const [first, second] = [{ id: 'first' }, { id: 'second' }]
const AHEAD = { item: first, kind: 'ahead' } as const
const OVERDUE = { item: first, kind: 'overdue' } as const
const OTHER = { item: second, kind: 'overdue' } as const

test('of each case the newest alarm is shown, the newest last', () => {
  expect(addAlarms([AHEAD], [OTHER])).toEqual([AHEAD, OTHER])
  expect(addAlarms([AHEAD, OTHER], [OVERDUE])).toEqual([OTHER, OVERDUE])
  const told = [OVERDUE]
  expect(addAlarms(told, [])).toBe(told)
})

test('an alarm is shown while its case waits, and again when a list had left the case out for a moment', () => {
  const told = addAlarms([], [OVERDUE])
  expect(shownAlarms(told, [first])).toEqual([OVERDUE])
  expect(shownAlarms(told, [second])).toEqual([])
  expect(shownAlarms(addAlarms(told, []), [second, first])).toEqual([OVERDUE])
})
