import { expect, test, vi } from 'vitest'
import { raiseBusyFlag, restWhileBusy } from './busy-flag.ts'

const spin = (milliseconds: number) => {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

test('the flag is up while the event loop is at work, and down again once it rests', async () => {
  const { flag, stop } = raiseBusyFlag()
  const isUp = () => Atomics.load(flag, 0) === 1
  await expect
    .poll(() => {
      spin(40)
      return isUp()
    })
    .toBe(true)
  await expect.poll(isUp).toBe(false)
  stop()
})

test('whoever learns rests only while the flag is up', () => {
  const flag = new Int32Array(new SharedArrayBuffer(4))
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  try {
    let rests = 0
    const pause = restWhileBusy(flag, (milliseconds) => {
      now += milliseconds
      rests += 1
    })
    const timesRested = () => {
      rests = 0
      for (let n = 0; n < 20; n++) {
        now += 2
        pause()
      }
      return rests
    }
    expect(timesRested()).toBe(0)
    Atomics.store(flag, 0, 1)
    expect(timesRested()).toBe(20)
  } finally {
    clock.mockRestore()
  }
})

test('a rest is slept, and takes as long as it should', () => {
  const flag = new Int32Array(new SharedArrayBuffer(4))
  Atomics.store(flag, 0, 1)
  const pause = restWhileBusy(flag)
  spin(3)
  const from = performance.now()
  pause()
  // timers may round down by a part of a millisecond
  expect(performance.now() - from).toBeGreaterThan(7)
})

test('whoever wakes up late works on until a fifth of the time was work', () => {
  const flag = new Int32Array(new SharedArrayBuffer(4))
  Atomics.store(flag, 0, 1)
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  try {
    let rested = 0
    const pause = restWhileBusy(flag, () => {
      now += 100
      rested += 100
    })
    for (let n = 0; n < 1_000; n++) {
      now += 2
      pause()
    }
    expect(rested / now).toBeGreaterThan(0.75)
    expect(rested / now).toBeLessThan(0.82)
  } finally {
    clock.mockRestore()
  }
})
