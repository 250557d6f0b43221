import type { deskContract } from '@mimamori/contract/desk-contract'
import type { ContractRouterClient } from '@orpc/contract'
import { type CallContext, type CallOptions, call } from './call.ts'

/** Every name leads a step further; whatever is called where the steps end is asked of the desk. */
function along(way: readonly string[]): unknown {
  const ask = (input?: unknown, options?: CallOptions) => call(way, input, options)
  return new Proxy(ask, { get: (_, name) => (typeof name === 'string' ? along([...way, name]) : undefined) })
}

export type DeskClient = ContractRouterClient<typeof deskContract, CallContext>

/** The desk's server, typed by the contract. */
export const desk = along([]) as DeskClient
