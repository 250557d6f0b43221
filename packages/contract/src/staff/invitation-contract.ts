import type { Role } from '@mimamori/policy/staff/role-permissions'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** The person a link is for. */
export type InvitedPerson = { login: string; alias: string; role: Role; until: string }

const InvitationToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'token of an invitation')

/**
 * Signing in by an invitation link, for the first time or after all factors were lost. An expired, used or unknown link
 * is not found, without telling which.
 */
export const invitation = {
  lookAtInvitation: oc
    .meta({ session: 'none' })
    .input(z.strictObject({ token: InvitationToken }))
    .output(type<InvitedPerson>())
    .errors({ NOT_FOUND: refusals.NOT_FOUND }),
  /** Uses the link up and begins a session in which a second factor is still to be set up. */
  acceptInvitation: oc
    .meta({ session: 'none' })
    .input(z.strictObject({ token: InvitationToken, password: text(200, 1) }))
    .output(type<{ accepted: true }>())
    .errors({ NOT_FOUND: refusals.NOT_FOUND, REFUSED_422: refusals.REFUSED_422 }),
}
