import { hash, randomBytes } from 'node:crypto'
import { plusSeconds } from '@mimamori/policy/instant'
import { INVITATION_HOURS } from '@mimamori/policy/people/account-rules'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { Settings } from '../config/server-settings.ts'

/** Only this of a link is stored. The token has 256 random bits, so a plain hash is enough. */
export const invitationHash = (token: string): string => hash('sha256', token)

/** What the page, or the command, makes a link of: it is shown once. */
export type Invitation = { readonly token: string; readonly expiresAt: string }

type InvitationRequest = { readonly id: string; readonly by: string; readonly anew: boolean }

/** A link for somebody; any they had before is worth nothing. `anew`: so is what they signed in with. */
export async function createInvitation(tx: Tx, at: string, { id, by, anew }: InvitationRequest): Promise<Invitation> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = plusSeconds(at, INVITATION_HOURS * 60 * 60)
  const event = {
    type: 'staff.invited',
    id,
    tokenHash: invitationHash(token),
    createdBy: by,
    expiresAt,
    anew,
  } as const
  await record(tx, at, by, event)
  return { token, expiresAt }
}

/** The link as a person opens it. The token stands behind `#`, so that no server, proxy or log ever sees it. */
export function invitationLink({ publicUrl, host, port }: Settings, { token }: Invitation): string {
  const near = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${publicUrl ?? `http://${near}:${port}`}/invitation#${token}`
}
