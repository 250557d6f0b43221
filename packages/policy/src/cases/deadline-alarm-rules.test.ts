import { expect, test } from 'vitest'
import { aheadFrom, alarmOf, takeAlarms } from './deadline-alarm-rules.ts'

const mine = { id: 'a', openedAt: '2026-11-24T01:00:00.000Z', dueAt: '2026-11-24T03:00:00.000Z', mine: true }
const at = (time: string) => Date.parse(`2026-11-24T${time}Z`)

test('whoever holds a case is told five minutes before it is overdue, or in the last quarter of a short time', () => {
  expect(aheadFrom(mine)).toBe(at('02:55:00.000'))
  expect(aheadFrom({ ...mine, openedAt: '2026-11-24T02:52:00.000Z' })).toBe(at('02:58:00.000'))
  expect(alarmOf(mine, false, at('02:54:59.999'))).toBeNull()
  expect(alarmOf(mine, false, at('02:55:00.000'))).toBe('ahead')
  expect(alarmOf(mine, false, at('03:00:00.001'))).toBe('overdue')
})

test('a case is overdue once its due time has passed, not at that instant', () => {
  expect(alarmOf(mine, false, at('03:00:00.000'))).toBe('ahead')
  expect(alarmOf({ ...mine, mine: false }, true, at('03:00:00.000'))).toBeNull()
  expect(alarmOf(mine, true, at('03:00:00.001'))).toBe('overdue')
})

test('leads are told of every case once it is overdue, others only of their own', () => {
  const other = { ...mine, mine: false }
  expect(alarmOf(other, true, at('02:59:00.000'))).toBeNull()
  expect(alarmOf(other, true, at('03:00:00.001'))).toBe('overdue')
  expect(alarmOf(other, false, at('03:00:00.001'))).toBeNull()
})

test('everything is told once', () => {
  const told = new Set<string>()
  const kinds = (time: string) => takeAlarms([mine], false, at(time), told).map(({ kind }) => kind)
  expect([kinds('02:56:00.000'), kinds('02:57:00.000')]).toEqual([['ahead'], []])
  expect([kinds('03:01:00.000'), kinds('03:02:00.000')]).toEqual([['overdue'], []])
})
