import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** Bounds of the buckets of histograms. */
const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

const COMMIT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

const COMMIT_WORK_COUNTS = [1, 2, 4, 8, 16, 32, 64, 128, 256]

type Collectors = {
  readonly requests: Histogram
  readonly arrivals: Counter
  readonly decisions: Counter
  readonly undone: Counter
  readonly deliveries: Counter
  readonly commits: Histogram
  readonly works: Histogram
  readonly corrupt: Gauge
  readonly waiting: Gauge
  readonly faults: Counter
}

/** The histograms, counters and gauges of the desk. Durations are in seconds. */
export function createCollectors(registry: Registry): Collectors {
  const registers = [registry]
  return {
    requests: new Histogram({
      name: 'mimamori_http_request_duration_seconds',
      help: 'Requests by the template of their path and the class of their status',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    arrivals: new Counter({
      name: 'mimamori_arrivals_total',
      help: 'What the intake API accepted, by kind, also what changed nothing; a repetition under the same key does not count',
      labelNames: ['kind'],
      registers,
    }),
    decisions: new Counter({
      name: 'mimamori_decisions_total',
      help: 'Decisions by kind: no_violation, or their measures',
      labelNames: ['kind'],
      registers,
    }),
    undone: new Counter({ name: 'mimamori_decisions_undone_total', help: 'Decisions taken back', registers }),
    deliveries: new Counter({
      name: 'mimamori_deliveries_total',
      help: 'Attempts to deliver an event, by what became of it: delivered, retrying, dead',
      labelNames: ['outcome'],
      registers,
    }),
    commits: new Histogram({
      name: 'mimamori_commit_duration_seconds',
      help: 'From the beginning of a transaction until it is durable',
      buckets: COMMIT_SECONDS,
      registers,
    }),
    works: new Histogram({
      name: 'mimamori_commit_works',
      help: 'Pieces of work that shared a transaction',
      buckets: COMMIT_WORK_COUNTS,
      registers,
    }),
    corrupt: new Gauge({
      name: 'mimamori_database_corrupt',
      help: '1 once a page of the database could not be read, until all of it was verified',
      registers,
    }),
    waiting: new Gauge({
      name: 'mimamori_writer_waiting',
      help: 'Pieces of work that waited for the writer after the last commit',
      registers,
    }),
    faults: new Counter({
      name: 'mimamori_commits_failed_total',
      help: 'Transactions the database could not store',
      registers,
    }),
  }
}
