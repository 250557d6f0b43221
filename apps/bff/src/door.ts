import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'
import { unreadable } from './http/headers.ts'

/** how long a connection nobody uses stays open when the door closes: what was sent on it just now is still answered */
const LINGER_MS = 500
const LOOK_MS = 50
/** pages ask every five seconds, which is Node's own limit: a connection would often end just as it is used again */
const KEPT_OPEN_MS = 65_000

export type Door = {
  readonly port: number
  /** Who answers from now on. */
  answerWith(listener: RequestListener): void
  /**
   * Take no more connections, answer what was asked, and say with each answer that the connection ends. Resolves when
   * nobody is left; what is not answered within `withinMs` is hung up on.
   */
  close(withinMs: number): Promise<void>
}

type Address = { readonly host: string; readonly port: number }

/** Take the port and answer with `listener`. Rejects with the system's own error when it cannot be taken. */
export async function openDoor({ host, port }: Address, listener: RequestListener): Promise<Door> {
  const underway = new Set<ServerResponse>()
  let answer = listener
  let closing = false
  const server = createServer({ keepAliveTimeout: KEPT_OPEN_MS }, (request, response) => {
    underway.add(response)
    response.once('close', () => underway.delete(response))
    if (closing) response.shouldKeepAlive = false
    answer(request, response)
  })
  server.on('clientError', (fault: NodeJS.ErrnoException, socket) => {
    const begun = [...underway].some((response) => response.socket === socket && response.headersSent)
    if (begun || !socket.writable || fault.code === 'ECONNRESET') socket.destroy()
    else socket.end(unreadable(fault.code))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

  async function close(withinMs: number): Promise<void> {
    closing = true
    for (const response of underway) response.shouldKeepAlive = false
    // http's own close would hang up at once on whoever is just about to ask
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()))
    const from = performance.now()
    const looking = setInterval(() => {
      const passed = performance.now() - from
      if (passed > withinMs) server.closeAllConnections()
      else if (passed > LINGER_MS) server.closeIdleConnections()
    }, LOOK_MS)
    await closed
    clearInterval(looking)
  }

  return {
    port: (server.address() as AddressInfo).port,
    answerWith(next) {
      answer = next
    },
    close,
  }
}
