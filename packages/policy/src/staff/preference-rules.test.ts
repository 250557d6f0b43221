import { expect, test } from 'vitest'
import { BINDABLE_KEY, DEFAULT_KEYS, findKeyOwner, resolveKeys } from '../keys/default-key-bindings.ts'
import { DEFAULT_PREFERENCES, isDecisionDelay, isZone, mergePreferences, parsePreferences } from './preference-rules.ts'

test('every action has a key of its own before anybody changes one', () => {
  const keys = Object.values(DEFAULT_KEYS)
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of keys) expect(key).toMatch(BINDABLE_KEY)
})

test('a key of one’s own takes the place of the default, and no key asks for two things', () => {
  const force = resolveKeys({ next: 'L', hide: 'J' })
  expect([force.next, force.hide, force.warn]).toEqual(['L', 'J', 'W'])
  expect(resolveKeys({ warn: 'A' })).toMatchObject({ warn: 'A', no_violation: null })
  const stored = Object.values(resolveKeys({ warn: 'A', hide: 'A' })).filter((key) => key === 'A')
  expect(stored).toHaveLength(1)
})

test('the action that has a key is named to whoever wants it for another', () => {
  expect(findKeyOwner('A', {}, 'warn')).toBe('no_violation')
  expect(findKeyOwner('A', { no_violation: 'Q' }, 'warn')).toBeNull()
  expect(findKeyOwner('W', {}, 'warn')).toBeNull()
})

test('the digits of lists, and what is no single character, cannot be bound', () => {
  for (const key of ['1', '9', 'a', 'あ', ' ', 'Enter', '']) expect(key).not.toMatch(BINDABLE_KEY)
  for (const key of ['A', '0', '/', '[', '~']) expect(key).toMatch(BINDABLE_KEY)
})

test('preferences that are broken, unknown or from another version do no harm, and are kept', () => {
  for (const stored of ['', '{}', 'null', '[1]', '{"keys":7,"density":"huge","notify":"yes","decisionDelayMs":299}'])
    expect(parsePreferences(stored)).toEqual(DEFAULT_PREFERENCES)
  const stored = '{"sound":"bell","keys":{"next":"L","fly":"Q","warn":"12"},"density":"dense"}'
  expect(parsePreferences(stored)).toEqual({ ...DEFAULT_PREFERENCES, keys: { next: 'L' }, density: 'dense' })
  expect(JSON.parse(mergePreferences(stored, { notify: true }))).toMatchObject({ sound: 'bell', notify: true })
})

test('the clock shown beside that of Japan is the browser’s, or that of a zone that exists', () => {
  expect(parsePreferences('{"zone":"Europe/Lisbon"}').zone).toBe('Europe/Lisbon')
  for (const value of ['auto', 'UTC', 'America/Los_Angeles']) expect(isZone(value)).toBe(true)
  for (const value of ['Mars/Olympus', '', '+09:00', 9, null, 'x'.repeat(65)]) expect(isZone(value)).toBe(false)
  expect(parsePreferences('{"zone":"Mars/Olympus"}').zone).toBe('auto')
})

test('deciding keys count after 300 ms unless somebody sets more, up to 2,000 whole milliseconds; less, stored before, is read so', () => {
  expect(parsePreferences('{}').decisionDelayMs).toBe(300)
  expect(parsePreferences('{"decisionDelayMs":120}').decisionDelayMs).toBe(300)
  expect(parsePreferences('{"decisionDelayMs":450}').decisionDelayMs).toBe(450)
  for (const value of [300, 2_000]) expect(isDecisionDelay(value)).toBe(true)
  for (const value of [299, 120, 0, -300, 2_001, 150.5, Number.NaN, '300', null])
    expect(isDecisionDelay(value)).toBe(false)
})
