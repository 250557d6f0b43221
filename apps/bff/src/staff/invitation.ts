import type { InvitedPerson } from '@mimamori/contract/staff/invitation'
import { choosePassword } from '@mimamori/policy/staff/password'
import { invitedBy } from '@mimamori/storage/people/reads'
import { record } from '@mimamori/storage/record'
import { agentOf } from '../http/agent.ts'
import { setSessionToken } from '../http/cookie.ts'
import { notFound, refused } from '../http/refused.ts'
import { invitationHash } from '../invitation.ts'
import type { Office } from '../office.ts'
import { os } from '../procedures.ts'
import { commonPasswords, hashPassword } from './passwords.ts'
import { startSession } from './start-session.ts'

/** Who this link is for. Throws NOT_FOUND when it cannot be used, whatever the reason. */
export async function lookAtInvitation({ desk, clock }: Office, token: string): Promise<InvitedPerson> {
  const invited = await invitedBy(desk.db, { tokenHash: invitationHash(token), now: clock.now() })
  if (!invited) throw notFound()
  const { login, alias, role, until } = invited
  return { login, alias, role, until }
}

type Acceptance = { readonly token: string; readonly password: string; readonly agent: string }

/** Use the link up: its person has this password now. Answers the token of a session that still wants a second factor. */
export async function acceptInvitation(office: Office, { token, password, agent }: Acceptance): Promise<string> {
  const { desk, clock } = office
  const tokenHash = invitationHash(token)
  const verdict = choosePassword(await lookAtInvitation(office, token), password, await commonPasswords())
  if (!verdict.ok) throw refused(verdict.refusal)
  const passwordHash = await hashPassword(password)
  return await desk.write(async (tx) => {
    tx.lock('key', 'people')
    const at = clock.now()
    // somebody may have used it while the password was hashed
    const invited = await invitedBy(tx.db, { tokenHash, now: at })
    if (!invited) throw notFound()
    await record(tx, at, invited.id, { type: 'invitation.used', staffId: invited.id, tokenHash, passwordHash })
    return await startSession(tx, at, { staffId: invited.id, stage: 'enrol', method: 'password', factor: false, agent })
  })
}

export function invitationProcedures(office: Office) {
  return {
    lookAtInvitation: os.session.lookAtInvitation.handler(({ input }) => lookAtInvitation(office, input.token)),
    acceptInvitation: os.session.acceptInvitation.handler(async ({ input, context: { request, response } }) => {
      setSessionToken(response, await acceptInvitation(office, { ...input, agent: agentOf(request) }))
      return { accepted: true as const }
    }),
  }
}
