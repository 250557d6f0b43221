import { MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { HOLDING_CHANGES } from '@mimamori/policy/standards/holding-rules'
import { METRIC_NAMES } from '@mimamori/policy/standards/metric-definitions'
import { z } from 'zod'
import { intakeOc as oc } from '../operation-contract.ts'
import { Id, ReportedInstant } from './field-contract.ts'
import { AppealText, MeasureId } from './intake-appeal-contract.ts'
import { NoticeId, NoticeText } from './intake-notice-contract.ts'

const StandardChangeId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a change')

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

export const StandardChangeText = z.object({
  id: z.string(),
  memberId: z.string(),
  standard: z.string(),
  change: z.enum(HOLDING_CHANGES),
  at: ReportedInstant,
  /** of `grace_began`: the standard is kept until then */
  graceUntil: ReportedInstant.nullable(),
  /** the criteria that are not met, in the unit of their metric; of a monthly average the sums over its months */
  criteria: z.array(
    z.object({
      id: z.string(),
      metric: z.enum(METRIC_NAMES),
      value: z.number().nullable(),
      threshold: z.number().nullable(),
    }),
  ),
  language: z.enum(LANGUAGES),
  /** the letter to the member */
  text: z.string(),
})

/** What the desk decided, in the words that members read. */
export const effectCalls = {
  getMeasure: oc
    .meta({ scope: 'effects:read', missing: 'No final measure with this ID' })
    .route({
      method: 'GET',
      path: '/measures/{id}',
      summary: 'Get the exact text of a measure',
      description: 'Available once the decision is final and its event is sent. Until then: not found.',
      tags: ['effects'],
    })
    .input(z.strictObject({ id: MeasureId }))
    .output(MeasureText),
  getAppeal: oc
    .meta({ scope: 'effects:read', missing: 'No appeal with this ID, or it is still open' })
    .route({
      method: 'GET',
      path: '/appeals/{id}',
      summary: 'Get the outcome of an appeal and its exact text',
      description: 'Available once the outcome is final and its event is sent. Until then: not found.',
      tags: ['effects'],
    })
    .input(z.strictObject({ id: Id }))
    .output(AppealText),
  getStandardChange: oc
    .meta({ scope: 'effects:read', missing: 'No change of an account standard with this ID' })
    .route({
      method: 'GET',
      path: '/standard-changes/{id}',
      summary: 'Get a change of an account standard, its reasons and the letter to the member',
      description: 'In Japanese unless `lang=en`. `criteria` are those that are not met, with value and threshold.',
      tags: ['effects'],
    })
    .input(z.strictObject({ id: StandardChangeId, lang: z.enum(LANGUAGES).optional() }))
    .output(StandardChangeText),
  getNotice: oc
    .meta({ scope: 'effects:read', missing: 'No published notice with this ID in this language' })
    .route({
      method: 'GET',
      path: '/notices/{id}',
      summary: 'Get a published notice, its documents and figures',
      description:
        'Returns HTML and Markdown in every available language. Narrow it with `lang` and `format=html|markdown|figures`.',
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
