/**
 * What account standards compare. Values are integers: yen, basis points (10,000 = 100 %), hundredths (480 = 4.8), characters, counts,
 * `flag` 0 or 1, `level` 0 none, 1 members only, 2 public, `instant` milliseconds since 1970.
 */
export const METRIC_UNITS = [
  'flag',
  'level',
  'count',
  'characters',
  'yen',
  'basis_points',
  'hundredths',
  'instant',
] as const
export type MetricUnit = (typeof METRIC_UNITS)[number]

/**
 * Where a value comes from: `profile` from the member as the marketplace sends them, `reported` from its call for metrics, `desk` from
 * the member's standing here.
 */
export type MetricSource = 'profile' | 'reported' | 'desk'

type MetricDefinition = {
  readonly unit: MetricUnit
  readonly source: MetricSource
  /** greatest value that is believed; greater ones are refused as a mistake */
  readonly most: number
}

const HUNDRED_PERCENT = 10_000
const FIVE_STARS = 500
const MOST_YEN = 100_000_000_000
const MOST_COUNT = 1_000_000

const flag = (source: MetricSource): MetricDefinition => ({ unit: 'flag', source, most: 1 })
const profileCount: MetricDefinition = { unit: 'count', source: 'profile', most: MOST_COUNT }
const share: MetricDefinition = { unit: 'basis_points', source: 'reported', most: HUNDRED_PERCENT }
const rating: MetricDefinition = { unit: 'hundredths', source: 'reported', most: FIVE_STARS }
const count = (source: MetricSource): MetricDefinition => ({ unit: 'count', source, most: MOST_COUNT })
const yen: MetricDefinition = { unit: 'yen', source: 'reported', most: MOST_YEN }

export const METRICS = {
  identity_verified: flag('profile'),
  phone_verified: flag('profile'),
  nda_confirmed: flag('profile'),
  marketplace_checked: flag('profile'),
  photo: flag('profile'),
  display_name: flag('profile'),
  introduction: { unit: 'characters', source: 'profile', most: MOST_COUNT },
  skills: profileCount,
  portfolio_items: profileCount,
  listed_services: profileCount,
  experience: { unit: 'level', source: 'profile', most: 2 },
  qualifications: profileCount,
  company_facts: profileCount,
  last_login: { unit: 'instant', source: 'reported', most: Number.MAX_SAFE_INTEGER },
  earnings: yen,
  freelancer_rating: rating,
  freelancer_reply_rate: share,
  completion_rate: share,
  tasks_done: count('reported'),
  task_approval_rate: share,
  completed_work: yen,
  client_rating: rating,
  client_reply_rate: share,
  cancel_rate: share,
  unfair_price_rate: share,
  late_payments: count('reported'),
  withdrawn: flag('desk'),
  restricted: flag('desk'),
  warnings: count('desk'),
} as const satisfies Readonly<Record<string, MetricDefinition>>
export type Metric = keyof typeof METRICS

export const METRIC_NAMES = Object.keys(METRICS) as [Metric, ...Metric[]]

/** Metrics that the marketplace reports by its own call; the others are read from the member and from the desk. */
export const REPORTED_METRICS = METRIC_NAMES.filter((metric) => METRICS[metric].source === 'reported') as [
  Metric,
  ...Metric[],
]

/** A value with when it was measured, ISO 8601 UTC, and the months it covers; `null`: all time, or a moment. */
export type MetricValue = {
  readonly value: number
  readonly measuredAt: string
  readonly windowMonths: number | null
}

/** What is known of a member; a metric that is missing is unknown. */
export type MemberMetrics = Readonly<Partial<Record<Metric, MetricValue>>>

/** A level of a metric and those above it. */
export const levelsFrom = (metric: Metric, level: number): readonly number[] =>
  Array.from({ length: METRICS[metric].most - level + 1 }, (_, n) => level + n)
