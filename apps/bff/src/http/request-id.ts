import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export const REQUEST_ID = 'x-request-id'
const ID_PATTERN = /^[A-Za-z0-9._-]{1,64}$/

const scope = new AsyncLocalStorage<string>()

/** The caller's request id, if it has the form of one, so that both sides find the request; else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[REQUEST_ID]
  return typeof given === 'string' && ID_PATTERN.test(given) ? given : randomUUID()
}

/** Runs `work`, and what follows from it, with this request id for the log. */
export const runInRequest = (id: string, work: () => void): void => scope.run(id, work)

/** The id of the request being answered; undefined in background work. */
export const currentRequestId = (): string | undefined => scope.getStore()
