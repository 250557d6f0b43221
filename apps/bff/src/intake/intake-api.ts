import { INTAKE_PREFIX, MAX_BATCH_BODY_BYTES, MAX_BODY_BYTES } from '@mimamori/contract/intake/intake-contract'
import { Router } from 'express'
import { answerByHandler } from '../http/handler-adapter.ts'
import { jsonBody } from '../http/json-body.ts'
import { intakeFallbacks, languageOf, sendProblem } from '../http/problem-answers.ts'
import { idempotencyKeyFlaw } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import type { IntakeContext } from './intake-problems.ts'
import { rejectOtherMethods, requireObjectBody } from './intake-request-checks.ts'
import { createIntakeHandler } from './intake-router.ts'
import { type IntakeCaller, requireApiKey } from './require-api-key.ts'

/** The intake API under `/api/intake/v1`, for the marketplace's servers. */
export function createIntakeApi(app: AppContext): Router {
  const handler = createIntakeHandler(app)
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
