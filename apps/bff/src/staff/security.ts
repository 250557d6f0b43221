import type { Enrolled, OwnSecurity } from '@mimamori/contract/staff/security'
import { removeFactor } from '@mimamori/policy/staff/factors'
import { choosePassword } from '@mimamori/policy/staff/password'
import type { Tx } from '@mimamori/storage/desk'
import { type Factor, factorsOf, recoveryLeft } from '@mimamori/storage/factors/reads'
import { record } from '@mimamori/storage/record'
import type { Response } from 'express'
import { setSessionToken } from '../http/cookie.ts'
import { notFound, refused } from '../http/refused.ts'
import type { Office } from '../office.ts'
import { anyone, confirmed, enrolling, os, type SignedIn } from '../procedures.ts'
import { beginTotp, finishPasskey, finishTotp } from './enrol.ts'
import { meOf } from './me.ts'
import { beginPasskey, partyOf } from './passkeys.ts'
import { commonPasswords, hashPassword, passwordMatches } from './passwords.ts'
import { makeRecoveryCodes } from './recovery.ts'

type Outcome = Awaited<ReturnType<typeof finishTotp>>

function enrolled(outcome: Outcome, { account }: SignedIn, response: Response): Enrolled {
  if ('refusal' in outcome) throw refused(outcome.refusal)
  if (outcome.token) setSessionToken(response, outcome.token)
  return { me: meOf(account), recoveryCodes: outcome.recoveryCodes }
}

/** What a person does about their own sign-in. */
export function securityProcedures(office: Office) {
  const { desk, clock } = office
  const own = async (staffId: string): Promise<OwnSecurity> => {
    const factors = await factorsOf(desk.db, staffId)
    return {
      factors: factors.map(({ id, kind, label, createdAt, lastUsedAt }) => ({
        id,
        kind,
        label,
        createdAt,
        lastUsedAt,
      })),
      recoveryLeft: await recoveryLeft(desk.db, staffId),
    }
  }
  /** Change one of a person's factors, as `work` says of all of them and of that one. */
  const change = async (
    { staffId, id }: { staffId: string; id: string },
    work: (tx: Tx, factor: Factor, all: readonly Factor[]) => Promise<void>,
  ): Promise<OwnSecurity> => {
    await desk.write(async (tx) => {
      tx.lock('target', `staff/${staffId}`)
      const all = await factorsOf(tx.db, staffId)
      const factor = all.find((each) => each.id === id)
      if (!factor) throw notFound()
      await work(tx, factor, all)
    })
    return await own(staffId)
  }
  return {
    mine: os.security.mine.use(anyone).handler(({ context }) => own(context.account.id)),
    beginTotp: os.security.beginTotp.use(enrolling).handler(({ context }) => beginTotp(office, context.account)),
    finishTotp: os.security.finishTotp.use(enrolling).handler(async ({ input, context: { signedIn, response } }) => {
      return enrolled(await finishTotp(office, signedIn, input), signedIn, response)
    }),
    beginPasskey: os.security.beginPasskey
      .use(enrolling)
      .handler(({ context: { account, request } }) => beginPasskey(office, account, partyOf(request))),
    finishPasskey: os.security.finishPasskey
      .use(enrolling)
      .handler(async ({ input: made, context: { signedIn, request, response } }) => {
        const outcome = await finishPasskey(office, signedIn, { made, party: partyOf(request) })
        return enrolled(outcome, signedIn, response)
      }),
    renameFactor: os.security.renameFactor
      .use(anyone)
      .use(confirmed('own'))
      .handler(({ input: { id, label }, context: { account } }) =>
        change({ staffId: account.id, id }, (tx, factor) =>
          record(tx, clock.now(), account.id, { type: 'factor.renamed', factor, label }),
        ),
      ),
    removeFactor: os.security.removeFactor
      .use(anyone)
      .use(confirmed('own'))
      .handler(({ input: { id }, context: { account } }) =>
        change({ staffId: account.id, id }, async (tx, factor, all) => {
          const verdict = removeFactor(all.length)
          if (!verdict.ok) throw refused(verdict.refusal)
          await record(tx, clock.now(), account.id, { type: 'factor.removed', factor })
        }),
      ),
    makeRecoveryCodes: os.security.makeRecoveryCodes
      .use(anyone)
      .use(confirmed('own'))
      .handler(async ({ context: { account } }) => ({
        recoveryCodes: await desk.write((tx) => makeRecoveryCodes(tx, clock.now(), account.id)),
      })),
    changePassword: os.security.changePassword
      .use(anyone)
      .use(confirmed('own'))
      .handler(async ({ input, context }) => {
        const { account, signedIn } = context
        if (!(await passwordMatches(account.passwordHash, input.current))) throw refused('password_wrong')
        const verdict = choosePassword(account, input.next, await commonPasswords())
        if (!verdict.ok) throw refused(verdict.refusal)
        const { id } = account
        const passwordHash = await hashPassword(input.next)
        const keep = signedIn.session.tokenHash
        const changed = { type: 'staff.password_changed', id, passwordHash, keep } as const
        await desk.write((tx) => record(tx, clock.now(), id, changed))
        return { changed: true as const }
      }),
  }
}
