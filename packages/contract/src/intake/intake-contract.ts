import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { z } from 'zod'
import { intakeOc as oc } from '../operation-contract.ts'
import { Id, list, ReportedInstant } from './field-contract.ts'
import { AppealBody, AppealText, MeasureId } from './intake-appeal-contract.ts'
import { MessageBody, ProposalBody } from './intake-correspondence-contract.ts'
import { Problem } from './intake-error-contract.ts'
import { JobBody } from './intake-job-contract.ts'
import { MemberBody } from './intake-member-contract.ts'
import { NoticeId, NoticeText } from './intake-notice-contract.ts'
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
} as const
export type BatchKind = keyof typeof BATCH_BODIES

export const MeasureText = z.object({
  id: z.string(),
  measure: z.enum(MEASURES),
  target: z.object({ type: z.enum(TARGET_TYPES), id: Id }),
  memberId: z.string(),
  decidedAt: ReportedInstant,
  categories: z.array(z.string()),
  clause: z.string().nullable(),
  text: z.string(),
  passages: z.array(
    z.object({
      field: z.enum(['title', 'body']),
      start: z.int(),
      end: z.int(),
      text: z.string(),
      suggestion: z.string(),
    }),
  ),
})

/** The intake API, called by the marketplace's servers. */
export const intakeContract = {
  putMember: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'PUT',
      path: '/members/{id}',
      summary: 'Tell the desk who a member is',
      description: 'As the member is now: what came last counts.',
      tags: ['intake'],
    })
    .input(MemberBody)
    .output(Accepted),
  putJob: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'PUT',
      path: '/jobs/{id}',
      summary: 'Post or change a job',
      description:
        'As the job is now. Changed text is a new version. What has an older `updatedAt` than the desk knows changes nothing and is answered `changed: false`, so that jobs may arrive in any order.',
      tags: ['intake'],
    })
    .input(JobBody)
    .output(Stored),
  putProposal: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'PUT',
      path: '/proposals/{id}',
      summary: 'Have a proposal scanned',
      description:
        'Stored if something is found in it, or somebody reported it. One with an older `sentAt` than the desk knows changes nothing.',
      tags: ['intake'],
    })
    .input(ProposalBody)
    .output(Accepted),
  postMessage: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'POST',
      path: '/messages',
      summary: 'Have a message scanned',
      description:
        'Stored if something is found in it, or somebody reported it. One with an older `sentAt` than the desk knows changes nothing.',
      successStatus: 202,
      tags: ['intake'],
    })
    .input(MessageBody)
    .output(Accepted),
  postReport: oc
    .meta({
      scope: 'intake:write',
      refusals: 'a reason that is not offered (`unknown_reason`), an id another report has (`report_id_taken`)',
    })
    .route({
      method: 'POST',
      path: '/reports',
      summary: 'File a violation report',
      description:
        'The same `id` twice is the same report. `reason` is one of `GET /report-reasons`, of the day it was reported or of today.',
      successStatus: 202,
      tags: ['intake'],
    })
    .input(ReportBody)
    .output(Accepted),
  postAppeal: oc
    .meta({
      scope: 'intake:write',
      refusals:
        'no such measure against this member (`unknown_measure`), one that was taken back or accuses nobody (`nothing_to_appeal`), one that is appealed against already (`appeal_open`), too late (`appeal_too_late`), an id another appeal has (`appeal_id_taken`)',
    })
    .route({
      method: 'POST',
      path: '/appeals',
      summary: 'Appeal against a measure',
      description:
        'Within the days the desk has set, by the member the measure was about; one at a time against a decision. What is refused as too late, or beside another, is kept all the same.',
      successStatus: 202,
      tags: ['intake'],
    })
    .input(AppealBody)
    .output(Accepted),
  ...responseCalls,
  getReportReasons: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'GET',
      path: '/report-reasons',
      summary: 'The reasons a member can report for today',
      description: 'In Japanese unless `lang=en`. They change with the guideline: ask once a day.',
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
      summary: 'Up to 500 of these, one result each, in order',
      description:
        'Each item is `{ kind: member|job|proposal|message|report, body }` with the body of its own endpoint, and its `id`. Each is taken in or refused by itself, with the status and the problem its own endpoint would have answered. An `Idempotency-Key` is for the batch as a whole: under one that was used with other items nothing is taken in.',
      tags: ['intake'],
    })
    .input(z.strictObject({ items: list(z.unknown(), MAX_BATCH_ITEMS, 1) }))
    .output(z.object({ results: z.array(BatchResult) })),
  getMeasure: oc
    .meta({ scope: 'effects:read', missing: 'No measure of this id stands' })
    .route({
      method: 'GET',
      path: '/measures/{id}',
      summary: 'The exact text of a measure',
      description: 'Once its decision stands, as the event says; until then it is not found.',
      tags: ['effects'],
    })
    .input(z.strictObject({ id: MeasureId }))
    .output(MeasureText),
  getAppeal: oc
    .meta({ scope: 'effects:read', missing: 'No appeal of this id, or it is open still' })
    .route({
      method: 'GET',
      path: '/appeals/{id}',
      summary: 'What became of an appeal, with the exact text',
      description: 'Once it is granted or upheld and that stands, as the event says; until then it is not found.',
      tags: ['effects'],
    })
    .input(z.strictObject({ id: Id }))
    .output(AppealText),
  getNotice: oc
    .meta({ scope: 'effects:read', missing: 'No notice of this id is published, or not in this language' })
    .route({
      method: 'GET',
      path: '/notices/{id}',
      summary: 'A published notice: its documents and its figures',
      description:
        'As HTML and Markdown in every language it was written in, or one of either: `lang`, and `format=html|markdown|figures`.',
      tags: ['effects'],
    })
    .input(
      z.strictObject({
        id: NoticeId,
        lang: z.enum(LANGUAGES).optional(),
        format: z.enum(['html', 'markdown', 'figures']).optional(),
      }),
    )
    .output(NoticeText),
}
