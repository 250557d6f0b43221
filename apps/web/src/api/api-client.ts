import type { deskContract } from '@mimamori/contract/desk-contract'
import type { ContractRouterClient } from '@orpc/contract'
import { type CallContext, type CallOptions, callOperation } from './rpc-call.ts'

/** A proxy that collects property names; calling it makes the RPC call of that path. */
function createPathProxy(path: readonly string[]): unknown {
  const ask = (input?: unknown, options?: CallOptions) => callOperation(path, input, options)
  return new Proxy(ask, { get: (_, name) => (typeof name === 'string' ? createPathProxy([...path, name]) : undefined) })
}

export type ApiClient = ContractRouterClient<typeof deskContract, CallContext>

/** The desk's server, typed by the contract. */
export const api = createPathProxy([]) as ApiClient
