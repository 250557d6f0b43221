import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import { expect, test } from 'vitest'
import {
  DECIDING_ACTIONS,
  decidingFloorMs,
  isAllowedInsideChoice,
  type KeyMoment,
  keyStatusOf,
  type OpenChoice,
  READING_ACTIONS,
} from './key-guard.ts'

const ORDER = ['no_violation', 'request_correction', 'advice', 'hide', 'warn', 'restrict', 'proposeWithdrawal'] as const
/** a case on screen for ten seconds, nothing open, nothing lost */
const calm: KeyMoment = {
  paintedAt: 0,
  floor: 300,
  choices: [],
  lostAt: Number.NEGATIVE_INFINITY,
  loading: false,
}
const standing = (action: KeyAction, at: number, moment: Partial<KeyMoment> = {}) =>
  keyStatusOf({ action, at }, { ...calm, ...moment })

test('inside an open choice only its own measure and graver ones are heard, and passing the case never is', () => {
  for (const [least, open] of ORDER.entries()) {
    if (open === 'no_violation') continue
    const heard = ORDER.filter((action) => isAllowedInsideChoice(open, action))
    expect(heard, open).toEqual(ORDER.slice(least))
  }
})

test('inside an open choice its digits, Enter and sending are heard, and so are reading and help', () => {
  const choices: OpenChoice[] = ['hide', 'warn', 'softer', 'no_measure', 'proposeWithdrawal']
  for (const choice of choices) {
    for (const action of ['digit', 'addDigit', 'open', 'send', 'up', 'down', ...READING_ACTIONS] as const)
      expect(isAllowedInsideChoice(choice, action), `${choice} ${action}`).toBe(true)
  }
})

test('setting a case aside, taking a measure back and pinning wait until an open choice is left', () => {
  for (const action of ['escalate', 'snooze', 'sendBack', 'assign', 'raise', 'pin', 'reverse'] as const)
    expect(standing(action, 9_000, { choices: ['hide'] }), action).toBe('barred')
  for (const action of ORDER) expect(isAllowedInsideChoice('no_measure', action), action).toBe(false)
})

test('what takes a measure back is left for a measure, but not for passing the case', () => {
  expect(isAllowedInsideChoice('softer', 'no_violation')).toBe(false)
  expect(isAllowedInsideChoice('softer', 'request_correction')).toBe(true)
  expect(isAllowedInsideChoice('softer', 'warn')).toBe(true)
})

test('of two open choices each bars what it bars', () => {
  expect(standing('warn', 9_000, { choices: ['hide', 'no_measure'] })).toBe('barred')
})

test('a deciding key within the floor after the painting is too early, and a reading key is not', () => {
  for (const action of DECIDING_ACTIONS) expect(standing(action, 9_900, { paintedAt: 9_800 }), action).toBe('early')
  expect(standing('hide', 10_099, { paintedAt: 9_800 })).toBe('early')
  expect(standing('hide', 10_100, { paintedAt: 9_800 })).toBe('heard')
  for (const action of ['nextMark', 'next', 'undo', 'claim'] as const)
    expect(standing(action, 9_900, { paintedAt: 9_800 }), action).toBe('heard')
})

test('passing a case takes 600 ms on screen, every other deciding key what the person set, from 300 ms; a setting only raises it', () => {
  expect([decidingFloorMs('no_violation', 300), decidingFloorMs('hide', 300)]).toEqual([600, 300])
  expect([decidingFloorMs('no_violation', 900), decidingFloorMs('hide', 900)]).toEqual([900, 900])
})

test('a deciding key typed before what is on screen was painted is lost, however long ago that was', () => {
  expect(standing('hide', 9_800, { paintedAt: 9_800 })).toBe('lost')
  expect(standing('hide', 5_000, { paintedAt: 9_000 })).toBe('lost')
  expect(standing('hide', 9_999, { paintedAt: Number.POSITIVE_INFINITY })).toBe('lost')
  expect(standing('next', 5_000, { paintedAt: 9_000 })).toBe('heard')
})

test('what would complete a lost key is lost with it until there was a pause; a new beginning is not', () => {
  const lostAt = 9_000
  for (const action of ['digit', 'open', 'send', 'no_violation', 'undo'] as const) {
    expect(standing(action, 9_499, { lostAt }), action).toBe('follows')
    expect(standing(action, 9_500, { lostAt }), action).toBe('heard')
  }
  for (const action of ['hide', 'warn', 'next', 'escape'] as const)
    expect(standing(action, 9_100, { lostAt }), action).toBe('heard')
})

test('whatever a key is for, it waits for what hears it', () => {
  for (const action of ['digit', 'hide', 'note', 'next'] as const)
    expect(standing(action, 9_000, { loading: true }), action).toBe('waits')
})

test('a key that an open choice bars is told at once, also while the choice is loading', () => {
  expect(standing('no_violation', 9_000, { choices: ['hide'], loading: true })).toBe('barred')
})
