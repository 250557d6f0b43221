import type { Me } from '@mimamori/contract/staff/session'
import { preferencesAfter, preferencesFrom } from '@mimamori/policy/staff/preferences'
import type { Staff } from '@mimamori/policy/staff/staff'
import { record } from '@mimamori/storage/record'
import { type Account, accountByLogin } from '@mimamori/storage/staff/reads'
import { agentOf } from '../http/agent.ts'
import { clearSessionToken, setSessionToken } from '../http/cookie.ts'
import type { Office } from '../office.ts'
import { anyone, os } from '../procedures.ts'
import { confirmingProcedures } from './confirm.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { invitationProcedures } from './invitation.ts'
import { ownSessionProcedures } from './own-sessions.ts'
import { signIn, signInLimits, signOut } from './sessions.ts'

const meOf = ({ id, login, alias, role, language, theme, preferences }: Account): Me => ({
  id,
  login,
  alias,
  role,
  language,
  theme,
  preferences: preferencesFrom(preferences),
})

/** `leave`: what else ends with a session, such as everything the person held. */
export function sessionProcedures(office: Office, leave: (actor: Staff) => Promise<void>) {
  const limits = signInLimits()
  return {
    ...confirmingProcedures(office),
    ...invitationProcedures(office),
    ...ownSessionProcedures(office),
    current: os.session.current.handler(({ context }) => ({
      me: context.signedIn ? meOf(context.signedIn.account) : null,
      demoAccounts: office.settings.demo ? [...DEMO_ACCOUNTS] : [],
    })),
    signIn: os.session.signIn.handler(async ({ input, context, errors }) => {
      const result = await signIn(office, limits, {
        ...input,
        address: context.request.ip ?? '',
        agent: agentOf(context.request),
      })
      if ('token' in result) {
        setSessionToken(context.response, result.token)
        return { me: meOf(result.account) }
      }
      if (result.refusal === 'failed') throw errors.SIGN_IN_FAILED()
      throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: result.retryAfterSeconds } })
    }),
    signOut: os.session.signOut.use(anyone).handler(async ({ context }) => {
      await leave(context.actor)
      await signOut(office, context.signedIn)
      clearSessionToken(context.response)
      return { signedOut: true as const }
    }),
    prefer: os.session.prefer.use(anyone).handler(async ({ input, context }) => {
      const { id, login } = context.account
      const { preferences: change, ...wish } = input
      await office.desk.write(async (tx) => {
        // locked before it is read, so that two tabs that set different things both have their way
        if (change) tx.lock('target', `staff/${id}`)
        const stored = change ? ((await accountByLogin(tx.db, login))?.preferences ?? '{}') : null
        const preferences = change && stored ? preferencesAfter(stored, change) : undefined
        await record(tx, office.clock.now(), id, { type: 'staff.preferred', id, ...wish, preferences })
      })
      const account = await accountByLogin(office.desk.db, login)
      return { me: meOf(account ?? context.account) }
    }),
  }
}
