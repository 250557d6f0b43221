import { expect, test } from 'vitest'
import { DEFAULT_REMINDER_SETTINGS } from '../reminders/reminder-settings.ts'
import type { Staff } from '../staff/staff-member.ts'
import { endSettingProposal, splitChange } from './loosening-rules.ts'
import { DEFAULT_MEASURE_SETTINGS } from './measure-settings-rules.ts'

test.each([
  ['undoSeconds', 9, 11],
  ['appealDays', 29, 31],
  ['holdMinutes', 29, 31],
  ['withdrawalsAnHour', 6, 4],
])('%s is loosened by %i and tightened by %i', (name, looser, tighter) => {
  const split = (value: number) =>
    splitChange('measures', DEFAULT_MEASURE_SETTINGS, { ...DEFAULT_MEASURE_SETTINGS, [name]: value, restricting: true })
  expect(split(looser)).toEqual({
    atOnce: { ...DEFAULT_MEASURE_SETTINGS, restricting: true },
    loosening: { [name]: looser },
  })
  expect(split(tighter)).toEqual({
    atOnce: { ...DEFAULT_MEASURE_SETTINGS, restricting: true, [name]: tighter },
    loosening: {},
  })
})

test.each(['twoPeopleAboveYen', 'aloneADayYen'] as const)('%s is loosened by more, and lowered at once', (name) => {
  const now = DEFAULT_REMINDER_SETTINGS
  const of = (value: number) => splitChange('money', now, { ...now, silentDays: 9, [name]: value })
  const more = now[name] + 1
  expect(of(more)).toEqual({ atOnce: { ...now, silentDays: 9 }, loosening: { [name]: more } })
  expect(of(0)).toEqual({ atOnce: { ...now, silentDays: 9, [name]: 0 }, loosening: {} })
})

test('a limit of money is refused by another lead and taken back by who proposed it, other settings by leads and admins', () => {
  const person = (id: string, role: Staff['role']) => ({ id, role }) as Staff
  const ends = (about: 'measures' | 'money', actor: Staff) =>
    (['refused', 'taken_back'] as const).map((how) => endSettingProposal({ about, proposerId: 'ueno' }, actor, how).ok)
  expect(ends('money', person('ueno', 'lead'))).toEqual([false, true])
  expect(ends('money', person('mori', 'lead'))).toEqual([true, false])
  expect(ends('money', person('kanri', 'admin'))).toEqual([false, false])
  expect(ends('measures', person('mori', 'lead'))).toEqual([true, false])
  expect(ends('measures', person('kanri', 'admin'))).toEqual([false, true])
})
