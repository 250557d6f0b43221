import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { trustedTimeAtStart } from '@mimamori/policy/clock/trusted-time-at-start'
import { observeClocks } from '@mimamori/policy/clock/trusted-time-rules'
import { afterEach, expect, test } from 'vitest'
import { type ClockSources, clockSourcesOf, watchDatabase } from './clock-sources.ts'
import { trustedClock } from './trusted-clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'mimamori-clock-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the test clock moves the monotonic clock and the uptime with the wall clock, so that nothing jumps', () => {
  const file = join(folder, 'clock')
  writeFileSync(file, '0')
  const sources = clockSourcesOf({ testClock: file })
  const read = () => ({ wall: sources.wall(), monotonic: sources.monotonic(), uptime: sources.uptime() })
  const start = trustedTimeAtStart(read(), null, null)
  writeFileSync(file, String(365 * 86_400_000))
  const time = observeClocks(start, read())
  expect(time.alarm).toBeNull()
  expect(time.at - start.at).toBeGreaterThanOrEqual(365 * 86_400_000)
})

/** A machine whose monotonic clock stands at `now.at`, and a database that answers after `wayMs` each way. */
function around(wayMs: number, database: number) {
  const now = { at: 0 }
  const sources: ClockSources = { wall: () => Date.now(), monotonic: () => now.at, uptime: () => null }
  const ask = async () => {
    now.at += wayMs
    const said = database + now.at
    now.at += wayMs
    return said
  }
  return { now, sources, ask }
}

test('the time of the database is half a round trip old when it arrives, and goes on from there', async () => {
  const database = Date.parse('2031-01-01T00:00:00.000Z')
  const { now, sources, ask } = around(400, database)
  const watched = await watchDatabase(ask, sources)
  expect(watched.read().wall).toBe(database + 800)
  now.at += 5_000
  expect(watched.read().wall).toBe(database + 5_800)
})

test('instances whose machines are minutes apart serve the time of their database', async () => {
  const database = Date.parse('2031-01-01T00:00:00.000Z')
  const times = await Promise.all(
    [10, 300].map(async (wayMs) => {
      const { now, sources, ask } = around(wayMs, database)
      const clock = trustedClock(await watchDatabase(ask, sources), null, null)
      now.at = 10_000
      return clock.now()
    }),
  )
  expect(times).toEqual(['2031-01-01T00:00:10.000Z', '2031-01-01T00:00:10.000Z'])
})
