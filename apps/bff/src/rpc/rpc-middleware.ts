import { deskContract } from '@mimamori/contract/desk-contract'
import { may, type Permission } from '@mimamori/policy/staff/role-permissions'
import { checkStepUp, type StepUpKind } from '@mimamori/policy/staff/step-up-rules'
import { record } from '@mimamori/storage/record-change'
import type { Account, Session } from '@mimamori/storage/staff/staff-reads'
import { implement, ORPCError } from '@orpc/server'
import type { Request, Response } from 'express'
import type { AppContext } from '../runtime/app-context.ts'
import { refusalError } from './refusal-errors.ts'

/** Who asks: their account, and the session they ask in. */
export type SignedIn = { readonly session: Session; readonly account: Account }

/** What every call of the browser comes with. */
export type RpcContext = {
  readonly app: AppContext
  readonly request: Request
  readonly response: Response
  readonly signedIn: SignedIn | null
  /** a session that is not whole yet: nobody who may do anything but go on with it */
  readonly pendingSession: SignedIn | null
  readonly retryKey: string | null
}

/**
 * The browser's contract, implemented feature by feature. Who asks comes before what is asked: a stranger learns nothing
 * from how an input is refused.
 */
export const os = implement(deskContract).$context<RpcContext>().$config({ initialInputValidationIndex: 1 })

const requireSignedIn = (permission: Permission | null) =>
  os.middleware(async ({ context, next }) => {
    if (!context.signedIn) throw new ORPCError('UNAUTHORIZED')
    const { account } = context.signedIn
    if (permission && !may(account.role, permission)) throw refusalError('not_permitted')
    return await next({ context: { account, actor: account, signedIn: context.signedIn } })
  })

/** Everybody who is signed in. */
export const requireUser = requireSignedIn(null)
/** Whoever may do this. */
export const requirePermission = (permission: Permission) => requireSignedIn(permission)

/** Throws unless a second factor was shown lately in this session; that it was refused is noted. */
async function requireRecentStepUp({ storage, clock }: AppContext, { session, account }: SignedIn, kind: StepUpKind) {
  const at = clock.now()
  const verdict = checkStepUp(session.factorAt, at)
  if (verdict.ok) return
  const { id } = account
  await storage.write((tx) => record(tx, at, id, { type: 'session.unconfirmed', staffId: id, kind }))
  throw refusalError(verdict.refusal)
}

const STEP_UP_MIDDLEWARES = new WeakSet<object>()
type ProcedureWithMiddlewares = { readonly '~orpc': { readonly middlewares: readonly object[] } }

/** Does this procedure ask for a second factor shown lately? */
export const requiresStepUp = (procedure: ProcedureWithMiddlewares): boolean =>
  procedure['~orpc'].middlewares.some((each) => STEP_UP_MIDDLEWARES.has(each))

/**
 * Step-up: whoever has not shown a second factor lately is refused, and asked for one by the page. Stands behind
 * `requireUser` or `requirePermission`.
 */
export function requireStepUp(kind: StepUpKind) {
  const asking = os.$context<RpcContext & { readonly signedIn: SignedIn }>().middleware(async ({ context, next }) => {
    await requireRecentStepUp(context.app, context.signedIn, kind)
    return await next()
  })
  STEP_UP_MIDDLEWARES.add(asking)
  return asking
}

/** Whoever has shown the password and is to show a second factor. */
export const requirePendingMfa = os.middleware(async ({ context, next }) => {
  if (context.pendingSession?.session.stage !== 'factor') throw new ORPCError('UNAUTHORIZED')
  return await next({ context: { account: context.pendingSession.account, signedIn: context.pendingSession } })
})

/** Whoever has a session, whole or not. */
export const requireSession = os.middleware(async ({ context, next }) => {
  const signedIn = context.signedIn ?? context.pendingSession
  if (!signedIn) throw new ORPCError('UNAUTHORIZED')
  return await next({ context: { signedIn } })
})

/** Whoever has to set up a first second factor before anything else; and who is signed in and has just confirmed it. */
export const requireMfaEnrolment = os.middleware(async ({ context, next }) => {
  const first = context.pendingSession?.session.stage === 'enrol' ? context.pendingSession : null
  const signedIn = first ?? context.signedIn
  if (!signedIn) throw new ORPCError('UNAUTHORIZED')
  if (!first) await requireRecentStepUp(context.app, signedIn, 'own')
  return await next({ context: { account: signedIn.account, signedIn } })
})
STEP_UP_MIDDLEWARES.add(requireMfaEnrolment)
