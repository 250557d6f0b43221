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
import { invitationProcedures } from './accept-invitation.ts'
import { relyingPartyOf } from './auth-passkeys.ts'
import { signOut } from './auth-sessions.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { loadFactorProof } from './factor-proof.ts'
import { oidcProcedures } from './oidc-procedures.ts'
import { ownSessionProcedures } from './own-session-procedures.ts'
import { signIn, signInByPasskey } from './password-sign-in.ts'
import { presentMe } from './present-me.ts'
import { findRememberedBrowser, rememberBrowser } from './remembered-browser.ts'
import { loadMfaMethods, stepUpProcedures } from './step-up-procedures.ts'
import { toFactorError, verifyFactor } from './verify-factor.ts'

/** `onSignOut`: what else ends with a session, such as everything the person held. */
export function sessionProcedures(app: AppContext, onSignOut: (actor: Staff) => Promise<void>) {
  const loadPendingSignIn = async (id: string, login: string, stage: 'factor' | 'enrol'): Promise<PendingSignIn> => {
    if (stage === 'enrol') return { at: stage, login }
    const recovery = (await countRecoveryCodes(app.storage.db, id)) > 0
    return { at: stage, ways: { ...(await loadMfaMethods(app, id)), recovery } }
  }
  const originOf = (request: Request) => ({
    address: request.ip ?? '',
    agent: describeUserAgent(request),
    remembered: (account: Account) => findRememberedBrowser(app, request, account),
  })
  return {
    ...stepUpProcedures(app),
    ...invitationProcedures(app),
    ...ownSessionProcedures(app),
    ...oidcProcedures(app),
    current: os.session.current.handler(async ({ context: { signedIn, pendingSession: it } }) => ({
      me: signedIn ? presentMe(signedIn.account) : null,
      arriving:
        it && it.session.stage !== 'full'
          ? await loadPendingSignIn(it.account.id, it.account.login, it.session.stage)
          : null,
      demoAccounts: app.settings.demo ? [...DEMO_ACCOUNTS] : [],
      company: app.settings.oidc ? { name: app.settings.oidc.name } : null,
    })),
    signIn: os.session.signIn.handler(async ({ input, context: { request, response }, errors }) => {
      const result = await signIn(app, { ...input, ...originOf(request) })
      if ('token' in result) {
        const { account, stage } = result
        setSessionToken(response, result.token)
        if (stage === 'full') {
          rememberBrowser(app, request, response, account)
          return { at: 'in' as const, me: presentMe(account) }
        }
        return await loadPendingSignIn(account.id, account.login, stage)
      }
      if (result.refusal === 'failed') throw errors.SIGN_IN_FAILED()
      throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: result.retryAfterSeconds } })
    }),
    showFactor: os.session.showFactor.use(requirePendingMfa).handler(async ({ input: shown, context }) => {
      const { account, signedIn, request, response } = context
      const proof = await loadFactorProof(app, account, { shown, request })
      const result = await verifyFactor(app, { signedIn, proof })
      if (!('token' in result)) throw toFactorError(result)
      setSessionToken(response, result.token)
      rememberBrowser(app, request, response, account)
      return { me: presentMe(account) }
    }),
    signInByPasskey: os.session.signInByPasskey.handler(async ({ input: answer, context: { request, response } }) => {
      const attempt = { answer, party: relyingPartyOf(app, request), ...originOf(request) }
      const result = await signInByPasskey(app, attempt)
      if (!('token' in result)) {
        throw toFactorError(result.refusal === 'failed' ? { refusal: 'wrong', over: false } : result)
      }
      setSessionToken(response, result.token)
      rememberBrowser(app, request, response, result.account)
      return { me: presentMe(result.account) }
    }),
    signOut: os.session.signOut.use(requireSession).handler(async ({ context }) => {
      if (context.signedIn.session.stage === 'full') await onSignOut(context.signedIn.account)
      await signOut(app, context.signedIn)
      clearSessionToken(context.response)
      return { signedOut: true as const }
    }),
    prefer: os.session.prefer.use(requireUser).handler(async ({ input, context }) => {
      const { id, login } = context.account
      const { preferences: change, ...settings } = input
      await app.storage.write(async (tx) => {
        // locked before it is read, so that two tabs that set different things both have their way
        if (change) tx.lock('target', `staff/${id}`)
        const stored = change ? ((await accountByLogin(tx.db, login))?.preferences ?? '{}') : null
        const preferences = change && stored ? mergePreferences(stored, change) : undefined
        await record(tx, app.clock.now(), id, { type: 'staff.preferred', id, ...settings, preferences })
      })
      const account = await accountByLogin(app.storage.db, login)
      return { me: presentMe(account ?? context.account) }
    }),
  }
}
