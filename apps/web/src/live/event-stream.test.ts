import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openEventStream, reconnectDelay, type StreamEvent } from './event-stream.ts'

test('a desk that is away is asked less and less often, never later than every fifteen seconds, and not by all at once', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 50].map((tries) => reconnectDelay(tries, 1))).toEqual([
    300, 600, 1200, 2400, 4800, 9600, 15_000, 15_000,
  ])
  expect(reconnectDelay(3, 0)).toBe(1200)
})

/** Stands in for the browser's. */
class Source extends EventTarget {
  static all: Source[] = []
  onerror: (() => void) | null = null
  closed = false
  readonly address: string
  constructor(address: string) {
    super()
    this.address = address
    Source.all.push(this)
  }
  say(event: string, data: unknown, lastEventId = '') {
    this.dispatchEvent(Object.assign(new Event(event), { data: JSON.stringify(data), lastEventId }))
  }
  close() {
    this.closed = true
  }
}
const newest = () => Source.all.at(-1) as Source
const open = () => Source.all.filter(({ closed }) => !closed).length

let view: EventTarget
let page: EventTarget & { visibilityState: string }
let last: string | null
let heard: StreamEvent[]
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(1)
  view = Object.assign(new EventTarget(), { setTimeout: (run: () => void, ms: number) => setTimeout(run, ms) })
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('window', view)
  vi.stubGlobal('document', page)
  vi.stubGlobal('EventSource', Source)
  Source.all = []
  heard = []
  last = null
  stop = openEventStream(
    () => last,
    (event) => heard.push(event),
  )
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the stream of the desk', () => {
  test('tells what it says, with where to go on from', () => {
    newest().say('news', { cases: ['c1'] }, '7')
    newest().say('beat', null)
    expect(heard).toEqual([
      { event: 'news', data: { cases: ['c1'] }, id: '7' },
      { event: 'beat', data: null, id: null },
    ])
  })

  test('goes on behind the last event that was heard', () => {
    expect(newest().address).not.toContain('after')
    last = '7 & 8'
    newest().onerror?.()
    vi.advanceTimersByTime(300)
    expect(newest().address).toContain('?after=7%20%26%208')
    expect(open()).toBe(1)
  })

  test('is opened again after 25 seconds of silence, a beat among them counts', () => {
    vi.advanceTimersByTime(20_000)
    newest().say('beat', null)
    vi.advanceTimersByTime(24_999)
    expect(Source.all).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(Source.all).toHaveLength(2)
    expect(open()).toBe(1)
  })

  test('waits longer with each try that fails, and is patient anew once it was heard', () => {
    const triesAfter = (ms: number) => {
      newest().onerror?.()
      vi.advanceTimersByTime(ms - 1)
      const before = Source.all.length
      vi.advanceTimersByTime(1)
      return Source.all.length - before
    }
    expect([triesAfter(300), triesAfter(600), triesAfter(1_200)]).toEqual([1, 1, 1])
    newest().say('beat', null)
    expect(triesAfter(300)).toBe(1)
  })

  test('is opened at once when the network or the person returns, unless it is open', () => {
    view.dispatchEvent(new Event('online'))
    expect(Source.all).toHaveLength(1)
    newest().onerror?.()
    page.visibilityState = 'hidden'
    page.dispatchEvent(new Event('visibilitychange'))
    expect(Source.all).toHaveLength(1)
    page.visibilityState = 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
    expect(Source.all).toHaveLength(2)
    vi.advanceTimersByTime(10_000)
    expect(Source.all).toHaveLength(2)
  })

  test('is closed for good when nobody listens any more', () => {
    newest().onerror?.()
    stop()
    view.dispatchEvent(new Event('online'))
    vi.advanceTimersByTime(60_000)
    expect(Source.all).toHaveLength(1)
    expect(open()).toBe(0)
  })
})
