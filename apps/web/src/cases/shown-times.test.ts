import { expect, test } from 'vitest'
import { createShownTimes } from './shown-times.ts'

function clocked() {
  let now = 1_000
  const times = createShownTimes(() => now)
  return { ...times, wait: (ms: number) => (now += ms) }
}

test('a text is in view from when it is shown until something else is', () => {
  const times = clocked()
  times.wait(500)
  times.show('a')
  times.wait(1_200)
  expect(times.of('a')).toBe(1_200)
  times.wait(300)
  times.show('b')
  times.wait(50)
  times.show(null)
  times.wait(10_000)
  expect([times.of('a'), times.of('b'), times.of('c')]).toEqual([1_500, 50, 0])
})

test('its time stands still while the page is hidden, and goes on from there', () => {
  const times = clocked()
  times.show('a')
  times.wait(400)
  times.hide(true)
  times.wait(60_000)
  expect(times.of('a')).toBe(400)
  times.hide(false)
  times.wait(100)
  expect(times.of('a')).toBe(500)
})

test('what comes into view on a hidden page is not seen until the page is', () => {
  const times = clocked()
  times.hide(true)
  times.show('a')
  times.wait(5_000)
  times.hide(false)
  times.wait(70)
  expect(times.of('a')).toBe(70)
})

test('a text that comes back, as by an undo, keeps the time it had', () => {
  const times = clocked()
  times.show('a')
  times.wait(900)
  times.show('b')
  times.wait(40)
  times.show('a')
  times.wait(100)
  expect(times.of('a')).toBe(1_000)
})
