import { deskContract } from '@mimamori/contract/desk'
import type { Me } from '@mimamori/contract/staff/session'
import { DESK_PREFIX, NOT_STORED } from '@mimamori/contract/transport'
import { may, type Permission } from '@mimamori/policy/staff/roles'
import { verifyChain } from '@mimamori/storage/audit/reads'
import { isStorageFault } from '@mimamori/storage/desk'
import { record } from '@mimamori/storage/record'
import { type Account, accountByLogin } from '@mimamori/storage/staff/reads'
import { ValidationError } from '@orpc/contract'
import { implement, ORPCError } from '@orpc/server'
import { StandardRPCHandler } from '@orpc/server/standard'
import { type Request, type Response, Router } from 'express'
import type { z } from 'zod'
import { auditList } from './audit/list.ts'
import { claimCase, claimNext, reserveNext } from './cases/claim.ts'
import { releaseAllOf, releaseCase, renewLease } from './cases/hold.ts'
import { reviewOf } from './cases/review.ts'
import { decide } from './decisions/decide.ts'
import { recent } from './decisions/recent.ts'
import { undo } from './decisions/undo.ts'
import { clearSessionToken, sessionToken, setSessionToken } from './http/cookie.ts'
import { jsonBody } from './http/json-body.ts'
import { flawOfKey, IdempotencyConflict, once } from './http/once.ts'
import { operate } from './http/operate.ts'
import { postOnly } from './http/post-only.ts'
import { flawsOf } from './http/problem.ts'
import { invalid, refused } from './http/refused.ts'
import { sameOriginOnly } from './http/same-origin.ts'
import type { Office } from './office.ts'
import { queueCounts, queuePage } from './queue/page.ts'
import { DEMO_ACCOUNTS } from './staff/demo-accounts.ts'
import { type SignedIn, signIn, signInLimits, signOut, whoIs } from './staff/sessions.ts'

type Context = {
  readonly request: Request
  readonly response: Response
  readonly signedIn: SignedIn | null
  readonly retryKey: string | null
}

const BODY_AT_MOST = 256 * 1024

/** What the page asks on a timer; being asked is no sign of a person. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  '/session/current',
  '/queue/list',
  '/queue/counts',
  '/cases/get',
  '/cases/renew',
  '/cases/reserve',
  '/decisions/recent',
])
const asksByItself = (path: string): boolean => BY_ITSELF.has(path)

const meOf = ({ id, login, alias, role, language, theme }: Account): Me => ({ id, login, alias, role, language, theme })

/** Whoever asks while an answer is being made gets that one. */
function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  return () => {
    running ??= work().finally(() => {
      running = null
    })
    return running
  }
}

