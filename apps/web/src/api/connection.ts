import { NOT_STORED } from '@mimamori/contract/transport-contract'
import { noteServerTime } from './clock.ts'

/** Whether the desk's server answers and can store, and when it last answered. */
export type Connection = { readonly up: boolean; readonly stores: boolean; readonly lastAnswerAt: number }

let connection: Connection = { up: true, stores: true, lastAnswerAt: Date.now() }
const watchers = new Set<() => void>()

function become(next: Connection): void {
  const changed = next.up !== connection.up || next.stores !== connection.stores
  const lost = connection.up && !next.up
  connection = next
  if (lost) void askUntilUp()
  if (changed) for (const watcher of watchers) watcher()
}

export function currentConnection(): Connection {
  return connection
}

export function watchConnection(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

const GATEWAY_DOWN = [502, 503, 504]
/** calls that have stored something when they succeed; others may have found nothing to store */
const STORING = /\/(decide|undo|claim|renew|release|prefer)$/

const ASK_AGAIN_MS = 3_000

/** Whether the desk can store again is asked of its `/readyz`, which tries: nobody has to try by deciding. */
async function askUntilStored(): Promise<void> {
  while (!connection.stores) {
    await new Promise((wake) => setTimeout(wake, ASK_AGAIN_MS))
    const ready = await fetch('/readyz').catch(() => null)
    if (ready?.ok) become({ ...connection, stores: true })
  }
}

/** Whether the desk answers again is asked of its `/healthz`: a screen that asks nothing must notice as well. */
async function askUntilUp(): Promise<void> {
  while (!connection.up) {
    await new Promise((wake) => setTimeout(wake, ASK_AGAIN_MS))
    const alive = connection.up || (await fetch('/healthz').catch(() => null))?.ok
    if (alive && !connection.up) become({ ...connection, up: true, lastAnswerAt: Date.now() })
  }
}

/** Ask whether the desk answers, where something that comes from it did not. */
export async function stillAnswers(): Promise<boolean> {
  const alive = (await fetch('/healthz', { signal: AbortSignal.timeout(ASK_AGAIN_MS) }).catch(() => null))?.ok ?? false
  become({ ...connection, up: alive })
  return alive
}

/** The device knows of a lost network before any call fails. */
export function heedDevice(device: EventTarget): void {
  device.addEventListener('offline', () => become({ ...connection, up: false }))
}

/** Take note of what an answer tells. A 503 may also come from a gateway, or from a desk that has yet to open. */
async function hear(response: Response, path: string): Promise<void> {
  const unstored = response.status === 503 && (await response.clone().text()).includes(NOT_STORED)
  const { stores } = connection
  become({
    up: unstored || !GATEWAY_DOWN.includes(response.status),
    stores: !unstored && (stores || (response.ok && STORING.test(path))),
    lastAnswerAt: Date.now(),
  })
  if (stores && unstored) void askUntilStored()
}

/** `fetch` that notices whether the server answers, and what time it has. */
export async function watchedFetch(request: Request): Promise<Response> {
  try {
    const response = await fetch(request)
    await hear(response, new URL(request.url).pathname)
    noteServerTime(response.headers.get('date'))
    return response
  } catch (error) {
    // a page that no longer wants an answer says nothing about the network
    const unwanted = error instanceof Error && error.name === 'AbortError'
    if (!unwanted) become({ ...connection, up: false })
    throw error
  }
}
