import { expect, test } from 'vitest'
import { dueState } from './due-state.ts'

const twoHours = { openedAt: '2026-11-24T01:00:00.000Z', dueAt: '2026-11-24T03:00:00.000Z' }
const at = (time: string) => dueState(twoHours, Date.parse(`2026-11-24T${time}Z`))

test('a case is due soon in the last quarter of its time, and late once its due time is past', () => {
  expect([at('01:00:00.000'), at('02:29:59.999')]).toEqual(['far', 'far'])
  expect([at('02:30:00.000'), at('03:00:00.000')]).toEqual(['soon', 'soon'])
  expect(at('03:00:00.001')).toBe('late')
})
