import { hash, randomBytes } from 'node:crypto'
import { plusSeconds } from '@mimamori/policy/instant'
import { INVITATION_HOURS } from '@mimamori/policy/people/account-rules'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { Settings } from '../config/server-settings.ts'

/** What is stored of an invitation token: SHA-256, enough for its 256 random bits. */
export const invitationHash = (token: string): string => hash('sha256', token)

/** An invitation. The token is in its link, which is shown once. */
export type Invitation = { readonly token: string; readonly expiresAt: string }

type InvitationRequest = { readonly id: string; readonly by: string; readonly anew: boolean }

/**
 * Creates an invitation; earlier ones become void. `anew`: the person is invited again, so password and second factors
 * are deleted.
 */
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

/** The link of an invitation. The token is behind `#`, so that no server, proxy or log sees it. */
export function invitationLink({ publicUrl, host, port }: Settings, { token }: Invitation): string {
  const reachableHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${publicUrl ?? `http://${reachableHost}:${port}`}/invitation#${token}`
}
