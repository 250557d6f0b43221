import { instants as en } from '@mimamori/copy/instants/en'
import { instants as ja } from '@mimamori/copy/instants/ja'
import { expect, test } from 'vitest'
import { asInZone, clockOf, resolveZone } from './zone-clock.ts'

// 2026-11-24, a Tuesday, 02:08 in Japan
const NIGHT = '2026-11-23T17:08:00.000Z'

test('an instant is moved so that the clock of Japan shows what the own clock shows', () => {
  expect(ja.brief(NIGHT)).toBe('11/24 02:08')
  expect(ja.brief(asInZone(NIGHT, 'Europe/Lisbon'))).toBe('11/23 17:08')
  expect(en.brief(asInZone(NIGHT, 'America/Los_Angeles'))).toBe('23 Nov 09:08')
  expect(ja.brief(asInZone(NIGHT, 'Asia/Kathmandu'))).toBe('11/23 22:53')
})

test('summer time is that of the instant, not of today', () => {
  expect(ja.brief(asInZone('2026-07-01T00:00:00.000Z', 'Europe/Lisbon'))).toBe('07/01 01:00')
  expect(ja.brief(asInZone('2026-12-01T00:00:00.000Z', 'Europe/Lisbon'))).toBe('12/01 00:00')
})

test('nothing is moved in Japan, nor where the clock is the same', () => {
  for (const zone of ['Asia/Tokyo', 'Asia/Seoul']) expect(asInZone(NIGHT, zone)).toBe(NIGHT)
})

test('a zone that this browser does not know is that of the browser', () => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  expect(resolveZone('auto')).toBe(timeZone)
  expect(resolveZone('Mars/Olympus')).toBe(timeZone)
  expect(resolveZone('Europe/Lisbon')).toBe('Europe/Lisbon')
})

test('the own clock has a day where it is another than in Japan, and says nothing where it shows the same', () => {
  expect(clockOf('Europe/Lisbon')('2026-11-24T00:00:00.000Z', ja)).toBe('現地 00:00')
  expect(clockOf('America/Los_Angeles')('2026-11-24T00:00:00.000Z', en)).toBe('23 Nov 16:00 local')
  expect(clockOf('Asia/Tokyo')(NIGHT, ja)).toBeNull()
})
