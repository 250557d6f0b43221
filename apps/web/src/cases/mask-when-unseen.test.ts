import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { maskWhenUnseen } from './mask-when-unseen.ts'

const page = new EventTarget()
const view = new EventTarget()
const mask = vi.fn()
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  mask.mockClear()
  stop = maskWhenUnseen(Date.now() + 30_000, mask, page, view)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('a revealed field', () => {
  test('is masked at once when the tab is hidden', () => {
    page.dispatchEvent(new Event('visibilitychange'))
    expect(mask).toHaveBeenCalledOnce()
  })

  test('is masked at once when the page is left', () => {
    view.dispatchEvent(new Event('pagehide'))
    expect(mask).toHaveBeenCalledOnce()
  })

  test('is masked when its time is over, and not before', () => {
    vi.advanceTimersByTime(29_999)
    expect(mask).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(mask).toHaveBeenCalledOnce()
  })

  test('masks nothing any more once it is masked', () => {
    stop()
    vi.advanceTimersByTime(60_000)
    page.dispatchEvent(new Event('visibilitychange'))
    view.dispatchEvent(new Event('pagehide'))
    expect(mask).not.toHaveBeenCalled()
  })
})
