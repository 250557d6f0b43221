import { METRICS, type Metric, type MetricUnit, REPORTED_METRICS } from '@mimamori/policy/standards/metric-definitions'
import { z } from 'zod'
import { intakeOc as oc } from '../operation-contract.ts'
import { count, Id, Instant, list, text } from './field-contract.ts'

const MOST_MONTHS = 24

type Names = [Metric, ...Metric[]]
const namesOf = (unit: MetricUnit): Names => REPORTED_METRICS.filter((metric) => METRICS[metric].unit === unit) as Names

/** Metrics of one unit, counted in whole numbers up to what is believed of them. */
function measured(unit: MetricUnit) {
  const names = namesOf(unit)
  return z.strictObject({
    metric: z.enum(names),
    value: count(METRICS[names[0]].most),
    measuredAt: Instant,
    windowMonths: z.int().min(1).max(MOST_MONTHS).nullable(),
  })
}

/** An instant is told as one, and kept as milliseconds since 1970. It covers no time, and was before it was measured. */
const measuredInstant = z
  .strictObject({
    metric: z.enum(namesOf('instant')),
    value: Instant.transform((instant) => Date.parse(instant)).refine((ms) => ms >= 0, {
      message: 'an instant from 1970 on',
    }),
    measuredAt: Instant,
    windowMonths: z.null(),
  })
  .refine(({ value, measuredAt }) => value <= Date.parse(measuredAt), {
    message: 'an instant not after measuredAt',
    path: ['value'],
  })

const Measurement = z.discriminatedUnion(
  'metric',
  [measuredInstant, measured('yen'), measured('basis_points'), measured('hundredths'), measured('count')],
  { error: () => `one of ${REPORTED_METRICS.join(', ')}` },
)

/** `PUT /members/{id}/metrics`: what the marketplace has measured of a member, for account standards. */
export const MetricsBody = z.strictObject({
  id: Id,
  /** job category that their earnings are ranked in */
  category: text(100, 1).optional(),
  metrics: list(Measurement, REPORTED_METRICS.length, 1).superRefine((metrics, context) => {
    const seen = new Set<string>()
    for (const [index, { metric }] of metrics.entries()) {
      if (seen.has(metric)) context.addIssue({ code: 'custom', path: [index, 'metric'], message: 'each metric once' })
      seen.add(metric)
    }
  }),
})

/** Which of the metrics are another value now, and whether the category is another. */
const MetricsTaken = z.object({ id: Id, changed: z.array(z.enum([...REPORTED_METRICS, 'category'])) })

const DESCRIPTION = [
  'What account standards are judged by: whole numbers in the unit of the metric, each with when it was measured and the months it covers (`windowMonths`, `null` for all time).',
  'Yen; basis points for rates (10,000 = 100 %); hundredths for ratings (480 = 4.8); counts; `last_login` is an instant.',
  'Round to whole units against the member, so that nobody meets a standard by rounding: rates and ratings that should be high DOWN, rates that should be low (`cancel_rate`, `unfair_price_rate`) UP. Yen are whole already.',
  'Send any of the metrics, in any order, also before the member. One measured earlier than the stored one changes nothing, so calls can arrive in any order; `changed` says what did. `category` goes with the newest call. Of a member whose data was erased nothing is kept until the member is sent again.',
].join(' ')

/** Metrics of members. */
export const metricsCalls = {
  putMetrics: oc
    .meta({ scope: 'intake:write' })
    .route({
      method: 'PUT',
      path: '/members/{id}/metrics',
      summary: 'Report metrics of a member',
      description: DESCRIPTION,
      tags: ['intake'],
    })
    .input(MetricsBody)
    .output(MetricsTaken),
}
