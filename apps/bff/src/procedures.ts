import { deskContract } from '@mimamori/contract/desk'
import { type ConfirmedKind, confirmedAt } from '@mimamori/policy/staff/confirm'
import { may, type Permission } from '@mimamori/policy/staff/roles'
import { record } from '@mimamori/storage/record'
import type { Account, Session } from '@mimamori/storage/staff/reads'
import { implement, ORPCError } from '@orpc/server'
import type { Request, Response } from 'express'
import { refused } from './http/refused.ts'
import type { Office } from './office.ts'

/** Who asks: their account, and the session they ask in. */
export type SignedIn = { readonly session: Session; readonly account: Account }

/** What every call of the browser comes with. */
export type Context = {
  readonly office: Office
  readonly request: Request
  readonly response: Response
  readonly signedIn: SignedIn | null
  readonly retryKey: string | null
}

/**
 * The browser's contract, implemented feature by feature. Who asks comes before what is asked: a stranger learns nothing
 * from how an input is refused.
 */
export const os = implement(deskContract).$context<Context>().$config({ initialInputValidationIndex: 1 })

const signed = (permission: Permission | null) =>
  os.middleware(async ({ context, next }) => {
    if (!context.signedIn) throw new ORPCError('UNAUTHORIZED')
    const { account } = context.signedIn
    if (permission && !may(account.role, permission)) throw refused('not_permitted')
    return await next({ context: { account, actor: account, signedIn: context.signedIn } })
  })

/** Everybody who is signed in. */
export const anyone = signed(null)
/** Whoever may do this. */
export const permitted = (permission: Permission) => signed(permission)

/**
 * Step-up: whoever has not shown a second factor lately is refused, which is noted, and asked for one by the page. Stands
 * behind `anyone` or `permitted`.
 */
export const confirmed = (kind: ConfirmedKind) =>
  os.$context<Context & { readonly signedIn: SignedIn }>().middleware(async ({ context, next }) => {
    const { office, signedIn } = context
    const at = office.clock.now()
    const verdict = confirmedAt(signedIn.session.factorAt, at)
    if (verdict.ok) return await next()
    const { id } = signedIn.account
    await office.desk.write((tx) => record(tx, at, id, { type: 'session.unconfirmed', staffId: id, kind }))
    throw refused(verdict.refusal)
  })
