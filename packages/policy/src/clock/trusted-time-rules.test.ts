import { expect, test } from 'vitest'
import { trustedTimeAtStart } from './trusted-time-at-start.ts'
import { type ClockReading, type StoredClock, type TrustedTime, toStoredClock } from './trusted-time-model.ts'
import { certainAt, observeClocks, trustedAt, trustWatchedClock } from './trusted-time-rules.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY
const START = Date.parse('2026-11-24T01:00:00.000Z')

/** A machine whose wall clock can be set, and which can be suspended. */
function machine(wall = START) {
  let now: ClockReading = { wall, monotonic: 5 * MINUTE, uptime: 9 * DAY }
  const move = (by: Partial<ClockReading>) => {
    const uptime = now.uptime === null ? null : now.uptime + (by.uptime ?? 0)
    now = { wall: now.wall + (by.wall ?? 0), monotonic: now.monotonic + (by.monotonic ?? 0), uptime }
  }
  return {
    read: () => now,
    runs: (ms: number) => move({ wall: ms, monotonic: ms, uptime: ms }),
    sleeps: (ms: number) => move({ wall: ms, uptime: ms }),
    setBy: (ms: number) => move({ wall: ms }),
    hasNoUptime: () => {
      now = { ...now, uptime: null }
    },
  }
}
type Machine = ReturnType<typeof machine>

/** A second at a time, as a running desk looks. */
function watched(time: TrustedTime, of: Machine, seconds: number): TrustedTime {
  let seen = time
  for (let n = 0; n < seconds; n++) {
    of.runs(SECOND)
    seen = observeClocks(seen, of.read())
  }
  return seen
}

const begun = (of: Machine, newest: number | null = START, stored: StoredClock | null = null) =>
  trustedTimeAtStart(of.read(), newest, stored)

test('trusted time goes on with the monotonic clock between two looks', () => {
  const of = machine()
  const time = begun(of)
  expect(trustedAt(time, of.read().monotonic + 12_345)).toBe(START + 12_345)
})

test.each([
  ['ahead', 1_500],
  ['behind', -1_500],
])('a watched clock that is a little %s is followed without a step, by less than two seconds a minute', (_, by) => {
  const of = machine()
  let time = begun(of)
  of.setBy(by)
  let before = time.at
  for (let n = 0; n < 600; n++) {
    time = watched(time, of, 1)
    const step = time.at - before
    expect(Math.abs(step - SECOND)).toBeLessThan(2_000 / 60)
    expect(step).toBeGreaterThan(0)
    before = time.at
  }
  expect(Math.abs(time.offset)).toBeLessThan(5)
  expect(time.alarm).toBeNull()
})

test.each([
  ['ahead', 1_500],
  ['behind', -1_500],
])('a watched clock %s is followed for a minute: a day without a look is a day', (_, by) => {
  const of = machine()
  const started = begun(of)
  of.setBy(by)
  const time = observeClocks(started, of.read())
  const before = trustedAt(time, of.read().monotonic)
  of.runs(DAY)
  const after = trustedAt(time, of.read().monotonic)
  expect(after - before).toBe(DAY + by)
  expect(observeClocks(time, of.read())).toMatchObject({ at: after, offset: 0 })
})

test('a clock that was put right by half a minute is met within half an hour, and no minute is shorter by more than two seconds', () => {
  const of = machine()
  let time = begun(of)
  of.setBy(30 * SECOND)
  const after = watched(time, of, 60)
  expect(after.at - time.at).toBeLessThanOrEqual(62 * SECOND)
  time = watched(after, of, 30 * 60)
  expect(Math.abs(time.offset)).toBeLessThan(100)
})

test.each([
  ['five years ahead', 5 * YEAR],
  ['a day ahead', DAY],
  ['a day back', -DAY],
  ['a little more than a minute ahead', MINUTE + 50],
])('a watched clock that jumps %s moves trusted time by nothing, and raises the alarm', (_, by) => {
  const of = machine()
  of.setBy(by)
  const time = watched(begun({ ...of, read: () => ({ ...of.read(), wall: START }) }), of, 120)
  expect(time).toMatchObject({ alarm: 'jumped', rate: 1, at: START + 120 * SECOND, offset: by })
})

test('the alarm ends by itself once the watched clock is where it should be', () => {
  const of = machine()
  const start = begun(of)
  of.setBy(5 * YEAR)
  const jumped = watched(start, of, 600)
  of.setBy(-5 * YEAR)
  const back = watched(jumped, of, 1)
  expect(back).toMatchObject({ alarm: null, at: START + 601 * SECOND, withdrawn: null })
})

test('time the machine was suspended for counts as elapsed', () => {
  const of = machine()
  const start = begun(of)
  of.sleeps(8 * HOUR)
  expect(watched(start, of, 1)).toMatchObject({ alarm: null, at: START + 8 * HOUR + SECOND })
})

test('a machine that wakes with a wrong clock has slept as long as it did', () => {
  const of = machine()
  const start = begun(of)
  of.sleeps(8 * HOUR)
  of.setBy(YEAR)
  expect(watched(start, of, 1)).toMatchObject({ alarm: 'jumped', at: START + 8 * HOUR + SECOND })
})

