import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export const REQUEST_ID = 'x-request-id'
const ID_PATTERN = /^[A-Za-z0-9._-]{1,64}$/

const scope = new AsyncLocalStorage<string>()

/** The caller's own id when it looks like one, so that both sides find the same request; else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[REQUEST_ID]
  return typeof given === 'string' && ID_PATTERN.test(given) ? given : randomUUID()
}

/** Whatever comes of `work`, at once or later, knows which request it is done for. */
export const runInRequest = (id: string, work: () => void): void => scope.run(id, work)

/** The request that is being answered here, or undefined for what the desk does by itself. */
export const currentRequestId = (): string | undefined => scope.getStore()
