import { deskContract } from '@mimamori/contract/desk-contract'
import { AUDIT_FILE_PATH, DESK_PREFIX, NOT_STORED } from '@mimamori/contract/transport-contract'
import { isStorageFault } from '@mimamori/storage/storage'
import { ValidationError } from '@orpc/contract'
import { implement, ORPCError } from '@orpc/server'
import { StandardRPCHandler } from '@orpc/server/standard'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { z } from 'zod'
import { actProcedures } from '../acts/act-procedures.ts'
import { apiKeyProcedures } from '../api-keys/api-key-procedures.ts'
import { appealProcedures } from '../appeals/appeal-procedures.ts'
import { auditFileEndpoint } from '../audit/audit-file-endpoint.ts'
import { auditProcedures } from '../audit/audit-procedures.ts'
import { loadFullSession, loadSession } from '../auth/auth-sessions.ts'
import { securityProcedures } from '../auth/security-procedures.ts'
import { sessionProcedures } from '../auth/session-procedures.ts'
import { breakdownProcedures } from '../breakdown/breakdown-procedures.ts'
import { breakdownMailProcedures } from '../breakdown-mail/breakdown-mail-procedures.ts'
import { caseProcedures } from '../cases/case-procedures.ts'
import { catalogueProcedures } from '../catalogue/catalogue-procedures.ts'
import { clockProcedures } from '../clock/clock-procedures.ts'
import { closingProcedures } from '../closings/closing-procedures.ts'
import { coverageProcedures } from '../coverage/coverage-procedures.ts'
import { decisionProcedures } from '../decisions/decision-procedures.ts'
import { deliveryProcedures } from '../delivery/delivery-procedures.ts'
import { detectionModelProcedures } from '../detection/detection-model-procedures.ts'
import { draftProcedures } from '../drafts/draft-procedures.ts'
import { dueTimeProcedures } from '../due-times/due-time-procedures.ts'
import { enquiryProcedures } from '../enquiries/enquiry-procedures.ts'
import { erasureProcedures } from '../erasure/erasure-procedures.ts'
import { isBackgroundRequest } from '../http/background-request.ts'
import { answerByHandler } from '../http/handler-adapter.ts'
import { jsonBody } from '../http/json-body.ts'
import { routeTemplate } from '../http/route-template.ts'
import { sameOriginOnly } from '../http/same-origin-guard.ts'
import { sessionToken } from '../http/session-cookies.ts'
import { flawsOf } from '../http/validation-flaws.ts'
import { inboxProcedures } from '../inbox/inbox-procedures.ts'
import { incidentProcedures } from '../incidents/incident-procedures.ts'
import { openMemberCase } from '../intake/put-member.ts'
import { ledgerProcedures } from '../ledger/ledger-procedures.ts'
import { liveProcedures } from '../live/live-procedures.ts'
import type { Live } from '../live/live-streams.ts'
import { memberProcedures } from '../members/member-procedures.ts'
import { noteProcedures } from '../notes/note-procedures.ts'
import { noticeProcedures } from '../notices/notice-procedures.ts'
import { peopleProcedures } from '../people/people-procedures.ts'
import { queueProcedures } from '../queue/queue-procedures.ts'
import { reminderProcedures } from '../reminders/reminder-procedures.ts'
import { reportProcedures } from '../reports/report-procedures.ts'
import { retentionProcedures } from '../retention/retention-procedures.ts'
import { invalidInputError, refusalError, refusalOf } from '../rpc/refusal-errors.ts'
import { noteRefusedCall } from '../rpc/repeated-refusals.ts'
import type { RpcContext, SignedIn } from '../rpc/rpc-middleware.ts'
import { countSessionCall, sendTooManyCalls } from '../rpc/session-call-limit.ts'
import { IdempotencyConflict } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { savedStepProcedures } from '../saved-steps/saved-step-procedures.ts'
import { searchProcedures } from '../search/search-procedures.ts'
import { snippetProcedures } from '../snippets/snippet-procedures.ts'
import { ownTextProcedures } from '../snippets/use-own-text.ts'
import { standardsProcedures } from '../standards/standards-procedures.ts'
import { trackRecordProcedures } from '../track-record/track-record-procedures.ts'
import { withdrawalProcedures } from '../withdrawals/withdrawal-procedures.ts'

const MAX_BODY_BYTES = 256 * 1024
/** a picture of a notice, in base64 */
const MAX_PICTURE_BODY_BYTES = 768 * 1024
const PICTURE_CALL = '/notices/addPicture'