test('where there is no uptime, a machine that slept has to be confirmed', () => {
  const of = machine()
  of.hasNoUptime()
  const start = begun(of)
  of.sleeps(8 * HOUR)
  expect(watched(start, of, 1).alarm).toBe('jumped')
})

test('a clock that was confirmed is trusted time at once', () => {
  const of = machine()
  const start = begun(of)
  of.setBy(DAY)
  const confirmed = trustWatchedClock(watched(start, of, 10), of.read())
  expect(confirmed).toMatchObject({ alarm: null, at: START + DAY + 10 * SECOND, withdrawn: null })
  expect(watched(confirmed, of, 60)).toMatchObject({ alarm: null, offset: 0 })
})

test('time that a confirmed clock takes back is remembered as withdrawn', () => {
  const of = machine(START + YEAR)
  const start = begun(of, START + YEAR)
  of.setBy(-YEAR)
  const { withdrawn, at } = trustWatchedClock(watched(start, of, 10), of.read())
  expect([withdrawn, at]).toEqual([{ from: START + YEAR + 10 * SECOND, to: START + 10 * SECOND }, START + 10 * SECOND])
})

test('a desk without an entry takes any time', () => {
  expect(begun(machine(START + 50 * YEAR), null)).toMatchObject({ alarm: null, at: START + 50 * YEAR })
})

test.each([
  ['at once', 0, null],
  ['after a weekend', 3 * DAY, null],
  ['after more than 72 hours', 3 * DAY + SECOND, 'long_after_newest'],
  ['five years later', 5 * YEAR, 'long_after_newest'],
])('a desk started %s serves that time', (_, later, alarm) => {
  expect(begun(machine(START + later))).toMatchObject({ alarm, at: START + later })
})

test('a desk whose clock was stored long before its newest entry starts by that entry, without an alarm', () => {
  const stored = { alarm: null, offset: 0, certain: START - 4 * DAY, withdrawn: null }
  expect(begun(machine(START + DAY), START, stored)).toMatchObject({ alarm: null, at: START + DAY })
})

test('a desk started before its newest entry goes on from that entry, with the alarm', () => {
  const of = machine(START - DAY)
  const time = watched(begun(of), of, 60)
  expect(time).toMatchObject({ alarm: 'before_newest', at: START + 60 * SECOND, offset: -DAY })
})

test('a clock put right while the desk runs ends the alarm of its start, without anybody confirming', () => {
  const before = machine(START - DAY)
  const early = watched(begun(before), before, 600)
  before.setBy(DAY + 2 * HOUR)
  expect(watched(early, before, 1)).toMatchObject({ alarm: null, at: START + 2 * HOUR + 601 * SECOND })
  const after = machine(START + 5 * YEAR)
  const late = watched(begun(after), after, 600)
  after.setBy(-5 * YEAR + HOUR)
  const right = watched(late, after, 1)
  const to = START + HOUR + 601 * SECOND
  expect(right).toMatchObject({
    alarm: null,
    at: to,
    doubt: 0,
    withdrawn: { from: START + 5 * YEAR + 601 * SECOND, to },
  })
})

test('what is certain at a start in doubt is the newest entry and the time since then', () => {
  const of = machine(START + 5 * YEAR)
  const time = watched(begun(of), of, 600)
  expect(certainAt(time, of.read().monotonic)).toBe(START + 600 * SECOND)
})

test('a clock that was off at the last run and still is keeps its alarm, and time goes on where it was', () => {
  for (const by of [DAY, -DAY, 5 * YEAR]) {
    const of = machine()
    const start = begun(of)
    of.setBy(by)
    const stored = toStoredClock(watched(start, of, 600))
    of.runs(10 * MINUTE)
    const again = trustedTimeAtStart(of.read(), START + 600 * SECOND, stored)
    expect(again).toMatchObject({ alarm: 'jumped', at: START + 1200 * SECOND, offset: by })
  }
})

test('a clock that was off at the last run and has been put right since is believed', () => {
  for (const by of [DAY, -DAY, 5 * YEAR]) {
    const of = machine()
    const start = begun(of)
    of.setBy(by)
    const stored = toStoredClock(watched(start, of, 600))
    of.setBy(-by)
    of.runs(10 * MINUTE)
    const again = trustedTimeAtStart(of.read(), START + 600 * SECOND, stored)
    expect(again).toMatchObject({ alarm: null, at: START + 1200 * SECOND })
  }
})

test('entries of a run that was in doubt prove nothing at the next start', () => {
  const of = machine(START + 5 * YEAR)
  const run = watched(begun(of), of, 600)
  of.setBy(-5 * YEAR)
  of.runs(10 * MINUTE)
  const again = trustedTimeAtStart(of.read(), run.at, toStoredClock(run))
  expect(again).toMatchObject({ alarm: null, at: START + 1200 * SECOND, withdrawn: { from: run.at } })
  // nor at the one after that
  of.runs(HOUR)
  expect(trustedTimeAtStart(of.read(), run.at, toStoredClock(again))).toMatchObject({ alarm: null })
})

test('a run in doubt that is started again stays in doubt', () => {
  const of = machine(START + 5 * YEAR)
  const run = watched(begun(of), of, 600)
  of.runs(10 * MINUTE)
  expect(trustedTimeAtStart(of.read(), run.at, toStoredClock(run)).alarm).toBe('long_after_newest')
})
