import { deskContract } from '@mimamori/contract/desk-contract'
import type { OperationMeta } from '@mimamori/contract/operation-contract'
import { STORED_HEADER } from '@mimamori/contract/transport-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { SessionStage } from '@mimamori/policy/staff/session-stage-rules'
import { checkStepUp, type StepUpKind } from '@mimamori/policy/staff/step-up-rules'
import { record } from '@mimamori/storage/record-change'
import type { Session } from '@mimamori/storage/staff/session-reads'
import type { Account } from '@mimamori/storage/staff/staff-reads'
import { implement, ORPCError } from '@orpc/server'
import type { Request, Response } from 'express'
import type { AppContext } from '../runtime/app-context.ts'
import type { OtherFeatures } from './other-features.ts'
import { invalidInputError, refusalError } from './refusal-errors.ts'
import { idempotencyKeyFlaw, type RunOnce, runOnceFor } from './with-idempotency.ts'

/** Who asks: their account, and the session they ask in. */
export type SignedIn = { readonly session: Session; readonly account: Account }

/** What every call of the browser comes with. */
export type RpcContext = {
  readonly app: AppContext
  readonly otherFeatures: OtherFeatures
  readonly request: Request
  readonly response: Response
  readonly signedIn: SignedIn | null
  /** a session that is not whole yet: nobody who may do anything but go on with it */
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

/** Throws unless a second factor was shown lately in this session; that it was refused is noted. */
async function requireRecentStepUp({ storage, clock }: AppContext, { session, account }: SignedIn, kind: StepUpKind) {
  const at = clock.now()
  const verdict = checkStepUp(session.factorAt, at)
  if (verdict.ok) return
  const { id } = account
  await storage.write((tx) => record(tx, at, id, { type: 'session.unconfirmed', staffId: id, kind }))
  throw refusalError(verdict.refusal)
}

/** Lets in who the operation is declared for. Whoever adds a second factor is asked for one they have before what they sent is read. */
const requireAccess = implementer.middleware(async ({ context, procedure, next }) => {
  const { permission, session = 'full', stepUp } = procedure['~orpc'].meta
  const signedIn = context.signedIn ?? context.pendingSession
  if (!signedIn || !STAGES_BY_SESSION[session].includes(signedIn.session.stage)) throw new ORPCError('UNAUTHORIZED')
  const { account } = signedIn
  if (permission && !may(account.role, permission)) throw refusalError('not_permitted')
  if (stepUp && session === 'enrol' && context.signedIn) await requireRecentStepUp(context.app, signedIn, stepUp)
  return await next({ context: { account, actor: account, signedIn } })
})

/** Asks for a second factor, sees to the `Idempotency-Key` and says what was stored, each where the operation declares it. */
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
 * The browser's contract, implemented feature by feature, for whoever has a session. Who asks comes before what is asked: a
 * stranger learns nothing from how an input is refused.
 */
export const os = implementer
  // of the two middlewares, the input is read behind the first
  .$config({ initialInputValidationIndex: -1 })
  .use(requireAccess)
  .use(applyDeclaration)

/** The same, for what strangers may ask. Throws where an operation is not declared so. */
export const openOs = implementer.use(({ procedure, next }) => {
  if (procedure['~orpc'].meta.session !== 'none') throw new Error('an operation that is not declared for strangers')
  return next()
})
