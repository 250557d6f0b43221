import type { EnrolmentResult, OwnSecurity } from '@mimamori/contract/staff/security-contract'
import { choosePassword } from '@mimamori/policy/staff/password-rules'
import { removeFactor } from '@mimamori/policy/staff/second-factor-rules'
import { countRecoveryCodes, type Factor, factorsOf } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import { accountOf } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import { setSessionToken } from '../http/session-cookies.ts'
import { refusalError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import { os, type RpcContext, type SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { beginPasskeyRegistration, relyingPartyOf } from './auth-passkeys.ts'
import { beginTotpEnrolment, finishPasskeyEnrolment, finishTotpEnrolment } from './enrol-factor.ts'
import { hashPassword, loadCommonPasswords, passwordMatches } from './password-hashing.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { rememberBrowser } from './remembered-browser.ts'
import { presentMe } from './session-procedures.ts'
import { consumeAttempt, refundAttempt, SIGN_IN_LIMITS } from './sign-in-rate-limits.ts'
import { toFactorError } from './verify-factor.ts'

type EnrolOutcome = Awaited<ReturnType<typeof finishTotpEnrolment>>

type EnrolRequest = Pick<RpcContext, 'app' | 'request' | 'response'> & { readonly signedIn: SignedIn }

function completeEnrolment(
  outcome: EnrolOutcome,
  { app, signedIn: { account }, request, response }: EnrolRequest,
): EnrolmentResult {
  if ('refusal' in outcome) throw refusalError(outcome.refusal)
  if (outcome.token) {
    setSessionToken(response, outcome.token)
    rememberBrowser(app, request, response, account)
  }
  return { me: presentMe(account), recoveryCodes: outcome.recoveryCodes }
}

async function loadOwnSecurity({ storage }: AppContext, staffId: string): Promise<OwnSecurity> {
  const factors = await factorsOf(storage.db, staffId)
  return {
    factors: factors.map(({ id, kind, label, createdAt, lastUsedAt }) => ({ id, kind, label, createdAt, lastUsedAt })),
    recoveryLeft: await countRecoveryCodes(storage.db, staffId),
  }
}

/** Runs `change` with one of a person's factors and with all of them, in a transaction. Throws NotFound for an unknown factor. */
async function changeFactor(
  app: AppContext,
  { staffId, id }: { staffId: string; id: string },
  change: (tx: Tx, factor: Factor, all: readonly Factor[]) => Promise<void>,
): Promise<OwnSecurity> {
  await app.storage.write(async (tx) => {
    tx.lock('target', `staff/${staffId}`)
    const all = await factorsOf(tx.db, staffId)
    const factor = requireFound(all.find((each) => each.id === id))
    await change(tx, factor, all)
  })
  return await loadOwnSecurity(app, staffId)
}

/** A person's own password, second factors and recovery codes. */
export const securityProcedures = {
  mine: os.security.mine.handler(({ context: { app, account } }) => loadOwnSecurity(app, account.id)),
  beginTotp: os.security.beginTotp.handler(({ context: { app, account } }) => beginTotpEnrolment(app, account)),
  finishTotp: os.security.finishTotp.handler(async ({ input, context }) =>
    completeEnrolment(await finishTotpEnrolment(context.app, context.signedIn, input), context),
  ),
  beginPasskey: os.security.beginPasskey.handler(({ context: { app, account, request } }) =>
    beginPasskeyRegistration(app, account, relyingPartyOf(app, request)),
  ),
  finishPasskey: os.security.finishPasskey.handler(async ({ input: registration, context }) => {
    const { app, signedIn, request } = context
    const party = relyingPartyOf(app, request)
    return completeEnrolment(await finishPasskeyEnrolment(app, signedIn, { registration, party }), context)
  }),
  renameFactor: os.security.renameFactor.handler(({ input: { id, label }, context: { app, account } }) =>
    changeFactor(app, { staffId: account.id, id }, (tx, factor) =>
      record(tx, app.clock.now(), account.id, { type: 'factor.renamed', factor, label }),
    ),
  ),
  removeFactor: os.security.removeFactor.handler(({ input: { id }, context: { app, account } }) =>
    changeFactor(app, { staffId: account.id, id }, async (tx, factor, all) => {
      requireAllowed(removeFactor(all.length))
      await record(tx, app.clock.now(), account.id, { type: 'factor.removed', factor })
    }),
  ),
  makeRecoveryCodes: os.security.makeRecoveryCodes.handler(async ({ context: { app, account } }) => ({
    recoveryCodes: await app.storage.write((tx) => makeRecoveryCodes(tx, app.clock.now(), account.id)),
  })),
  changePassword: os.security.changePassword.handler(async ({ input, context }) => {
    const { app, account, signedIn, request, response } = context
    const { storage, clock } = app
    const { id } = account
    const counted = [{ limit: SIGN_IN_LIMITS.password, of: id }]
    const { waitSeconds, shouldLog } = await consumeAttempt(app, counted)
    const recordRefusal = (why: 'too_many' | 'password') =>
      storage.write((tx) => record(tx, clock.now(), id, { type: 'session.refused', staffId: id, why }))
    if (shouldLog) await recordRefusal('too_many')
    if (waitSeconds > 0) throw toFactorError({ refusal: 'too_many', retryAfterSeconds: waitSeconds })
    if (!(await passwordMatches(account.passwordHash, input.current))) {
      await recordRefusal('password')
      throw refusalError('password_wrong')
    }
    const verdict = choosePassword(account, input.next, await loadCommonPasswords())
    const passwordHash = verdict.ok ? await hashPassword(input.next) : null
    // every other session of this person ends
    const keptTokenHash = signedIn.session.tokenHash
    await storage.write(async (tx) => {
      const at = clock.now()
      // the present password was right, even when the new one is refused
      await refundAttempt(tx, at, app, counted)
      if (passwordHash === null) return
      tx.lock('target', `staff/${id}`)
      // somebody may have changed it while this one was hashed
      if ((await accountOf(tx.db, id))?.passwordHash !== account.passwordHash) throw refusalError('password_wrong')
      await record(tx, at, id, { type: 'staff.password_changed', id, passwordHash, keep: keptTokenHash })
    })
    if (!verdict.ok) throw refusalError(verdict.refusal)
    const changedAccount = await accountOf(storage.db, id)
    if (changedAccount) rememberBrowser(app, request, response, changedAccount)
    return { changed: true as const }
  }),
}
