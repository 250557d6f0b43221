import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import type { Commit } from '@mimamori/storage/storage'
import { Registry } from 'prom-client'
import { createCollectors } from './metrics-collectors.ts'

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
