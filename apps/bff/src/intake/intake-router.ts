import { intakeContract } from '@mimamori/contract/intake/intake-contract'
import { arrivalInstants } from '@mimamori/policy/intake/future-instant-rules'
import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import { StandardOpenAPIHandler } from '@orpc/openapi/standard'
import { implement } from '@orpc/server'
import { noteRefusedCall, type RefusedCall } from '../rpc/repeated-refusals.ts'
import { withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { getContactReminder } from './get-contact-reminder.ts'
import { getMeasureText } from './get-measure-text.ts'
import { getNoticeText } from './get-notice-text.ts'
import { getStandardChange } from './get-standard-change.ts'
import { ingestArrival } from './ingest-arrival.ts'
import {
  appealFlaw,
  beforeMeasureFlaw,
  FLAW_BY_CODE,
  futureInstantFlaws,
  scopeFlaw,
  wrongMeasureFlaw,
} from './intake-flaws.ts'
import { type IntakeContext, intakeProblem, toIntakeProblem } from './intake-problems.ts'
import { loadWriters } from './load-writers.ts'
import { getAppealOutcome, postAppeal } from './post-appeal.ts'
import { postBatch } from './post-batch.ts'
import { postContactReminder, reminderInstants } from './post-contact-reminder.ts'
import { getEnquiryState, postEnquiry } from './post-enquiry.ts'
import { postMeasureResponse, type ResponseInput } from './post-measure-response.ts'
import { listOfferedReasons, reportReasonFlaw } from './report-reason-check.ts'
import { noteRefusedKey } from './require-api-key.ts'
import { tellContact } from './tell-contact.ts'

/** The requested text. Throws the problem `not_found` where there is none. */
function requireText<Text>(text: Text | null, { language }: IntakeContext): Text {
  if (text === null) throw intakeProblem('not_found', language)
  return text
}

/** Notes what was turned away once its transaction has ended: nothing else is stored of it, and not every one has an entry. */
function noteOnce(app: AppContext): { keep: (refused: RefusedCall) => Promise<void>; note: () => Promise<void> } {
  let kept: RefusedCall | null = null
  return {
    keep: async (refused) => {
      kept = refused
    },
    note: async () => {
      if (kept) await noteRefusedCall(app, kept)
    },
  }
}

/** The operations of the intake API. */
function intakeRouter(app: AppContext) {
  // what the desk answers is typed by the contract; checking it again at run time would cost every request
  const os = implement(intakeContract)
    .$context<IntakeContext>()
    // the input is read before the middleware
    .$config({ initialInputValidationIndex: -1, initialOutputValidationIndex: Number.NaN })
    .use(async ({ context: { caller, language }, procedure, next }) => {
      const flaw = scopeFlaw(procedure['~orpc'].meta.scope, caller.scopes)
      if (flaw) await noteRefusedKey(app, { keyId: caller.keyId, why: 'scope' })
      if (flaw) throw intakeProblem('forbidden', language, [flaw])
      return await next()
    })
  const handleArrival = async (arrival: Arrival, context: IntakeContext) => {
    const ahead = futureInstantFlaws(app.clock.now(), arrivalInstants(arrival))
    if (ahead.length > 0) throw intakeProblem('invalid_request', context.language, ahead)
    const flaw = arrival.kind === 'report' ? reportReasonFlaw(app, arrival.body) : null
    if (flaw) throw intakeProblem('unknown_reason', context.language, [flaw])
    const write = ingestArrival(arrival, app, await loadWriters(app.storage, [arrival]))
    const { keyId } = context.caller
    const retry = { scope: keyId, key: context.retryKey, body: arrival }
    return await withIdempotency(
      app,
      retry,
      (tx, at) => write(tx, at, keyId),
      () => app.metrics.countArrival(arrival.kind),
    )
  }
  /** Stores a member's response to a measure; answers the instant the desk has. */
  const handleResponse = async (told: ResponseInput, field: string, context: IntakeContext): Promise<string> => {
    const ahead = futureInstantFlaws(app.clock.now(), { [field]: told.at })
    if (ahead.length > 0) throw intakeProblem('invalid_request', context.language, ahead)
    const { keyId } = context.caller
    const retry = { scope: keyId, key: context.retryKey, body: { kind: 'response', body: told } }
    const posted = await withIdempotency(
      app,
      retry,
      (tx, at) => postMeasureResponse(tx, at, keyId, told),
      () => undefined,
    )
    if (posted.refusal === null) return posted.respondedAt
    if (posted.refusal === 'not_found') throw intakeProblem('not_found', context.language)
    if (posted.refusal === 'before_measure')
      throw intakeProblem('invalid_request', context.language, [beforeMeasureFlaw(field)])
    throw intakeProblem('wrong_measure', context.language, [wrongMeasureFlaw(told.response, posted.measure)])
  }
  return os.router({
    putMember: os.putMember.handler(({ input: body, context }) => handleArrival({ kind: 'member', body }, context)),
    putMetrics: os.putMetrics.handler(async ({ input: body, context }) => {
      const { id, metrics = [] } = await handleArrival({ kind: 'metrics', body }, context)
      return { id, changed: [...metrics] }
    }),
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
      const turnedAway = noteOnce(app)
      const { id, refusal } = await withIdempotency(
        app,
        retry,
        (tx, at) => postAppeal(tx, at, keyId, body, turnedAway.keep),
        () => undefined,
      )
      await turnedAway.note()
      // what is refused is kept, too: the transaction has ended
      if (refusal) throw intakeProblem(refusal, context.language, [appealFlaw(refusal, body)])
      return { id }
    }),
    acknowledgeMeasure: os.acknowledgeMeasure.handler(async ({ input: { id, acknowledgedAt: at }, context }) => {
      const told = { id, response: 'acknowledged', at } as const
      return { id, acknowledgedAt: await handleResponse(told, 'acknowledgedAt', context) }
    }),
    correctMeasure: os.correctMeasure.handler(async ({ input: { id, correctedAt: at }, context }) => {
      const told = { id, response: 'corrected', at } as const
      return { id, correctedAt: await handleResponse(told, 'correctedAt', context) }
    }),
    postContactReminder: os.postContactReminder.handler(async ({ input: body, context }) => {
      const ahead = futureInstantFlaws(app.clock.now(), reminderInstants(body))
      if (ahead.length > 0) throw intakeProblem('invalid_request', context.language, ahead)
      const { keyId } = context.caller
      const retry = { scope: keyId, key: context.retryKey, body: { kind: 'contact_reminder', body } }
      const turnedAway = noteOnce(app)
      const posted = await withIdempotency(
        app,
        retry,
        (tx, at) => postContactReminder(tx, at, keyId, body, turnedAway.keep),
        () => undefined,
      )
      await turnedAway.note()
      if (posted.refusal) throw intakeProblem(posted.refusal, context.language, [...posted.flaws])
      return { id: body.id, deadline: posted.deadline, remindAt: [...posted.remindAt] }
    }),
    tellContact: os.tellContact.handler(async ({ input: body, context }) => {
      const ahead = futureInstantFlaws(app.clock.now(), { contactAt: body.contactAt })
      if (ahead.length > 0) throw intakeProblem('invalid_request', context.language, ahead)
      const { keyId } = context.caller
      const retry = { scope: keyId, key: context.retryKey, body: { kind: 'contact', body } }
      const told = await withIdempotency(
        app,
        retry,
        (tx, at) => tellContact(tx, at, keyId, body),
        () => undefined,
      )
      if (told.refusal === null) return { id: body.id, contactAt: told.contactAt, ended: told.ended }
      if (told.refusal === 'not_found') throw intakeProblem('not_found', context.language)
      throw intakeProblem(told.refusal, context.language, [FLAW_BY_CODE[told.refusal]])
    }),
    getContactReminder: os.getContactReminder.handler(async ({ input: { id }, context }) =>
      requireText(await getContactReminder(app.storage.db, id), context),
    ),
    postEnquiry: os.postEnquiry.handler(async ({ input: body, context }) => {
      const ahead = futureInstantFlaws(app.clock.now(), { askedAt: body.askedAt })
      if (ahead.length > 0) throw intakeProblem('invalid_request', context.language, ahead)
      const { keyId } = context.caller
      const retry = { scope: keyId, key: context.retryKey, body: { kind: 'enquiry', body } }
      const { id, refusal } = await withIdempotency(
        app,
        retry,
        (tx, at) => postEnquiry(tx, at, keyId, body),
        () => undefined,
      )
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
      return requireText(await getMeasureText(app.storage.db, input.id), context)
    }),
    getAppeal: os.getAppeal.handler(async ({ input, context }) => {
      return requireText(await getAppealOutcome(app.storage.db, input.id), context)
    }),
    getEnquiry: os.getEnquiry.handler(async ({ input, context }) => {
      return requireText(await getEnquiryState(app.storage.db, input.id), context)
    }),
    getStandardChange: os.getStandardChange.handler(async ({ input: { id, lang = 'ja' }, context }) => {
      return requireText(await getStandardChange(app.storage.db, id, lang), context)
    }),
    getNotice: os.getNotice.handler(async ({ input, context }) => {
      return requireText(await getNoticeText(app.storage.db, input), context)
    }),
  })
}

/** The handler of the intake API: its operations, with every fault answered as a problem document. */
export function createIntakeHandler(app: AppContext): StandardOpenAPIHandler<IntakeContext> {
  return new StandardOpenAPIHandler<IntakeContext>(intakeRouter(app), {
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
}
