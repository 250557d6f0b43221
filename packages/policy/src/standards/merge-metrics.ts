import type { MemberMetrics, Metric, MetricValue } from './metric-definitions.ts'

/** A metric of a member as the marketplace reports it. */
export type Measurement = MetricValue & { readonly metric: Metric }

/** Metrics of one member as one call reports them. `category`: left out, the one that is known stays. */
export type MetricsReport = {
  readonly id: string
  readonly category?: string | undefined
  readonly metrics: readonly Measurement[]
}

type KnownMetrics = { readonly metrics: MemberMetrics; readonly category: string | null }
export type ChangedMetric = Metric | 'category'

/** What is known after a report, and what of it is another value than before. */
export type MergedMetrics = KnownMetrics & { readonly changed: readonly ChangedMetric[] }

const isSame = (one: MetricValue | undefined, other: MetricValue): boolean =>
  one?.value === other.value && one.measuredAt === other.measuredAt && one.windowMonths === other.windowMonths

const newestOf = (instants: readonly string[]): string => instants.toSorted().at(-1) ?? ''

/**
 * Adds a report to what is known of a member. Of each metric the one that was measured last counts, whatever arrives last; of two that
 * were measured at the same instant the one that is told last. A category counts unless the report is older than all that is known.
 */
export function mergeMetrics(
  known: KnownMetrics,
  { metrics: told, category }: Omit<MetricsReport, 'id'>,
): MergedMetrics {
  const newer = told.filter(({ metric, ...value }) => {
    const before = known.metrics[metric]
    return (before === undefined || before.measuredAt <= value.measuredAt) && !isSame(before, value)
  })
  const metrics = { ...known.metrics, ...Object.fromEntries(newer.map(({ metric, ...value }) => [metric, value])) }
  const lastKnown = newestOf(Object.values(known.metrics).map(({ measuredAt }) => measuredAt))
  const isNewest = newestOf(told.map(({ measuredAt }) => measuredAt)) >= lastKnown
  const next = category !== undefined && isNewest ? category : known.category
  const changed = [...newer.map(({ metric }) => metric), ...(next === known.category ? [] : (['category'] as const))]
  return { metrics, category: next, changed }
}
