import { expect, test } from 'vitest'
import { coverageOf, type ReceivedVersion } from './coverage-rules.ts'

const waiting = (change: Partial<NonNullable<ReceivedVersion['unfinished']>> = {}) =>
  ({ state: 'open', contentVersion: 2, joinedWhileHeld: false, ...change }) as const

test.each<[string, Partial<ReceivedVersion>, ReturnType<typeof coverageOf>]>([
  ['that its case shows is open', {}, 'open'],
  [
    'that joined a held decision will be shown, and is open',
    { unfinished: waiting({ state: 'held', contentVersion: 1, joinedWhileHeld: true }) },
    'open',
  ],
  [
    'that a held case neither shows nor took in is lost',
    { unfinished: waiting({ state: 'held', contentVersion: 1 }) },
    null,
  ],
  [
    'that joined while another decision was held is not shown by that any more',
    { unfinished: waiting({ contentVersion: 1, joinedWhileHeld: true }) },
    null,
  ],
  ['without a case is lost', { unfinished: null }, null],
  ['that was decided is what was decided, whatever came after it', { version: 1, decided: 'violation' }, 'violation'],
  ['that was replaced before anybody decided is superseded', { version: 1 }, 'superseded'],
])('a version %s', (_, change, covered) => {
  expect(coverageOf({ version: 2, latest: 2, decided: 'no', unfinished: waiting(), ...change })).toBe(covered)
})
