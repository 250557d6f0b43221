import { deskContract } from '@mimamori/contract/desk-contract'
import { may, type Permission } from '@mimamori/policy/staff/role-permissions'
import { checkStepUp, type StepUpKind } from '@mimamori/policy/staff/step-up-rules'
import { record } from '@mimamori/storage/record-change'
import type { Account, Session } from '@mimamori/storage/staff/staff-reads'
import { implement, ORPCError } from '@orpc/server'
import type { Request, Response } from 'express'
import { refused } from './http/refused.ts'
import type { AppContext } from './office.ts'

/** Who asks: their account, and the session they ask in. */
export type SignedIn = { readonly session: Session; readonly account: Account }

/** What every call of the browser comes with. */
export type Context = {
  readonly app: AppContext
  readonly request: Request
  readonly response: Response
  readonly signedIn: SignedIn | null
  /** a session that is not whole yet: nobody who may do anything but go on with it */
  readonly arriving: SignedIn | null
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

/** Throws unless a second factor was shown lately in this session; that it was refused is noted. */
async function requireConfirmed({ storage, clock }: AppContext, { session, account }: SignedIn, kind: StepUpKind) {
  const at = clock.now()
  const verdict = checkStepUp(session.factorAt, at)
  if (verdict.ok) return
  const { id } = account
  await storage.write((tx) => record(tx, at, id, { type: 'session.unconfirmed', staffId: id, kind }))
  throw refused(verdict.refusal)
}

const CONFIRMING = new WeakSet<object>()
type Guarded = { readonly '~orpc': { readonly middlewares: readonly object[] } }

/** Does this procedure ask for a second factor shown lately? */
export const asksToConfirm = (procedure: Guarded): boolean =>
  procedure['~orpc'].middlewares.some((each) => CONFIRMING.has(each))

/**
 * Step-up: whoever has not shown a second factor lately is refused, and asked for one by the page. Stands behind `anyone`
 * or `permitted`.
 */
export function confirmed(kind: StepUpKind) {
  const asking = os.$context<Context & { readonly signedIn: SignedIn }>().middleware(async ({ context, next }) => {
    await requireConfirmed(context.app, context.signedIn, kind)
    return await next()
  })
  CONFIRMING.add(asking)
  return asking
}

/** Whoever has shown the password and is to show a second factor. */
export const arriving = os.middleware(async ({ context, next }) => {
  if (context.arriving?.session.stage !== 'factor') throw new ORPCError('UNAUTHORIZED')
  return await next({ context: { account: context.arriving.account, signedIn: context.arriving } })
})

/** Whoever has a session, whole or not. */
export const known = os.middleware(async ({ context, next }) => {
  const signedIn = context.signedIn ?? context.arriving
  if (!signedIn) throw new ORPCError('UNAUTHORIZED')
  return await next({ context: { signedIn } })
})

/** Whoever has to set up a first second factor before anything else; and who is signed in and has just confirmed it. */
export const enrolling = os.middleware(async ({ context, next }) => {
  const first = context.arriving?.session.stage === 'enrol' ? context.arriving : null
  const signedIn = first ?? context.signedIn
  if (!signedIn) throw new ORPCError('UNAUTHORIZED')
  if (!first) await requireConfirmed(context.app, signedIn, 'own')
  return await next({ context: { account: signedIn.account, signedIn } })
})
CONFIRMING.add(enrolling)
