import { deskContract } from '@mimamori/contract/desk-contract'
import type { OperationMeta } from '@mimamori/contract/operation-contract'
import { STORED_HEADER } from '@mimamori/contract/transport-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { SessionStage } from '@mimamori/policy/staff/session-stage-rules'
import { checkStepUp, type StepUpKind } from '@mimamori/policy/staff/step-up-rules'
import type { Session } from '@mimamori/storage/staff/session-reads'
import type { Account } from '@mimamori/storage/staff/staff-reads'
import { implement, ORPCError } from '@orpc/server'
import type { Request, Response } from 'express'
import type { AppContext } from '../runtime/app-context.ts'
import type { OtherFeatures } from './other-features.ts'
import { invalidInputError, refusalError } from './refusal-errors.ts'
import { noteRefusedCall } from './repeated-refusals.ts'
import { idempotencyKeyFlaw, type RunOnce, runOnceFor } from './with-idempotency.ts'

/** The caller: their account and session. */
export type SignedIn = { readonly session: Session; readonly account: Account }

/** The context of every call of the page. */
export type RpcContext = {
  readonly app: AppContext
  readonly otherFeatures: OtherFeatures
  readonly request: Request
  readonly response: Response
  readonly signedIn: SignedIn | null
  /** a session that is not signed in fully: it can only be completed */
  readonly pendingSession: SignedIn | null
  readonly retryKey: string | null
}

const implementer = implement(deskContract).$context<RpcContext>()

const STAGES_BY_SESSION: Readonly<Record<NonNullable<OperationMeta['session']>, readonly SessionStage[]>> = {
  full: ['full'],
  factor: ['factor'],
  enrol: ['enrol', 'full'],
  any: ['full', 'factor', 'enrol'],
  none: [],
}

/** Throws unless a second factor was given lately in this session; a refusal is logged. */
async function requireRecentStepUp(app: AppContext, { session, account }: SignedIn, kind: StepUpKind) {
  const verdict = checkStepUp(session.factorAt, app.clock.now())
  if (verdict.ok) return
  await noteRefusedCall(app, { type: 'session.unconfirmed', staffId: account.id, kind })
  throw refusalError(verdict.refusal)
}

/**
 * Checks that the caller has what the operation declares: session, permission, step-up. The input is read afterwards,
 * also when a second factor is added, which needs the present one.
 */
const requireAccess = implementer.middleware(async ({ context, procedure, next }) => {
  const { permission, session = 'full', stepUp } = procedure['~orpc'].meta
  const signedIn = context.signedIn ?? context.pendingSession
  if (!signedIn || !STAGES_BY_SESSION[session].includes(signedIn.session.stage)) throw new ORPCError('UNAUTHORIZED')
  const { account } = signedIn
  if (permission && !may(account.role, permission)) throw refusalError('not_permitted')
  if (stepUp && session === 'enrol' && context.signedIn) await requireRecentStepUp(context.app, signedIn, stepUp)
  return await next({ context: { account, actor: account, signedIn } })
})

/** Middleware for step-up, the `Idempotency-Key` and the state of storing, each where the operation declares it. */
const applyDeclaration = implementer
  .$context<RpcContext & { readonly signedIn: SignedIn }>()
  .middleware(async ({ context, procedure, next }) => {
    const { session, stepUp, idempotent = false, stores } = procedure['~orpc'].meta
    const { app, signedIn, retryKey, response } = context
    if (stepUp && session !== 'enrol') await requireRecentStepUp(app, signedIn, stepUp)
    const flaw = idempotent ? idempotencyKeyFlaw(retryKey) : null
    if (flaw) throw invalidInputError([flaw])
    const withKey = runOnceFor(app, signedIn.account.id, retryKey)
    let used = false
    const runOnce: RunOnce = (...work) => {
      if (!idempotent) throw new Error('an operation that is not declared idempotent')
      used = true
      return withKey(...work)
    }
    const result = await next({ context: { runOnce } })
    if (idempotent && !used) throw new Error('an operation that is declared idempotent and has not asked for its key')
    if (stores) response.setHeader(STORED_HEADER.name, STORED_HEADER.value)
    return result
  })

/**
 * The page's contract for callers with a session. The caller is checked before the input, so that a stranger learns
 * nothing from how an input is refused.
 */
export const os = implementer
  // the input is validated after the first of the two middlewares
  .$config({ initialInputValidationIndex: -1 })
  .use(requireAccess)
  .use(applyDeclaration)

/** The page's contract for callers without a session. Throws for operations that are not declared so. */
export const openOs = implementer.use(({ procedure, next }) => {
  if (procedure['~orpc'].meta.session !== 'none') throw new Error('an operation that is not declared for strangers')
  return next()
})
