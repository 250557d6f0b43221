import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import type { Commit } from '@mimamori/storage/storage'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Where the desk is in its life. */
export type Phase =
  | 'opening the database'
  | 'backing up before the upgrade'
  | 'migrating'
  | 'recounting'
  | 'preparing the demo'
  | 'open'
  | 'stopping'

export type AnsweredRequest = {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
}

const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const COMMIT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
const COMMIT_WORK_COUNTS = [1, 2, 4, 8, 16, 32, 64, 128, 256]

function createCollectors(registry: Registry) {
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

function kindOf(choice: Choice): string {
  if (choice.kind !== 'measures') return choice.kind
  return PICKED_MEASURES.filter((measure) => choice.measures.includes(measure)).join('+')
}

/**
 * The signs of life of one running desk: where it is, whether its last commit was stored, and what it counts for
 * `/metrics`. Labels are codes and templates, never ids and never anything of a person.
 */
export function createMetrics() {
  const registry = new Registry()
  const collectors = createCollectors(registry)
  let phase: Phase = 'opening the database'
  let stored = true
  return {
    registry,
    phase: (): Phase => phase,
    enterPhase(next: Phase): void {
      phase = next
    },
    /** was the last commit stored? */
    isLastCommitStored: (): boolean => stored,
    countCommit(commit: Commit): void {
      stored = commit.stored
      collectors.waiting.set(commit.waiting)
      if (commit.stored) {
        collectors.commits.observe(commit.seconds)
        collectors.works.observe(commit.works)
      } else collectors.faults.inc()
    },
    countRequest({ method, route, status, ms }: AnsweredRequest): void {
      collectors.requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000)
    },
    countArrival: (kind: Arrival['kind']): void => collectors.arrivals.inc({ kind }),
    countDecision: (choice: Choice): void => collectors.decisions.inc({ kind: kindOf(choice) }),
    countUndo: (): void => collectors.undone.inc(),
    countDelivery: (outcome: 'delivered' | 'retrying' | 'dead'): void => collectors.deliveries.inc({ outcome }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
