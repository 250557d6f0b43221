// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StreamEvent } from './event-stream.ts'
import { openSharedStream } from './shared-stream.ts'

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

/** Delivers to the other tabs of the browser, not to its own. */
class Channel {
  static open = new Set<Channel>()
  onmessage: ((message: { data: unknown }) => void) | null = null
  constructor() {
    Channel.open.add(this)
  }
  postMessage(data: unknown) {
    for (const other of Channel.open) if (other !== this) other.onmessage?.({ data: structuredClone(data) })
  }
  close() {
    Channel.open.delete(this)
  }
}

/** One lock, which is waited for in order. */
function aLock() {
  let held = false
  const waiting: (() => void)[] = []
  const hold = async (work: (lock: unknown) => Promise<unknown>) => {
    held = true
    const answer = await work({})
    held = false
    waiting.shift()?.()
    return answer
  }
  return {
    request: async (_: string, options: { ifAvailable?: boolean }, work: (lock: unknown) => Promise<unknown>) => {
      if (held && options.ifAvailable) return work(null)
      if (held) await new Promise<void>((free) => waiting.push(free))
      return hold(work)
    },
  }
}

const newest = () => Source.all.at(-1) as Source
const settled = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  Source.all = []
  Channel.open.clear()
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('BroadcastChannel', Channel)
  Object.defineProperty(navigator, 'locks', { value: aLock(), configurable: true })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(navigator, 'locks')
})

async function aTab(people: Record<string, unknown> = {}) {
  const heard: StreamEvent[] = []
  const tab = openSharedStream({
    name: 'live sato',
    onEvent: (event) => heard.push(event),
    presence: () => ({ whole: true, cases: people }) as never,
  })
  await settled()
  return { ...tab, heard, kinds: () => heard.map(({ event, data }) => [event, data]) }
}

test('a stream that breaks goes on after the last event that had a number, whatever came behind that', async () => {
  const tab = await aTab()
  newest().say('news', { cases: ['c1'], notes: [] }, '17')
  newest().say('here', { whole: false, cases: {} })
  newest().onerror?.()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(Source.all.map(({ address }) => new URL(address, 'http://desk').search)).toEqual(['', '?after=17'])
  tab.stop()
})

test('a tab that joins reads everything anew and learns who is where; from then on it hears what the first one does', async () => {
  const first = await aTab({ c1: [] })
  newest().say('news', { cases: ['c1'], notes: [] }, '17')
  const second = await aTab()
  expect([first.leads(), second.leads(), Source.all.length]).toEqual([true, false, 1])
  expect(second.kinds()).toEqual([
    ['here', { whole: true, cases: { c1: [] } }],
    ['news', { cases: [], notes: [] }],
    ['news', { cases: null, notes: [] }],
  ])
  newest().say('news', { cases: ['c2'], notes: [] }, '18')
  expect([first.heard.length, second.kinds().at(-1)]).toEqual([2, ['news', { cases: ['c2'], notes: [] }]])
  first.stop()
  second.stop()
})

test('when the tab with the stream is closed, another goes on after the last event it was told of', async () => {
  const [first, second] = [await aTab(), await aTab()]
  Source.all[0]?.say('news', { cases: ['c2'], notes: [] }, '18')
  first.stop()
  await settled()
  expect([first.leads(), second.leads(), Source.all[0]?.closed]).toEqual([false, true, true])
  expect(new URL(newest().address, 'http://desk').search).toBe('?after=18')
  second.stop()
})
