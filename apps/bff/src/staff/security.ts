import type { EnrolmentResult, OwnSecurity } from '@mimamori/contract/staff/security-contract'
import { choosePassword } from '@mimamori/policy/staff/password-rules'
import { removeFactor } from '@mimamori/policy/staff/second-factor-rules'
import { countRecoveryCodes, type Factor, factorsOf } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import { accountOf } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import { setSessionToken } from '../http/session-cookies.ts'
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'
import {
  os,
  type RpcContext,
  requireMfaEnrolment,
  requireStepUp,
  requireUser,
  type SignedIn,
} from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { beginTotp, finishPasskey, finishTotp } from './enrol.ts'
import { meOf } from './me.ts'
import { beginPasskey, partyOf } from './passkeys.ts'
import { commonPasswords, hashPassword, passwordMatches } from './passwords.ts'
import { makeRecoveryCodes } from './recovery.ts'
import { rememberBrowser } from './remembered-browser.ts'
import { factorFault } from './show-factor.ts'
import { giveBack, LIMITS, takeTry } from './tries.ts'

type Outcome = Awaited<ReturnType<typeof finishTotp>>

type Asked = Pick<RpcContext, 'app' | 'request' | 'response'> & { readonly signedIn: SignedIn }

function enrolled(outcome: Outcome, { app, signedIn: { account }, request, response }: Asked): EnrolmentResult {
  if ('refusal' in outcome) throw refusalError(outcome.refusal)
  if (outcome.token) {
    setSessionToken(response, outcome.token)
    rememberBrowser(app, request, response, account)
  }
  return { me: meOf(account), recoveryCodes: outcome.recoveryCodes }
}

/** What a person does about their own sign-in. */
export function securityProcedures(app: AppContext) {
  const { storage, clock } = app
  const own = async (staffId: string): Promise<OwnSecurity> => {
    const factors = await factorsOf(storage.db, staffId)
    return {
      factors: factors.map(({ id, kind, label, createdAt, lastUsedAt }) => ({
        id,
        kind,
        label,
        createdAt,
        lastUsedAt,
      })),
      recoveryLeft: await countRecoveryCodes(storage.db, staffId),
    }
  }
  /** Change one of a person's factors, as `work` says of all of them and of that one. */
  const change = async (
    { staffId, id }: { staffId: string; id: string },
    work: (tx: Tx, factor: Factor, all: readonly Factor[]) => Promise<void>,
  ): Promise<OwnSecurity> => {
    await storage.write(async (tx) => {
      tx.lock('target', `staff/${staffId}`)
      const all = await factorsOf(tx.db, staffId)
      const factor = all.find((each) => each.id === id)
      if (!factor) throw notFoundError()
      await work(tx, factor, all)
    })
    return await own(staffId)
  }
  return {
    mine: os.security.mine.use(requireUser).handler(({ context }) => own(context.account.id)),
    beginTotp: os.security.beginTotp.use(requireMfaEnrolment).handler(({ context }) => beginTotp(app, context.account)),
    finishTotp: os.security.finishTotp.use(requireMfaEnrolment).handler(async ({ input, context }) => {
      return enrolled(await finishTotp(app, context.signedIn, input), context)
    }),
    beginPasskey: os.security.beginPasskey
      .use(requireMfaEnrolment)
      .handler(({ context: { account, request } }) => beginPasskey(app, account, partyOf(app, request))),
    finishPasskey: os.security.finishPasskey.use(requireMfaEnrolment).handler(async ({ input: made, context }) => {
      const party = partyOf(app, context.request)
      return enrolled(await finishPasskey(app, context.signedIn, { made, party }), context)
    }),
    renameFactor: os.security.renameFactor
      .use(requireUser)
      .use(requireStepUp('own'))
      .handler(({ input: { id, label }, context: { account } }) =>
        change({ staffId: account.id, id }, (tx, factor) =>
          record(tx, clock.now(), account.id, { type: 'factor.renamed', factor, label }),
        ),
      ),
    removeFactor: os.security.removeFactor
      .use(requireUser)
      .use(requireStepUp('own'))
      .handler(({ input: { id }, context: { account } }) =>
        change({ staffId: account.id, id }, async (tx, factor, all) => {
          const verdict = removeFactor(all.length)
          if (!verdict.ok) throw refusalError(verdict.refusal)
          await record(tx, clock.now(), account.id, { type: 'factor.removed', factor })
        }),
      ),
    makeRecoveryCodes: os.security.makeRecoveryCodes
      .use(requireUser)
      .use(requireStepUp('own'))
      .handler(async ({ context: { account } }) => ({
        recoveryCodes: await storage.write((tx) => makeRecoveryCodes(tx, clock.now(), account.id)),
      })),
    changePassword: os.security.changePassword
      .use(requireUser)
      .use(requireStepUp('own'))
      .handler(async ({ input, context }) => {
        const { account, signedIn, request, response } = context
        const { id } = account
        const counted = [{ limit: LIMITS.password, of: id }]
        const { wait, first } = await takeTry(app, counted)
        const noted = (why: 'too_many' | 'password') =>
          storage.write((tx) => record(tx, clock.now(), id, { type: 'session.refused', staffId: id, why }))
        if (first) await noted('too_many')
        if (wait > 0) throw factorFault({ refusal: 'too_many', retryAfterSeconds: wait })
        if (!(await passwordMatches(account.passwordHash, input.current))) {
          await noted('password')
          throw refusalError('password_wrong')
        }
        const verdict = choosePassword(account, input.next, await commonPasswords())
        const passwordHash = verdict.ok ? await hashPassword(input.next) : null
        const keep = signedIn.session.tokenHash
        await storage.write(async (tx) => {
          const at = clock.now()
          await giveBack(tx, at, app, counted)
          if (passwordHash === null) return
          tx.lock('target', `staff/${id}`)
          // somebody may have changed it while this one was hashed
          if ((await accountOf(tx.db, id))?.passwordHash !== account.passwordHash) throw refusalError('password_wrong')
          await record(tx, at, id, { type: 'staff.password_changed', id, passwordHash, keep })
        })
        if (!verdict.ok) throw refusalError(verdict.refusal)
        const now = await accountOf(storage.db, id)
        if (now) rememberBrowser(app, request, response, now)
        return { changed: true as const }
      }),
  }
}
