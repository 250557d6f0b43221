import { NOT_STORED, STORED_HEADER } from '@mimamori/contract/transport-contract'
import { afterEach, expect, test, vi } from 'vitest'
import { checkServerAnswers, currentConnection, watchDeviceOffline, watchedFetch } from './server-connection.ts'

let ready = false

async function answered(path: string, status: number, { body = '{}', stored = false } = {}) {
  const headers = stored ? { [STORED_HEADER.name]: STORED_HEADER.value } : {}
  vi.stubGlobal('fetch', async (asked: Request | string) =>
    asked === '/readyz' ? new Response('{}', { status: ready ? 200 : 503 }) : new Response(body, { status, headers }),
  )
  await watchedFetch(new Request(`http://desk.test/api/desk${path}`, { method: 'POST' }))
  return shown()
}

function shown() {
  const { up, stores } = currentConnection()
  return { up, stores }
}

// files share a process: what stands in for the network here would meet the next one
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a desk that cannot store is still reached, until a call that stores succeeds again', async () => {
  expect(await answered('/decisions/decide', 503, { body: NOT_STORED })).toEqual({ up: true, stores: false })
  expect(await answered('/queue/list', 200)).toEqual({ up: true, stores: false })
  // a queue without a next case stores nothing
  expect(await answered('/cases/claimNext', 200)).toEqual({ up: true, stores: false })
  expect(await answered('/cases/renew', 409)).toEqual({ up: true, stores: false })
  expect(await answered('/cases/renew', 200, { stored: true })).toEqual({ up: true, stores: true })
})

test('where nobody decides, the page asks by itself whether the desk can store again', async () => {
  vi.useFakeTimers()
  await answered('/cases/claim', 503, { body: NOT_STORED })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(shown()).toEqual({ up: true, stores: false })
  ready = true
  await vi.advanceTimersByTimeAsync(3_000)
  expect(shown()).toEqual({ up: true, stores: true })
})

test('a gateway or a desk that has yet to open is not a desk that cannot store', async () => {
  expect(await answered('/decisions/decide', 503, { body: '<h1>Service Unavailable</h1>' })).toEqual({
    up: false,
    stores: true,
  })
  expect(await answered('/queue/list', 503, { body: '{"ready":false}' })).toEqual({ up: false, stores: true })
  expect(await answered('/queue/list', 200)).toEqual({ up: true, stores: true })
})

test('an answer to what was asked before the network was lost does not say that it is back', async () => {
  vi.useFakeTimers()
  let arrive: (response: Response) => void = () => undefined
  vi.stubGlobal('fetch', (asked: Request | string) =>
    asked === '/healthz'
      ? Promise.reject(new TypeError('Failed to fetch'))
      : new Promise<Response>((resolve) => {
          arrive = resolve
        }),
  )
  const device = new EventTarget()
  watchDeviceOffline(device)
  const answer = watchedFetch(new Request('http://desk.test/api/desk/queue/list', { method: 'POST' }))
  device.dispatchEvent(new Event('offline'))
  arrive(new Response('{}'))
  await answer
  expect(shown().up).toBe(false)
  vi.stubGlobal('fetch', async () => new Response('{}'))
  await vi.advanceTimersByTimeAsync(3_000)
  expect(shown().up).toBe(true)
})

test('a health check asked before the network was lost does not say that it is back', async () => {
  vi.useFakeTimers()
  let arrive: (response: Response) => void = () => undefined
  const sent = new Promise<Response>((resolve) => {
    arrive = resolve
  })
  vi.stubGlobal('fetch', () => sent)
  const device = new EventTarget()
  watchDeviceOffline(device)
  const check = checkServerAnswers()
  device.dispatchEvent(new Event('offline'))
  arrive(new Response('{}'))
  expect([await check, shown().up]).toEqual([false, false])
  vi.stubGlobal('fetch', async () => new Response('{}'))
  await vi.advanceTimersByTimeAsync(3_000)
  expect(shown().up).toBe(true)
})

test('a lost network is known from the device at once, and its return from the desk itself', async () => {
  vi.useFakeTimers()
  let back = false
  vi.stubGlobal('fetch', async () => {
    if (!back) throw new TypeError('Failed to fetch')
    return new Response('{}')
  })
  const device = new EventTarget()
  watchDeviceOffline(device)
  device.dispatchEvent(new Event('offline'))
  expect(shown().up).toBe(false)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(shown().up).toBe(false)
  back = true
  await vi.advanceTimersByTimeAsync(3_000)
  expect(shown().up).toBe(true)
})

test('a call the page no longer wanted does not look like a lost network', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new DOMException('aborted', 'AbortError')
  })
  await expect(watchedFetch(new Request('http://desk.test/api/desk/queue/list'))).rejects.toThrow()
  expect(shown().up).toBe(true)
})
