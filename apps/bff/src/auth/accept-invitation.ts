import type { InvitedPerson } from '@mimamori/contract/staff/invitation-contract'
import { choosePassword } from '@mimamori/policy/staff/password-rules'
import { accountByInvitation } from '@mimamori/storage/people/person-reads'
import { record } from '@mimamori/storage/record-change'
import { setSessionToken } from '../http/session-cookies.ts'
import { describeUserAgent } from '../http/user-agent.ts'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import { openOs } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { invitationHash } from '../workflows/staff-invitation.ts'
import { hashPassword, loadCommonPasswords } from './password-hashing.ts'
import { startSession } from './start-session.ts'

/** The person an invitation link is for. Throws NotFound when it cannot be used, whatever the reason. */
export async function getInvitation({ storage, clock }: AppContext, token: string): Promise<InvitedPerson> {
  const invited = requireFound(
    await accountByInvitation(storage.db, { tokenHash: invitationHash(token), now: clock.now() }),
  )
  const { login, alias, role, until } = invited
  return { login, alias, role, until }
}

type InvitationAcceptance = { readonly token: string; readonly password: string; readonly agent: string }

/**
 * Uses up an invitation link and sets the password. Returns the token of a session that still needs a second factor.
 * Throws NotFound, and the refusal of a weak password.
 */
export async function acceptInvitation(
  app: AppContext,
  { token, password, agent }: InvitationAcceptance,
): Promise<string> {
  const { storage, clock } = app
  const tokenHash = invitationHash(token)
  requireAllowed(choosePassword(await getInvitation(app, token), password, await loadCommonPasswords()))
  const passwordHash = await hashPassword(password)
  return await storage.write(async (tx) => {
    tx.lock('key', 'people')
    const at = clock.now()
    // somebody may have used it while the password was hashed
    const invited = requireFound(await accountByInvitation(tx.db, { tokenHash, now: at }))
    await record(tx, at, invited.id, { type: 'invitation.used', staffId: invited.id, tokenHash, passwordHash })
    return await startSession(tx, at, { staffId: invited.id, stage: 'enrol', method: 'password', factor: false, agent })
  })
}

/** The invitation link that a person opens. */
export const invitationProcedures = {
  lookAtInvitation: openOs.session.lookAtInvitation.handler(({ input, context }) =>
    getInvitation(context.app, input.token),
  ),
  acceptInvitation: openOs.session.acceptInvitation.handler(async ({ input, context: { app, request, response } }) => {
    setSessionToken(response, await acceptInvitation(app, { ...input, agent: describeUserAgent(request) }))
    return { accepted: true as const }
  }),
}
