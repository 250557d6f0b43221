import { expect, test } from 'vitest'
import { signedHeadDue } from './signed-head-rules.ts'

const SHIFTS = ['00:00', '08:30', '16:00']
// 2026-11-24 in Japan: 09:20 is 00:20 UTC
const at = (utc: string) => `2026-11-24T${utc}:00.000Z`

test.each([
  ['the first one is due at once', null, at('00:20'), 'hour'],
  ['none is due twice in an hour', at('00:01'), at('00:20'), null],
  ['one is due when the hour is full', at('00:01'), at('01:00'), 'hour'],
  ['one is due when a shift changes within the hour', '2026-11-23T23:10:00.000Z', '2026-11-23T23:30:00.000Z', 'shift'],
  ['none is due twice at a change of shifts', '2026-11-23T23:30:00.000Z', '2026-11-23T23:59:00.000Z', null],
  ['a change on the hour is a change of shifts', at('06:10'), at('07:00'), 'shift'],
  ['midnight in Japan is a change of shifts', at('14:30'), at('15:00'), 'shift'],
  ['one made at the very instant counts', at('07:00'), at('07:00'), null],
  ['after a night without a desk one is due', '2026-11-20T00:00:00.000Z', at('03:59'), 'hour'],
])('%s', (_, last, now, due) => {
  expect(signedHeadDue(last, now, SHIFTS)).toBe(due)
})
