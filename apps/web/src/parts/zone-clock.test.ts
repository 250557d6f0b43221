import { instants as en } from '@mimamori/copy/instants/en'
import { instants as ja } from '@mimamori/copy/instants/ja'
import { expect, test } from 'vitest'
import { browserZone, clockOf, shiftIntoZone } from './zone-clock.ts'

// 2026-11-24, a Tuesday, 02:08 in Japan
const NIGHT = '2026-11-23T17:08:00.000Z'

test('an instant is moved so that the clock of Japan shows what the own clock shows', () => {
  expect(ja.brief(NIGHT)).toBe('11/24 02:08')
  expect(ja.brief(shiftIntoZone('Europe/Lisbon')(NIGHT))).toBe('11/23 17:08')
  expect(en.brief(shiftIntoZone('America/Los_Angeles')(NIGHT))).toBe('23 Nov 09:08')
  expect(ja.brief(shiftIntoZone('Asia/Kathmandu')(NIGHT))).toBe('11/23 22:53')
})

test('summer time is that of the instant, not of today', () => {
  expect(ja.brief(shiftIntoZone('Europe/Lisbon')('2026-07-01T00:00:00.000Z'))).toBe('07/01 01:00')
  expect(ja.brief(shiftIntoZone('Europe/Lisbon')('2026-12-01T00:00:00.000Z'))).toBe('12/01 00:00')
})

test('nothing is moved in Japan, nor where the clock is the same', () => {
  for (const zone of ['Asia/Tokyo', 'Asia/Seoul']) expect(shiftIntoZone(zone)(NIGHT)).toBe(NIGHT)
})

test('milliseconds stay, also those of instants before 1970', () => {
  expect(shiftIntoZone('UTC')('2026-11-23T17:08:00.123Z')).toBe('2026-11-23T08:08:00.123Z')
  expect(shiftIntoZone('Asia/Tokyo')('1969-12-31T23:59:59.877Z')).toBe('1969-12-31T23:59:59.877Z')
})

test('a zone that this browser does not know is that of the browser', () => {
  for (const zone of ['auto', 'Mars/Olympus'])
    expect(shiftIntoZone(zone)(NIGHT)).toBe(shiftIntoZone(browserZone())(NIGHT))
})

test('the own clock has a day where it is another than in Japan, and says nothing where it shows the same', () => {
  expect(clockOf('Europe/Lisbon')('2026-11-24T00:00:00.000Z', ja)).toBe('現地 00:00')
  expect(clockOf('America/Los_Angeles')('2026-11-24T00:00:00.000Z', en)).toBe('23 Nov 16:00 local')
  expect(clockOf('Asia/Tokyo')(NIGHT, ja)).toBeNull()
})