/** Everything the browser can ask for, each one line to its operation. */
function router(office: Office) {
  // who asks comes before what is asked: a stranger learns nothing from how an input is refused
  const os = implement(deskContract).$context<Context>().$config({ initialInputValidationIndex: 1 })
  const limits = signInLimits()
  const verification = shared(() => verifyChain(office.desk))

  const signed = (permission: Permission | null) =>
    os.middleware(async ({ context, next }) => {
      if (!context.signedIn) throw new ORPCError('UNAUTHORIZED')
      const { account } = context.signedIn
      if (permission && !may(account.role, permission)) throw refused('not_permitted')
      return await next({ context: { account, actor: account, signedIn: context.signedIn } })
    })
  const anyone = signed(null)
  const reader = signed('cases.read')
  const decider = signed('cases.decide')
  const review = (actor: Account, id: string) => reviewOf(office, actor, id)

  return os.router({
    session: {
      current: os.session.current.handler(({ context }) => ({
        me: context.signedIn ? meOf(context.signedIn.account) : null,
        demoAccounts: office.settings.demo ? [...DEMO_ACCOUNTS] : [],
      })),
      signIn: os.session.signIn.handler(async ({ input, context, errors }) => {
        const result = await signIn(office, limits, { ...input, address: context.request.ip ?? '' })
        if ('token' in result) {
          setSessionToken(context.response, result.token)
          return { me: meOf(result.account) }
        }
        if (result.refusal === 'failed') throw errors.SIGN_IN_FAILED()
        throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: result.retryAfterSeconds } })
      }),
      signOut: os.session.signOut.use(anyone).handler(async ({ context }) => {
        await releaseAllOf(office, context.actor)
        await signOut(office, context.signedIn)
        clearSessionToken(context.response)
        return { signedOut: true }
      }),
      prefer: os.session.prefer.use(anyone).handler(async ({ input, context }) => {
        const { id, login } = context.account
        await office.desk.write((tx) => record(tx, office.clock.now(), id, { type: 'staff.preferred', id, ...input }))
        const account = await accountByLogin(office.desk.db, login)
        return { me: meOf(account ?? context.account) }
      }),
    },
    queue: {
      list: os.queue.list.use(reader).handler(({ input, context }) => queuePage(office, context.actor, input)),
      counts: os.queue.counts.use(reader).handler(({ context }) => queueCounts(office, context.actor)),
    },
    cases: {
      get: os.cases.get.use(reader).handler(({ input, context }) => review(context.actor, input.caseId)),
      claim: os.cases.claim
        .use(decider)
        .handler(async ({ input, context }) =>
          review(context.actor, await claimCase(office, context.actor, input.caseId)),
        ),
      claimNext: os.cases.claimNext.use(decider).handler(async ({ input, context }) => {
        const id = await claimNext(office, context.actor, input.queue)
        return id ? await review(context.actor, id) : null
      }),
      reserve: os.cases.reserve.use(decider).handler(async ({ input, context }) => {
        const ids = await reserveNext(office, context.actor, input.queue, input.count)
        return await Promise.all(ids.map((id) => review(context.actor, id)))
      }),
      renew: os.cases.renew.use(decider).handler(({ input, context }) => renewLease(office, context.actor, input)),
      release: os.cases.release.use(decider).handler(({ input, context }) => releaseCase(office, context.actor, input)),
    },
    decisions: {
      decide: os.decisions.decide.use(decider).handler(({ input, context }) => {
        const flaw = flawOfKey(context.retryKey)
        if (flaw) throw invalid([flaw])
        const retry = { scope: context.actor.id, key: context.retryKey, body: input }
        return once(
          office,
          retry,
          (tx, at) => decide(tx, at, context.actor, input),
          () => office.vitals.decided(input.choice),
        )
      }),
      undo: os.decisions.undo.use(decider).handler(async ({ input, context }) => {
        const undone = await undo(office, context.actor, input.decisionId)
        office.vitals.undone()
        return undone
      }),
      recent: os.decisions.recent.use(reader).handler(({ context }) => recent(office, context.actor)),
    },
    audit: {
      list: os.audit.list.use(anyone).handler(({ input, context }) => auditList(office, context.actor, input)),
      verify: os.audit.verify.use(anyone).handler(() => verification()),
    },
  })
}

function faultFrom(office: Office, fault: unknown, input: unknown): unknown {
  if (fault instanceof ORPCError && fault.code === 'BAD_REQUEST' && fault.cause instanceof ValidationError) {
    return invalid(flawsOf(fault.cause.issues as unknown as readonly z.core.$ZodIssue[], input))
  }
  if (fault instanceof ORPCError) return fault
  if (fault instanceof IdempotencyConflict) return refused('idempotency_conflict')
  office.log.error({ err: fault }, 'desk: unexpected')
  if (isStorageFault(fault)) return new ORPCError('SERVICE_UNAVAILABLE', { message: NOT_STORED })
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'unexpected' })
}

/** The browser's API under `/api/desk`. */
export function deskApi(office: Office): Router {
  const handler = new StandardRPCHandler<Context>(router(office), {
    clientInterceptors: [
      async ({ next, input }) => {
        try {
          return await next()
        } catch (fault) {
          throw faultFrom(office, fault, input)
        }
      },
    ],
  })
  const routes = Router()
  routes.use(sameOriginOnly, postOnly, jsonBody(BODY_AT_MOST))
  routes.use(async (request, response, next) => {
    const signedIn = await whoIs(office, sessionToken(request), !asksByItself(request.path))
    const retryKey = request.get('idempotency-key') ?? null
    const context: Context = { request, response, signedIn, retryKey }
    if (!(await operate(handler, request, response, { prefix: DESK_PREFIX, context }))) next()
  })
  return routes
}
