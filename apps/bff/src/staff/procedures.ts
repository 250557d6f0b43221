import type { PendingSignIn } from '@mimamori/contract/staff/session-contract'
import { mergePreferences } from '@mimamori/policy/staff/preference-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countRecoveryCodes } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import { type Account, accountByLogin } from '@mimamori/storage/staff/staff-reads'
import type { Request } from 'express'
import { clearSessionToken, setSessionToken } from '../http/session-cookies.ts'
import { describeUserAgent } from '../http/user-agent.ts'
import { os, requirePendingMfa, requireSession, requireUser } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { companyProcedures } from './company-procedures.ts'
import { confirmingProcedures, factorWays } from './confirm.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { invitationProcedures } from './invitation.ts'
import { meOf } from './me.ts'
import { ownSessionProcedures } from './own-sessions.ts'
import { partyOf } from './passkeys.ts'
import { rememberBrowser, rememberedFor } from './remembered-browser.ts'
import { signOut } from './sessions.ts'
import { factorFault, showFactor } from './show-factor.ts'
import { signIn, signInByPasskey } from './sign-in.ts'
import { showingOf } from './ways.ts'

/** `leave`: what else ends with a session, such as everything the person held. */
export function sessionProcedures(app: AppContext, leave: (actor: Staff) => Promise<void>) {
  const arrivingOf = async (id: string, login: string, stage: 'factor' | 'enrol'): Promise<PendingSignIn> => {
    if (stage === 'enrol') return { at: stage, login }
    const recovery = (await countRecoveryCodes(app.storage.db, id)) > 0
    return { at: stage, ways: { ...(await factorWays(app, id)), recovery } }
  }
  const whence = (request: Request) => ({
    address: request.ip ?? '',
    agent: describeUserAgent(request),
    remembered: (account: Account) => rememberedFor(app, request, account),
  })
  return {
    ...confirmingProcedures(app),
    ...invitationProcedures(app),
    ...ownSessionProcedures(app),
    ...companyProcedures(app),
    current: os.session.current.handler(async ({ context: { signedIn, pendingSession: it } }) => ({
      me: signedIn ? meOf(signedIn.account) : null,
      arriving:
        it && it.session.stage !== 'full' ? await arrivingOf(it.account.id, it.account.login, it.session.stage) : null,
      demoAccounts: app.settings.demo ? [...DEMO_ACCOUNTS] : [],
      company: app.settings.oidc ? { name: app.settings.oidc.name } : null,
    })),
    signIn: os.session.signIn.handler(async ({ input, context: { request, response }, errors }) => {
      const result = await signIn(app, { ...input, ...whence(request) })
      if ('token' in result) {
        const { account, stage } = result
        setSessionToken(response, result.token)
        if (stage === 'full') {
          rememberBrowser(app, request, response, account)
          return { at: 'in' as const, me: meOf(account) }
        }
        return await arrivingOf(account.id, account.login, stage)
      }
      if (result.refusal === 'failed') throw errors.SIGN_IN_FAILED()
      throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: result.retryAfterSeconds } })
    }),
    showFactor: os.session.showFactor.use(requirePendingMfa).handler(async ({ input: shown, context }) => {
      const { account, signedIn, request, response } = context
      const showing = await showingOf(app, account, { shown, request })
      const result = await showFactor(app, { signedIn, showing })
      if (!('token' in result)) throw factorFault(result)
      setSessionToken(response, result.token)
      rememberBrowser(app, request, response, account)
      return { me: meOf(account) }
    }),
    signInByPasskey: os.session.signInByPasskey.handler(async ({ input: answer, context: { request, response } }) => {
      const asked = { answer, party: partyOf(app, request), ...whence(request) }
      const result = await signInByPasskey(app, asked)
      if (!('token' in result)) {
        throw factorFault(result.refusal === 'failed' ? { refusal: 'wrong', over: false } : result)
      }
      setSessionToken(response, result.token)
      rememberBrowser(app, request, response, result.account)
      return { me: meOf(result.account) }
    }),
    signOut: os.session.signOut.use(requireSession).handler(async ({ context }) => {
      if (context.signedIn.session.stage === 'full') await leave(context.signedIn.account)
      await signOut(app, context.signedIn)
      clearSessionToken(context.response)
      return { signedOut: true as const }
    }),
    prefer: os.session.prefer.use(requireUser).handler(async ({ input, context }) => {
      const { id, login } = context.account
      const { preferences: change, ...wish } = input
      await app.storage.write(async (tx) => {
        // locked before it is read, so that two tabs that set different things both have their way
        if (change) tx.lock('target', `staff/${id}`)
        const stored = change ? ((await accountByLogin(tx.db, login))?.preferences ?? '{}') : null
        const preferences = change && stored ? mergePreferences(stored, change) : undefined
        await record(tx, app.clock.now(), id, { type: 'staff.preferred', id, ...wish, preferences })
      })
      const account = await accountByLogin(app.storage.db, login)
      return { me: meOf(account ?? context.account) }
    }),
  }
}
