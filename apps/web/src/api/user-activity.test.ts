import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

type Api = typeof import('./user-activity.ts')
let page: EventTarget
let api: Api

const act = (type: string, isTrusted = true) => {
  const event = new Event(type)
  Object.defineProperty(event, 'isTrusted', { value: isTrusted })
  page.dispatchEvent(event)
}
const marked = () => api.backgroundHeaders()[BACKGROUND_HEADER.name] === BACKGROUND_HEADER.value
const later = (seconds: number) => vi.advanceTimersByTime(seconds * 1000)

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  page = new EventTarget()
  api = await import('./user-activity.ts')
  api.watchUserActivity(page)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('requests that a page makes by itself', () => {
  test('a page that was just opened speaks for whoever opened it, and soon for nobody', () => {
    expect(marked()).toBe(false)
    later(5)
    expect(marked()).toBe(false)
    later(6)
    expect(marked()).toBe(true)
  })

  test.each(['keydown', 'pointerdown', 'wheel', 'click', 'input'])(
    'what follows on a %s is asked by a person',
    (type) => {
      later(60)
      marked()
      later(60)
      expect(marked()).toBe(true)
      act(type)
      expect([marked(), marked()]).toEqual([false, false])
      later(11)
      expect(marked()).toBe(true)
    },
  )

  test('what somebody did is told by the next request, however late it comes', () => {
    marked()
    later(60)
    act('keydown')
    later(55)
    expect([marked(), marked()]).toEqual([false, true])
  })

  test('a pointer that only moves, and what a script does, are no sign of a person', () => {
    marked()
    later(60)
    act('pointermove')
    act('keydown', false)
    expect(marked()).toBe(true)
  })
})
