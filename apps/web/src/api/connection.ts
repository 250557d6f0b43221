import { NOT_STORED } from '@mimamori/contract/transport'
import { noteServerTime } from './clock.ts'

/** Whether the desk's server answers and can store, and when it last answered. */
export type Connection = { readonly up: boolean; readonly stores: boolean; readonly lastAnswerAt: number }

let connection: Connection = { up: true, stores: true, lastAnswerAt: Date.now() }
const watchers = new Set<() => void>()
const leavers = new Set<() => void>()

function become(next: Connection): void {
  const changed = next.up !== connection.up || next.stores !== connection.stores
  connection = next
  if (changed) for (const watcher of watchers) watcher()
}

export function currentConnection(): Connection {
  return connection
}

export function watchConnection(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Called when the server no longer knows the session. */
export function onSignedOut(leaver: () => void): () => void {
  leavers.add(leaver)
  return () => leavers.delete(leaver)
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

/** `fetch` that notices whether the server answers, what time it has, and when the session is over. */
export async function watchedFetch(request: Request, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(request, init)
    const path = new URL(request.url).pathname
    await hear(response, path)
    noteServerTime(response.headers.get('date'))
    const signingIn = path.includes('/session/')
    if (response.status === 401 && !signingIn) for (const leaver of leavers) leaver()
    return response
  } catch (error) {
    become({ ...connection, up: false })
    throw error
  }
}
