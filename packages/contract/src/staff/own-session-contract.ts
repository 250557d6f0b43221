import { type } from '@orpc/contract'
import { z } from 'zod'
import { oc } from '../operation-contract.ts'

/** A session of one's own. `agent`: browser and system in a few words, empty when they said nothing known. */
export type OwnSession = {
  id: string
  agent: string
  method: 'password' | 'passkey' | 'oidc' | 'demo'
  signedInAt: string
  lastSeenAt: string
  /** the one that asks */
  current: boolean
}

/** Where one is signed in, the newest first. What is ended is refused at its next request, and its stream closes. */
export const ownSessions = {
  list: oc.meta({ session: 'full' }).output(type<OwnSession[]>()),
  revoke: oc
    .meta({ session: 'full' })
    .input(z.strictObject({ id: z.string().regex(/^[0-9a-f-]{36}$/, 'id of a session') }))
    .output(type<OwnSession[]>())
    .errors({ NOT_FOUND: { status: 404 } }),
  revokeOthers: oc.meta({ session: 'full' }).output(type<OwnSession[]>()),
}
