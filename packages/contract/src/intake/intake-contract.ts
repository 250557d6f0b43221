import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { z } from 'zod'
import { intakeOc as oc } from '../operation-contract.ts'
import { Id, list } from './field-contract.ts'
import { AppealBody } from './intake-appeal-contract.ts'
import { MessageBody, ProposalBody } from './intake-correspondence-contract.ts'
import { effectCalls } from './intake-effect-contract.ts'
import { enquiryCalls } from './intake-enquiry-contract.ts'
import { Problem } from './intake-error-contract.ts'
import { JobBody } from './intake-job-contract.ts'
import { MemberBody } from './intake-member-contract.ts'
import { MetricsBody, metricsCalls } from './intake-metrics-contract.ts'
import { reminderCalls } from './intake-reminder-contract.ts'
import { ReportBody } from './intake-report-contract.ts'
import { responseCalls } from './intake-response-contract.ts'

export const INTAKE_PREFIX = '/api/intake/v1'
const MAX_BATCH_ITEMS = 500
/** bytes of a request body, and of `/batch` */
export const MAX_BODY_BYTES = 256 * 1024
export const MAX_BATCH_BODY_BYTES = 4 * 1024 * 1024

const Stored = z.object({ id: Id, version: z.int(), changed: z.boolean() })
const Accepted = z.object({ id: Id })

/** One result a batch item, in order; `errors` is empty on success. */
export const BatchResult = z.object({ status: z.int(), id: z.string().nullable(), problem: Problem.nullable() })
export type BatchResult = z.infer<typeof BatchResult>

export const BATCH_BODIES = {
  member: MemberBody,
  job: JobBody,
  proposal: ProposalBody,
  message: MessageBody,
  report: ReportBody,
  metrics: MetricsBody,
} as const
export type BatchKind = keyof typeof BATCH_BODIES
/** A body as it is sent. */
export type BatchBody<Kind extends BatchKind> = z.input<(typeof BATCH_BODIES)[Kind]>

/** The intake API, called by the marketplace's servers. */
export const intakeContract = {
  putMember: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'PUT',
      path: '/members/{id}',
      summary: 'Create or update a member',
      description: 'Send the member as it is now. The last call wins.',
      tags: ['intake'],
    })
    .input(MemberBody)
    .output(Accepted),
  ...metricsCalls,
  putJob: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'PUT',
      path: '/jobs/{id}',
      summary: 'Create or update a job',
      description:
        'Send the job as it is now. Changed text becomes a new version. A job with an older `updatedAt` than the stored one changes nothing and returns `changed: false`, so jobs can arrive in any order.',
      tags: ['intake'],
    })
    .input(JobBody)
    .output(Stored),
  putProposal: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'PUT',
      path: '/proposals/{id}',
      summary: 'Scan a proposal',
      description:
        'Stored only if something is found or someone reported it. One with an older `sentAt` than the stored one changes nothing.',
      tags: ['intake'],
    })
    .input(ProposalBody)
    .output(Accepted),
  postMessage: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'POST',
      path: '/messages',
      summary: 'Scan a message',
      description:
        'Stored only if something is found or someone reported it. One with an older `sentAt` than the stored one changes nothing.',
      successStatus: 202,
      tags: ['intake'],
    })
    .input(MessageBody)
    .output(Accepted),
  postReport: oc
    .meta({
      scope: 'intake:write',
      refusals:
        'a reason that is not available (`unknown_reason`), an ID already used by another report (`report_id_taken`)',
    })
    .route({
      method: 'POST',
      path: '/reports',
      summary: 'File a violation report',
      description:
        'Sending the same `id` twice counts as one report. `reason` must be one of `GET /report-reasons`, on the day of the report or today.',
      successStatus: 202,
      tags: ['intake'],
    })
    .input(ReportBody)
    .output(Accepted),
  postAppeal: oc
    .meta({
      scope: 'intake:write',
      refusals:
        'no such measure against this member (`unknown_measure`), no such contact reminder of this member (`unknown_reminder`), a measure or an outcome that was reversed or cannot be appealed (`nothing_to_appeal`), a decision with an open appeal (`appeal_open`), a missed deadline (`appeal_too_late`), an ID already used by another appeal (`appeal_id_taken`)',
    })
    .route({
      method: 'POST',
      path: '/appeals',
      summary: 'Appeal against a measure, or the outcome of a contact reminder',
      description:
        'Send either `measureId`, or `reminderId`: both sides of a contract can appeal. The member has to appeal before the deadline set at the desk, one appeal at a time per decision or outcome. Appeals refused as late or duplicate are still kept.',
      successStatus: 202,
      tags: ['intake'],
    })
    .input(AppealBody)
    .output(Accepted),
  ...responseCalls,
  ...reminderCalls,
  ...enquiryCalls,
  getReportReasons: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'GET',
      path: '/report-reasons',
      summary: 'List the report reasons available today',
      description: 'In Japanese unless `lang=en`. Reasons change with the guideline, so fetch them daily.',
      tags: ['intake'],
    })
    .input(z.strictObject({ lang: z.enum(LANGUAGES).optional() }))
    .output(
      z.object({ reasons: z.array(z.object({ id: z.string(), label: z.string(), category: z.enum(CATEGORIES) })) }),
    ),
  postBatch: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'POST',
      path: '/batch',
      summary: 'Send up to 500 items, with one result each, in order',
      description:
        'Each item is `{ kind: member|job|proposal|message|report|metrics, body }` with the body and `id` of its own endpoint. Each is accepted or refused separately, with the status and problem of its own endpoint. An `Idempotency-Key` covers the whole batch: if it was used with other items, nothing is accepted.',
      tags: ['intake'],
    })
    .input(z.strictObject({ items: list(z.unknown(), MAX_BATCH_ITEMS, 1) }))
    .output(z.object({ results: z.array(BatchResult) })),
  ...effectCalls,
}
