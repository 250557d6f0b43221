import {
  INTAKE_PREFIX,
  intakeContract,
  MAX_BATCH_BODY_BYTES,
  MAX_BODY_BYTES,
  SCOPE_OF,
} from '@mimamori/contract/intake/intake-contract'
import type { IntakeCode } from '@mimamori/contract/intake/intake-error-contract'
import { arrivalInstants } from '@mimamori/policy/intake/future-instant-rules'
import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { isStorageFault } from '@mimamori/storage/storage'
import { ValidationError } from '@orpc/contract'
import { StandardOpenAPIHandler } from '@orpc/openapi/standard'
import { implement, ORPCError } from '@orpc/server'
import { Router } from 'express'
import type { z } from 'zod'
import { answerByHandler } from '../http/handler-adapter.ts'
import { jsonBody } from '../http/json-body.ts'
import { flawsOf, intakeFallbacks, languageOf, problemOf, sendProblem, statusOf } from '../http/problem-answers.ts'
import { IdempotencyConflict, idempotencyKeyFlaw, withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { type Caller, requireApiKey } from './api-key.ts'
import { bodyAsAsked, otherMethods } from './asked.ts'
import { FLAW_OF, flawOfScopes, flawsAhead } from './flaws.ts'
import { measureText } from './measure-text.ts'
import { noticeText } from './notice-text.ts'
import { appealText, postAppeal } from './post-appeal.ts'
import { postBatch } from './post-batch.ts'
import { ReportIdTaken } from './post-report.ts'
import { flawOfReason, offeredReasons } from './report-reason.ts'
import { takeIn } from './take-in.ts'

type Context = {
  readonly caller: Caller
  readonly retryKey: string | null
  readonly language: Language
}

/** A problem as the intake API answers it. */
function problem(code: IntakeCode, language: Language, errors: Parameters<typeof problemOf>[2] = []) {
  return new ORPCError(code, { status: statusOf(code), data: problemOf(code, language, errors) })
}

function problemFrom(app: AppContext, fault: unknown, { language }: Context) {
  if (fault instanceof ORPCError && fault.cause instanceof ValidationError && fault.code === 'BAD_REQUEST') {
    const { issues, data } = fault.cause
    return problem('invalid_request', language, flawsOf(issues as unknown as readonly z.core.$ZodIssue[], data))
  }
  if (fault instanceof ORPCError && fault.code in statusByCode) return fault
  if (fault instanceof ORPCError && fault.status === 404) return problem('not_found', language)
  if (fault instanceof IdempotencyConflict) {
    return problem('idempotency_conflict', language, [FLAW_OF.idempotency_conflict])
  }
  if (fault instanceof ReportIdTaken) {
    return problem('report_id_taken', language, [FLAW_OF.report_id_taken])
  }
  if (isStorageFault(fault)) {
    app.log.error({ err: fault }, 'intake: not stored')
    return problem('unavailable', language)
  }
  app.log.error({ err: fault }, 'intake: unexpected')
  return problem('internal', language)
}

const statusByCode: Readonly<Record<string, true>> = {
  invalid_request: true,
  forbidden: true,
  not_found: true,
  unknown_reason: true,
  unknown_measure: true,
  nothing_to_appeal: true,
  appeal_open: true,
  appeal_too_late: true,
  appeal_id_taken: true,
}

function router(app: AppContext) {
  // what the desk answers is typed by the contract; checking it again at run time would cost every request
  const os = implement(intakeContract).$context<Context>().$config({ initialOutputValidationIndex: Number.NaN })
  const need = (call: keyof typeof SCOPE_OF, { caller, language }: Context) => {
    const flaw = flawOfScopes(SCOPE_OF[call], caller.scopes)
    if (flaw) throw problem('forbidden', language, [flaw])
  }
  const take = async (call: keyof typeof SCOPE_OF, arrival: Arrival, context: Context) => {
    need(call, context)
    const ahead = flawsAhead(app.clock.now(), arrivalInstants(arrival))
    if (ahead.length > 0) throw problem('invalid_request', context.language, ahead)
    const flaw = arrival.kind === 'report' ? flawOfReason(app, arrival.body) : null
    if (flaw) throw problem('unknown_reason', context.language, [flaw])
    const write = takeIn(arrival, app.storage.vault)
    const { keyId } = context.caller
    const retry = { scope: keyId, key: context.retryKey, body: arrival }
    return await withIdempotency(
      app,
      retry,
      (tx, at) => write(tx, at, keyId),
      () => app.metrics.countArrival(arrival.kind),
    )
  }
  return os.router({
    putMember: os.putMember.handler(({ input: body, context }) => take('putMember', { kind: 'member', body }, context)),
    putJob: os.putJob.handler(async ({ input: body, context }) => {
      const { id, version = 1, changed = false } = await take('putJob', { kind: 'job', body }, context)
      return { id, version, changed }
    }),
    putProposal: os.putProposal.handler(({ input: body, context }) =>
      take('putProposal', { kind: 'proposal', body }, context),
    ),
    postMessage: os.postMessage.handler(({ input: body, context }) =>
      take('postMessage', { kind: 'message', body }, context),
    ),
    postReport: os.postReport.handler(({ input: body, context }) =>
      take('postReport', { kind: 'report', body }, context),
    ),
    postAppeal: os.postAppeal.handler(async ({ input: body, context }) => {
      need('postAppeal', context)
      const ahead = flawsAhead(app.clock.now(), { appealedAt: body.appealedAt })
      if (ahead.length > 0) throw problem('invalid_request', context.language, ahead)
      const { keyId } = context.caller
      const retry = { scope: keyId, key: context.retryKey, body: { kind: 'appeal', body } }
      const { id, refusal } = await withIdempotency(
        app,
        retry,
        (tx, at) => postAppeal(tx, at, keyId, body),
        () => undefined,
      )
      // what is refused is kept, too: the transaction has ended
      if (refusal) throw problem(refusal, context.language, [FLAW_OF[refusal]])
      return { id }
    }),
    getReportReasons: os.getReportReasons.handler(({ input, context }) => {
      need('getReportReasons', context)
      return { reasons: offeredReasons(app, input.lang ?? context.language) }
    }),
    postBatch: os.postBatch.handler(async ({ input, context }) => {
      need('postBatch', context)
      return await postBatch(app, input.items, context)
    }),
    getMeasure: os.getMeasure.handler(async ({ input, context }) => {
      need('getMeasure', context)
      const text = await measureText(app.storage.db, input.id)
      if (!text) throw problem('not_found', context.language)
      return text
    }),
    getAppeal: os.getAppeal.handler(async ({ input, context }) => {
      need('getAppeal', context)
      const text = await appealText(app.storage.db, input.id)
      if (!text) throw problem('not_found', context.language)
      return text
    }),
    getNotice: os.getNotice.handler(async ({ input, context }) => {
      need('getNotice', context)
      const text = await noticeText(app.storage.db, input)
      if (!text) throw problem('not_found', context.language)
      return text
    }),
  })
}

/** The intake API under `/api/intake/v1`, for the marketplace's servers. */
export function intakeApi(app: AppContext): Router {
  const handler = new StandardOpenAPIHandler<Context>(router(app), {
    clientInterceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (fault) {
          throw problemFrom(app, fault, context)
        }
      },
    ],
    customErrorResponseBodyEncoder: (fault) => fault.data,
  })
  const routes = Router()
  routes.use(requireApiKey(app))
  routes.use(otherMethods)
  routes.use('/batch', jsonBody(MAX_BATCH_BODY_BYTES))
  routes.use(/^(?!\/batch)/, jsonBody(MAX_BODY_BYTES))
  routes.use(bodyAsAsked)
  routes.use(async (request, response, next) => {
    const retryKey = request.get('idempotency-key') ?? null
    const flaw = idempotencyKeyFlaw(retryKey)
    if (flaw) return sendProblem(request, response, 'invalid_request', [flaw])
    const context: Context = {
      caller: response.locals.caller as Caller,
      retryKey,
      language: languageOf(request),
    }
    if (!(await answerByHandler(handler, request, response, { prefix: INTAKE_PREFIX, context }))) next()
  })
  routes.use(intakeFallbacks.nothingHere)
  routes.use(intakeFallbacks.readFault)
  return routes
}
