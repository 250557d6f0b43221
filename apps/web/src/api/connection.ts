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

/** What an answer tells. The desk itself says in JSON that it cannot store; a gateway before it says 503 in other words. */
function after({ status, ok, headers }: Response, path: string): Connection {
  const own = status === 503 && headers.get('content-type') === 'application/json'
  return {
    up: own || !GATEWAY_DOWN.includes(status),
    stores: !own && (connection.stores || (ok && STORING.test(path))),
    lastAnswerAt: Date.now(),
  }
}

/** `fetch` that notices whether the server answers, what time it has, and when the session is over. */
export async function watchedFetch(request: Request, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(request, init)
    const path = new URL(request.url).pathname
    become(after(response, path))
    noteServerTime(response.headers.get('date'))
    const signingIn = path.includes('/session/')
    if (response.status === 401 && !signingIn) for (const leaver of leavers) leaver()
    return response
  } catch (error) {
    become({ ...connection, up: false })
    throw error
  }
}
