import type { deskContract } from '@mimamori/contract/desk'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { watchedFetch } from './connection.ts'
import { signedInCall } from './signed-in.ts'
import { confirmedCall } from './step-up.ts'

/** What a single call may carry besides its input. */
export type CallContext = { idempotencyKey?: string }

const link = new RPCLink<CallContext>({
  url: new URL(DESK_PREFIX, location.origin).href,
  headers: ({ context }) => ({
    [CSRF_HEADER.name]: CSRF_HEADER.value,
    ...(context.idempotencyKey ? { 'idempotency-key': context.idempotencyKey } : {}),
  }),
  fetch: (request, init) => watchedFetch(request, init),
  interceptors: [
    // whoever signs in is no stranger to it
    ({ next, path: [feature] }) => (feature === 'session' ? next() : confirmedCall(() => signedInCall(next, stillIn))),
  ],
})

/** The desk's server, typed by the contract. */
export const desk: ContractRouterClient<typeof deskContract, CallContext> = createORPCClient(link)

const stillIn = async (): Promise<boolean> => (await desk.session.current()).me !== null
