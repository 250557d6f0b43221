import {
  INTAKE_PREFIX,
  intakeContract,
  MAX_BATCH_BODY_BYTES,
  MAX_BODY_BYTES,
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
import {
  flawsOf,
  intakeFallbacks,
  isIntakeCode,
  languageOf,
  problemOf,
  sendProblem,
  statusOf,
} from '../http/problem-answers.ts'
import { IdempotencyConflict, idempotencyKeyFlaw, withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { getMeasureText } from './get-measure-text.ts'
import { getNoticeText } from './get-notice-text.ts'
import { ingestArrival } from './ingest-arrival.ts'
import { FLAW_BY_CODE, futureInstantFlaws, scopeFlaw } from './intake-flaws.ts'
import { rejectOtherMethods, requireObjectBody } from './intake-request-checks.ts'
import { getAppealOutcome, postAppeal } from './post-appeal.ts'
import { postBatch } from './post-batch.ts'
import { ReportIdTakenError } from './post-report.ts'
import { listOfferedReasons, reportReasonFlaw } from './report-reason-check.ts'
import { type IntakeCaller, requireApiKey } from './require-api-key.ts'

type IntakeContext = {
  readonly caller: IntakeCaller
  readonly retryKey: string | null
  readonly language: Language
}

/** A problem as the intake API answers it. */
function intakeProblem(code: IntakeCode, language: Language, errors: Parameters<typeof problemOf>[2] = []) {
  return new ORPCError(code, { status: statusOf(code), data: problemOf(code, language, errors) })
}

function toIntakeProblem(app: AppContext, fault: unknown, { language }: IntakeContext) {
  if (fault instanceof ORPCError && fault.cause instanceof ValidationError && fault.code === 'BAD_REQUEST') {
    const { issues, data } = fault.cause
    return intakeProblem('invalid_request', language, flawsOf(issues as unknown as readonly z.core.$ZodIssue[], data))
  }
  if (fault instanceof ORPCError && isIntakeCode(fault.code)) return fault
  if (fault instanceof ORPCError && fault.status === 404) return intakeProblem('not_found', language)
  if (fault instanceof IdempotencyConflict) {
    return intakeProblem('idempotency_conflict', language, [FLAW_BY_CODE.idempotency_conflict])
  }
  if (fault instanceof ReportIdTakenError) {
    return intakeProblem('report_id_taken', language, [FLAW_BY_CODE.report_id_taken])
  }
  if (isStorageFault(fault)) {
    app.log.error({ err: fault }, 'intake: not stored')
    return intakeProblem('unavailable', language)
  }
  app.log.error({ err: fault }, 'intake: unexpected')
  return intakeProblem('internal', language)
}

function intakeRouter(app: AppContext) {
  // what the desk answers is typed by the contract; checking it again at run time would cost every request
  const os = implement(intakeContract)
    .$context<IntakeContext>()
    // the input is read before the middleware
    .$config({ initialInputValidationIndex: -1, initialOutputValidationIndex: Number.NaN })
    .use(({ context: { caller, language }, procedure, next }) => {
      const flaw = scopeFlaw(procedure['~orpc'].meta.scope, caller.scopes)
      if (flaw) throw intakeProblem('forbidden', language, [flaw])
      return next()
    })
  const handleArrival = async (arrival: Arrival, context: IntakeContext) => {
    const ahead = futureInstantFlaws(app.clock.now(), arrivalInstants(arrival))
    if (ahead.length > 0) throw intakeProblem('invalid_request', context.language, ahead)
    const flaw = arrival.kind === 'report' ? reportReasonFlaw(app, arrival.body) : null
    if (flaw) throw intakeProblem('unknown_reason', context.language, [flaw])
    const write = ingestArrival(arrival, app.storage.vault)
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
    putMember: os.putMember.handler(({ input: body, context }) => handleArrival({ kind: 'member', body }, context)),
    putJob: os.putJob.handler(async ({ input: body, context }) => {
      const { id, version = 1, changed = false } = await handleArrival({ kind: 'job', body }, context)
      return { id, version, changed }
    }),
    putProposal: os.putProposal.handler(({ input: body, context }) =>
      handleArrival({ kind: 'proposal', body }, context),
    ),
    postMessage: os.postMessage.handler(({ input: body, context }) =>
      handleArrival({ kind: 'message', body }, context),
    ),
    postReport: os.postReport.handler(({ input: body, context }) => handleArrival({ kind: 'report', body }, context)),
    postAppeal: os.postAppeal.handler(async ({ input: body, context }) => {
      const ahead = futureInstantFlaws(app.clock.now(), { appealedAt: body.appealedAt })
      if (ahead.length > 0) throw intakeProblem('invalid_request', context.language, ahead)
      const { keyId } = context.caller
      const retry = { scope: keyId, key: context.retryKey, body: { kind: 'appeal', body } }
      const { id, refusal } = await withIdempotency(
        app,
        retry,
        (tx, at) => postAppeal(tx, at, keyId, body),
        () => undefined,
      )
      // what is refused is kept, too: the transaction has ended
      if (refusal) throw intakeProblem(refusal, context.language, [FLAW_BY_CODE[refusal]])
      return { id }
    }),
    getReportReasons: os.getReportReasons.handler(({ input, context }) => {
      return { reasons: listOfferedReasons(app, input.lang ?? context.language) }
    }),
    postBatch: os.postBatch.handler(async ({ input, context }) => {
      return await postBatch(app, input.items, context)
    }),
    getMeasure: os.getMeasure.handler(async ({ input, context }) => {
      const text = await getMeasureText(app.storage.db, input.id)
      if (!text) throw intakeProblem('not_found', context.language)
      return text
    }),
    getAppeal: os.getAppeal.handler(async ({ input, context }) => {
      const text = await getAppealOutcome(app.storage.db, input.id)
      if (!text) throw intakeProblem('not_found', context.language)
      return text
    }),
    getNotice: os.getNotice.handler(async ({ input, context }) => {
      const text = await getNoticeText(app.storage.db, input)
      if (!text) throw intakeProblem('not_found', context.language)
      return text
    }),
  })
}

/** The intake API under `/api/intake/v1`, for the marketplace's servers. */
export function createIntakeApi(app: AppContext): Router {
  const handler = new StandardOpenAPIHandler<IntakeContext>(intakeRouter(app), {
    clientInterceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (fault) {
          throw toIntakeProblem(app, fault, context)
        }
      },
    ],
    customErrorResponseBodyEncoder: (fault) => fault.data,
  })
  const routes = Router()
  routes.use(requireApiKey(app))
  routes.use(rejectOtherMethods)
  routes.use('/batch', jsonBody(MAX_BATCH_BODY_BYTES))
  routes.use(/^(?!\/batch)/, jsonBody(MAX_BODY_BYTES))
  routes.use(requireObjectBody)
  routes.use(async (request, response, next) => {
    const retryKey = request.get('idempotency-key') ?? null
    const flaw = idempotencyKeyFlaw(retryKey)
    if (flaw) return sendProblem(request, response, 'invalid_request', [flaw])
    const context: IntakeContext = {
      caller: response.locals.caller as IntakeCaller,
      retryKey,
      language: languageOf(request),
    }
    if (!(await answerByHandler(handler, request, response, { prefix: INTAKE_PREFIX, context }))) next()
  })
  routes.use(intakeFallbacks.nothingHere)
  routes.use(intakeFallbacks.readFault)
  return routes
}
