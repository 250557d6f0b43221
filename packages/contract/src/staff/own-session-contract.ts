import { type } from '@orpc/contract'
import { z } from 'zod'
import { oc } from '../operation-contract.ts'

/** A session of the caller. `agent`: browser and system in a few words; empty: unknown. */
export type OwnSession = {
  id: string
  agent: string
  method: 'password' | 'passkey' | 'oidc' | 'demo'
  signedInAt: string
  lastSeenAt: string
  /** the calling session */
  current: boolean
}

/** One's own sessions, the newest first. An ended one is refused at its next request, and its stream closes. */
export const ownSessions = {
  list: oc.meta({ session: 'full' }).output(type<OwnSession[]>()),
  revoke: oc
    .meta({ session: 'full' })
    .input(z.strictObject({ id: z.string().regex(/^[0-9a-f-]{36}$/, 'id of a session') }))
    .output(type<OwnSession[]>())
    .errors({ NOT_FOUND: { status: 404 } }),
  revokeOthers: oc.meta({ session: 'full' }).output(type<OwnSession[]>()),
}
