import type { Me, PendingSignIn } from '@mimamori/contract/staff/session-contract'
import { mergePreferences, parsePreferences } from '@mimamori/policy/staff/preference-rules'
import { countRecoveryCodes } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import { type Account, accountByLogin } from '@mimamori/storage/staff/staff-reads'
import type { Request } from 'express'
import { clearSessionToken, setSessionToken } from '../http/session-cookies.ts'
import { describeUserAgent } from '../http/user-agent.ts'
import { openOs, os } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { releaseClaims } from '../workflows/release-claims.ts'
import { invitationProcedures } from './accept-invitation.ts'
import { relyingPartyOf } from './auth-passkeys.ts'
import { signOut } from './auth-sessions.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { prepareFactorCheck } from './factor-check.ts'
import { oidcProcedures } from './oidc-procedures.ts'
import { ownSessionProcedures } from './own-session-procedures.ts'
import { signIn, signInByPasskey } from './password-sign-in.ts'
import { findRememberedBrowser, rememberBrowser } from './remembered-browser.ts'
import { loadMfaMethods, stepUpProcedures } from './step-up-procedures.ts'
import { toFactorError, verifyFactor } from './verify-factor.ts'

/** A person as their own page knows them. */
export const presentMe = ({ id, login, alias, role, queues, language, theme, preferences }: Account): Me => ({
  id,
  login,
  alias,
  role,
  queues,
  language,
  theme,
  preferences: parsePreferences(preferences),
})

/** The next step of somebody who has given the password: a second factor, or setting one up. */
async function loadPendingSignIn(
  app: AppContext,
  { id, login }: Account,
  stage: 'factor' | 'enrol',
): Promise<PendingSignIn> {
  if (stage === 'enrol') return { at: stage, login }
  const recovery = (await countRecoveryCodes(app.storage.db, id)) > 0
  return { at: stage, ways: { ...(await loadMfaMethods(app, id)), recovery } }
}

const originOf = (app: AppContext, request: Request) => ({
  address: request.ip ?? '',
  agent: describeUserAgent(request),
  remembered: (account: Account) => findRememberedBrowser(app, request, account),
})

/** Signing in and out, and the preferences of a person. */
export const sessionProcedures = {
  ...stepUpProcedures,
  ...invitationProcedures,
  ...ownSessionProcedures,
  ...oidcProcedures,
  current: openOs.session.current.handler(async ({ context: { app, signedIn, pendingSession: it } }) => ({
    me: signedIn ? presentMe(signedIn.account) : null,
    arriving: it && it.session.stage !== 'full' ? await loadPendingSignIn(app, it.account, it.session.stage) : null,
    demoAccounts: app.settings.demo ? [...DEMO_ACCOUNTS] : [],
    company: app.settings.oidc ? { name: app.settings.oidc.name } : null,
  })),
  signIn: openOs.session.signIn.handler(async ({ input, context: { app, request, response }, errors }) => {
    const result = await signIn(app, { ...input, ...originOf(app, request) })
    if ('token' in result) {
      const { account, stage } = result
      setSessionToken(response, result.token)
      if (stage === 'full') {
        rememberBrowser(app, request, response, account)
        return { at: 'in' as const, me: presentMe(account) }
      }
      return await loadPendingSignIn(app, account, stage)
    }
    if (result.refusal === 'failed') throw errors.SIGN_IN_FAILED()
    throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: result.retryAfterSeconds } })
  }),
  showFactor: os.session.showFactor.handler(async ({ input: proof, context }) => {
    const { app, account, signedIn, request, response } = context
    const check = await prepareFactorCheck(app, account, { proof, request })
    const result = await verifyFactor(app, { signedIn, check })
    if (!('token' in result)) throw toFactorError(result)
    setSessionToken(response, result.token)
    rememberBrowser(app, request, response, account)
    return { me: presentMe(account) }
  }),
  signInByPasskey: openOs.session.signInByPasskey.handler(async ({ input: answer, context }) => {
    const { app, request, response } = context
    const attempt = { answer, party: relyingPartyOf(app, request), ...originOf(app, request) }
    const result = await signInByPasskey(app, attempt)
    if (!('token' in result)) {
      throw toFactorError(result.refusal === 'failed' ? { refusal: 'wrong', over: false, expired: false } : result)
    }
    setSessionToken(response, result.token)
    rememberBrowser(app, request, response, result.account)
    return { me: presentMe(result.account) }
  }),
  signOut: os.session.signOut.handler(async ({ context: { app, account, signedIn, response } }) => {
    const { storage, clock } = app
    if (signedIn.session.stage === 'full')
      await storage.write((tx) =>
        // what is assigned to somebody is kept for their next shift
        releaseClaims(tx, clock.now(), { by: account.id, of: account.id, keepAssigned: true }),
      )
    await signOut(app, signedIn)
    clearSessionToken(response)
    return { signedOut: true as const }
  }),
  prefer: os.session.prefer.handler(async ({ input, context: { app, account } }) => {
    const { id, login } = account
    const { preferences: change, ...settings } = input
    await app.storage.write(async (tx) => {
      // locked before it is read, so that two tabs that change different preferences do not overwrite each other
      if (change) tx.lock('target', `staff/${id}`)
      const stored = change ? ((await accountByLogin(tx.db, login))?.preferences ?? '{}') : null
      const preferences = change && stored ? mergePreferences(stored, change) : undefined
      await record(tx, app.clock.now(), id, { type: 'staff.preferred', id, ...settings, preferences })
    })
    return { me: presentMe((await accountByLogin(app.storage.db, login)) ?? account) }
  }),
}
