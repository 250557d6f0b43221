import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { badRequestAnswer } from '../http/security-headers.ts'

/** how long idle connections stay open after the last request: one just sent on them is still answered */
const IDLE_LINGER_MS = 500
const CLOSE_POLL_INTERVAL_MS = 50
/** pages ask every five seconds, which is Node's default: connections would often close just as they are used again */
const KEEP_ALIVE_TIMEOUT_MS = 65_000

export type HttpServer = {
  readonly port: number
  /** Replaces the request handler. */
  setHandler(listener: RequestListener): void
  /**
   * Takes no more connections, answers the requests under way, and tells each client that its connection ends. Resolves
   * when all connections are closed; requests that are not answered within `withinMs` are cut off.
   */
  close(withinMs: number): Promise<void>
}

type ListenAddress = { readonly host: string; readonly port: number }

/** Takes the port and answers with `listener`. Rejects with the system's error when the port cannot be taken. */
export async function startHttpServer({ host, port }: ListenAddress, listener: RequestListener): Promise<HttpServer> {
  const running = new Set<ServerResponse>()
  let handler = listener
  let closing = false
  let lastRequestAt = 0
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS }, (request, response) => {
    lastRequestAt = performance.now()
    running.add(response)
    response.once('close', () => running.delete(response))
    if (closing) response.shouldKeepAlive = false
    // RFC 9112, 3.2: what comes first and what lies behind it may each take another one
    if ((request.headersDistinct.host?.length ?? 0) > 1) request.socket.end(badRequestAnswer(undefined))
    else handler(request, response)
  })
  server.on('clientError', (fault: NodeJS.ErrnoException, socket) => {
    const responseBegun = [...running].some((response) => response.socket === socket && response.headersSent)
    if (responseBegun || !socket.writable || fault.code === 'ECONNRESET') socket.destroy()
    else socket.end(badRequestAnswer(fault.code))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

  /**
   * Accepts no more connections and answers what was requested, telling clients that the connection ends. Resolves when
   * all are closed; what is not answered within `withinMs` is cut off.
   */
  async function close(withinMs: number): Promise<void> {
    const from = performance.now()
    // the rest of this turn of the event loop, and a whole one that lets in who has connected: the system resets what was not accepted
    await nextTurn()
    await nextTurn()
    // `close` of node:http would cut off a client that is about to send
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()))
    // only now: a client that reads `Connection: close` connects again at once, and while the port still listens the system could reset that
    closing = true
    for (const response of running) response.shouldKeepAlive = false
    const poll = setInterval(async () => {
      if (performance.now() - from > withinMs) return server.closeAllConnections()
      const lastKnown = lastRequestAt
      if (performance.now() - Math.max(from, lastKnown) < IDLE_LINGER_MS) return
      // a busy desk reads first what has arrived meanwhile
      await nextTurn()
      if (lastRequestAt === lastKnown) server.closeIdleConnections()
    }, CLOSE_POLL_INTERVAL_MS)
    await closed
    clearInterval(poll)
  }

  return {
    port: (server.address() as AddressInfo).port,
    setHandler(next) {
      handler = next
    },
    close,
  }
}
