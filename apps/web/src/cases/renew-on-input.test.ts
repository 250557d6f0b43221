import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let page: EventTarget
let renewals: number[]
let end: () => void
let often: boolean
let seconds: number

const act = () => {
  const event = new Event('keydown')
  Object.defineProperty(event, 'isTrusted', { value: true })
  page.dispatchEvent(event)
}
const later = (by: number) => {
  for (let n = 0; n < by; n++) {
    vi.advanceTimersByTime(1000)
    seconds += 1
  }
}

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  page = new EventTarget()
  const activity = await import('../api/user-activity.ts')
  activity.watchUserActivity(page)
  const { renewOnInput } = await import('./renew-on-input.ts')
  renewals = []
  seconds = 0
  often = false
  end = renewOnInput(
    () => renewals.push(seconds + 1),
    () => often,
  )
})
afterEach(() => {
  end()
  vi.useRealTimers()
})

test('while somebody works a claim is renewed every 30 s', () => {
  for (let n = 0; n < 20; n++) {
    act()
    later(5)
  }
  expect(renewals).toEqual([30, 60, 90])
})

test('a page that nobody touches renews nothing, and renews within 5 s once it is touched again', () => {
  later(1)
  act()
  later(29)
  expect(renewals).toEqual([30])
  later(70)
  expect(renewals).toEqual([30])
  act()
  later(5)
  expect(renewals).toEqual([30, 105])
})

test('what is due soon is renewed every 10 s', () => {
  often = true
  for (let n = 0; n < 6; n++) {
    act()
    later(5)
  }
  expect(renewals).toEqual([10, 20, 30])
})
