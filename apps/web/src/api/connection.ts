import { noteServerTime } from './clock.ts'

/** Whether the desk's server answers, and when it last did. */
export type Connection = { readonly up: boolean; readonly lastAnswerAt: number }

let connection: Connection = { up: true, lastAnswerAt: Date.now() }
const watchers = new Set<() => void>()
const leavers = new Set<() => void>()

function become(next: Connection): void {
  const changed = next.up !== connection.up
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

/** `fetch` that notices whether the server answers, what time it has, and when the session is over. */
export async function watchedFetch(request: Request, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(request, init)
    become({ up: !GATEWAY_DOWN.includes(response.status), lastAnswerAt: Date.now() })
    noteServerTime(response.headers.get('date'))
    const signingIn = new URL(request.url).pathname.includes('/session/')
    if (response.status === 401 && !signingIn) for (const leaver of leavers) leaver()
    return response
  } catch (error) {
    become({ ...connection, up: false })
    throw error
  }
}