/** Everything the browser can ask for; every feature answers its own part. */
export const deskRouter = implement(deskContract).$context<RpcContext>().router({
  apiKeys: apiKeyProcedures,
  session: sessionProcedures,
  security: securityProcedures,
  queue: queueProcedures,
  cases: caseProcedures,
  decisions: decisionProcedures,
  acts: actProcedures,
  deliveries: deliveryProcedures,
  coverage: coverageProcedures,
  breakdown: breakdownProcedures,
  breakdownMail: breakdownMailProcedures,
  catalogue: catalogueProcedures,
  trackRecord: trackRecordProcedures,
  appeals: appealProcedures,
  audit: auditProcedures,
  incidents: incidentProcedures,
  erasure: erasureProcedures,
  reports: reportProcedures,
  retention: retentionProcedures,
  ledger: ledgerProcedures,
  live: liveProcedures,
  members: memberProcedures,
  notes: noteProcedures,
  inbox: inboxProcedures,
  snippets: snippetProcedures,
  ownTexts: ownTextProcedures,
  savedSteps: savedStepProcedures,
  drafts: draftProcedures,
  search: searchProcedures,
  standards: standardsProcedures,
  people: peopleProcedures,
  withdrawals: withdrawalProcedures,
  reminders: reminderProcedures,
  enquiries: enquiryProcedures,
  closings: closingProcedures,
  notices: noticeProcedures,
  detectionModels: detectionModelProcedures,
  dueTimes: dueTimeProcedures,
  clock: clockProcedures,
})

/** The context of an operation, made from a request. `live`: the event streams of the pages. */
export function rpcContext(
  { app, live }: { readonly app: AppContext; readonly live: Live },
  request: Request,
  response: Response,
  current: SignedIn | null,
): RpcContext {
  const [signedIn, pendingSession] = current?.session.stage === 'full' ? [current, null] : [null, current]
  const otherFeatures = { openMemberCase, reportPresence: live.reportPresence }
  const retryKey = request.get('idempotency-key') ?? null
  return { app, otherFeatures, request, response, signedIn, pendingSession, retryKey }
}

/** A call is a POST: a GET, which links and prefetching make too, must never do anything. */
const postOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') return next()
  response.setHeader('allow', 'POST')
  const refused = { defined: false, code: 'METHOD_NOT_SUPPORTED', status: 405, message: 'a call is a POST' }
  response.status(405).json({ json: refused })
}

function toRpcError(app: AppContext, fault: unknown, input: unknown): unknown {
  if (fault instanceof ORPCError && fault.code === 'BAD_REQUEST' && fault.cause instanceof ValidationError) {
    return invalidInputError(flawsOf(fault.cause.issues as unknown as readonly z.core.$ZodIssue[], input))
  }
  if (fault instanceof ORPCError) return fault
  if (fault instanceof IdempotencyConflict) return refusalError('idempotency_conflict')
  app.log.error({ err: fault }, 'desk: unexpected')
  if (isStorageFault(fault)) return new ORPCError('SERVICE_UNAVAILABLE', { message: NOT_STORED })
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'unexpected' })
}

/** An attempt at what a role may not is kept: who, and which call. Refused it is in any case. */
async function recordDenied({ app, request, signedIn }: RpcContext, fault: unknown): Promise<void> {
  if (!signedIn || refusalOf(fault)?.refusal !== 'not_permitted') return
  const { id } = signedIn.account
  const denied = { type: 'access.denied', staffId: id, call: routeTemplate(request.originalUrl) } as const
  await noteRefusedCall(app, denied).catch((fault: unknown) =>
    app.log.error({ err: fault }, 'desk: a denied attempt was not noted'),
  )
}

/** The browser's API under `/api/desk`. */
export function createDeskApi(app: AppContext, live: Live): Router {
  const handler = new StandardRPCHandler<RpcContext>(deskRouter, {
    clientInterceptors: [
      async ({ next, input, context }) => {
        try {
          return await next()
        } catch (fault) {
          await recordDenied(context, fault)
          throw toRpcError(app, fault, input)
        }
      },
    ],
  })
  const routes = Router()
  routes.use(sameOriginOnly, postOnly)
  routes.use(PICTURE_CALL, jsonBody(MAX_PICTURE_BODY_BYTES))
  routes.use(new RegExp(`^(?!${PICTURE_CALL}$)`), jsonBody(MAX_BODY_BYTES))
  const identify = (request: Request) => loadFullSession(app, sessionToken(request), !isBackgroundRequest(request))
  routes.post(AUDIT_FILE_PATH, auditFileEndpoint(app, identify))
  routes.use(async (request, response, next) => {
    const current = await loadSession(app, sessionToken(request), !isBackgroundRequest(request))
    const waitSeconds = current && (await countSessionCall(app, current))
    if (waitSeconds !== null) return sendTooManyCalls(app, response, waitSeconds)
    const context = rpcContext({ app, live }, request, response, current)
    if (!(await answerByHandler(handler, request, response, { prefix: DESK_PREFIX, context }))) next()
  })
  return routes
}
