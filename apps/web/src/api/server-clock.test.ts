import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { serverNow, syncServerTime } from './server-clock.ts'

const SERVER = 'Tue, 24 Nov 2026 04:00:00 GMT'
/** the header names the second; on average half of it is over */
const server = Date.parse(SERVER) + 500

beforeEach(() => {
  vi.useFakeTimers()
})
// files share a process: a clock set here would be wrong for the next one
afterEach(() => {
  syncServerTime(new Date(Date.now() - 500).toUTCString())
  vi.useRealTimers()
})

describe("the server's time", () => {
  test.each([
    [-1_501, true],
    [-1_500, false],
    [-1_499, false],
    [0, false],
    [1_500, false],
    [1_501, true],
    [-3_600_000, true],
  ])('a clock that is %i ms off is taken for wrong: %s', (off, wrong) => {
    vi.setSystemTime(server + off)
    syncServerTime(SERVER)
    expect(serverNow()).toBe(wrong ? server : server + off)
  })

  test('goes on from what was learnt, and is not unlearnt by an answer without a date', () => {
    vi.setSystemTime(server - 3_600_000)
    syncServerTime(SERVER)
    vi.advanceTimersByTime(2_000)
    for (const header of [null, '', 'yesterday']) syncServerTime(header)
    expect(serverNow()).toBe(server + 2_000)
  })

  test('is that of the page again once its clock was set right', () => {
    vi.setSystemTime(server - 3_600_000)
    syncServerTime(SERVER)
    vi.setSystemTime(server + 200)
    syncServerTime(SERVER)
    expect(serverNow()).toBe(server + 200)
  })
})
