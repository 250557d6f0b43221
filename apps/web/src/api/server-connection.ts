import { NOT_STORED, STORED_HEADER } from '@mimamori/contract/transport-contract'
import { syncServerTime } from './server-clock.ts'
import { wait } from './wait.ts'

/** Whether the desk's server answers and can store, and when it last answered. */
export type Connection = { readonly up: boolean; readonly stores: boolean; readonly lastAnswerAt: number }

let connection: Connection = { up: true, stores: true, lastAnswerAt: Date.now() }
const watchers = new Set<() => void>()
/** how often the connection was lost: an answer to a call from before a loss says nothing of the time after it */
let losses = 0

function setConnection(next: Connection): void {
  const changed = next.up !== connection.up || next.stores !== connection.stores
  const lost = connection.up && !next.up
  connection = next
  if (lost) {
    losses += 1
    void pollUntilUp()
  }
  if (changed) for (const watcher of watchers) watcher()
}

/** The present state. */
export function currentConnection(): Connection {
  return connection
}

/** Calls `watcher` whenever `up` or `stores` changes. Returns how to stop that. */
export function watchConnection(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

const GATEWAY_STATUSES = [502, 503, 504]

const RETRY_INTERVAL_MS = 3_000

/** Polls `/readyz`, which tries to store, until the desk can store again: so nobody has to try by deciding. */
async function pollUntilStored(): Promise<void> {
  while (!connection.stores) {
    await wait(RETRY_INTERVAL_MS)
    const ready = await fetch('/readyz').catch(() => null)
    if (ready?.ok) setConnection({ ...connection, stores: true })
  }
}

/**
 * Calls `/healthz` once, for three seconds at most. An answer to a call made before a loss of connection does not count.
 */
async function isHealthy(): Promise<boolean> {
  const lossesBefore = losses
  const response = await fetch('/healthz', { signal: AbortSignal.timeout(RETRY_INTERVAL_MS) }).catch(() => null)
  return response?.ok === true && losses === lossesBefore
}

/** Polls `/healthz` until the desk answers again, also for screens that make no calls. */
async function pollUntilUp(): Promise<void> {
  while (!connection.up) {
    await wait(RETRY_INTERVAL_MS)
    const alive = connection.up || (await isHealthy())
    if (alive && !connection.up) setConnection({ ...connection, up: true, lastAnswerAt: Date.now() })
  }
}

/** Checks whether the desk answers, after something could not be loaded from it. */
export async function checkServerAnswers(): Promise<boolean> {
  const alive = await isHealthy()
  setConnection({ ...connection, up: alive })
  return alive
}

/** The device knows of a lost network before any call fails. */
export function watchDeviceOffline(device: EventTarget): void {
  device.addEventListener('offline', () => setConnection({ ...connection, up: false }))
}

/**
 * Records what an answer says about the connection. A 503 may also come from a gateway, or from a desk that is starting.
 * `lossesBefore`: how often the connection had been lost when the call was made.
 */
async function noteResponse(response: Response, lossesBefore: number): Promise<void> {
  const unstored = response.status === 503 && (await response.clone().text()).includes(NOT_STORED)
  const { stores } = connection
  setConnection({
    up: (connection.up || losses === lossesBefore) && (unstored || !GATEWAY_STATUSES.includes(response.status)),
    stores: !unstored && (stores || response.headers.has(STORED_HEADER.name)),
    lastAnswerAt: Date.now(),
  })
  if (stores && unstored) void pollUntilStored()
}

/** `fetch` that notices whether the server answers, and what time it has. */
export async function watchedFetch(request: Request): Promise<Response> {
  const lossesBefore = losses
  try {
    const response = await fetch(request)
    await noteResponse(response, lossesBefore)
    syncServerTime(response.headers.get('date'))
    return response
  } catch (error) {
    // a call that the page has cancelled says nothing about the network
    const unwanted = error instanceof Error && error.name === 'AbortError'
    if (!unwanted) setConnection({ ...connection, up: false })
    throw error
  }
}
