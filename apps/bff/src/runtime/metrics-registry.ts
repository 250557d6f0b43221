import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import { type Commit, isCorruption } from '@mimamori/storage/storage'
import { Registry } from 'prom-client'
import { createCollectors } from './metrics-collectors.ts'

/** The phase of the desk between its start and its end. */
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

export type Metrics = {
  readonly registry: Registry
  readonly phase: () => Phase
  readonly enterPhase: (next: Phase) => void
  /** was the last commit stored? */
  readonly isLastCommitStored: () => boolean
  /** Remembers a page of the database that could not be read. */
  readonly noteFault: (fault: unknown) => void
  /** was a page of the database seen that cannot be read? It stays so until all of it was verified */
  readonly isCorrupt: () => boolean
  readonly countVerified: () => void
  readonly countCommit: (commit: Commit) => void
  readonly countRequest: (request: AnsweredRequest) => void
  readonly countArrival: (kind: Arrival['kind']) => void
  readonly countDecision: (choice: Choice) => void
  readonly countUndo: () => void
  readonly countDelivery: (outcome: 'delivered' | 'retrying' | 'dead') => void
}

function kindOf(choice: Choice): string {
  if (choice.kind !== 'measures') return choice.kind
  return PICKED_MEASURES.filter((measure) => choice.measures.includes(measure)).join('+')
}

/**
 * The metrics of one running desk: its phase, whether its last commit was stored, and what `/metrics` counts. Labels
 * are codes and templates, never ids or anything of a person.
 */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const collectors = createCollectors(registry)
  let phase: Phase = 'opening the database'
  let stored = true
  let corrupt = false
  return {
    registry,
    phase: () => phase,
    enterPhase(next) {
      phase = next
    },
    isLastCommitStored: () => stored,
    noteFault(fault) {
      if (!isCorruption(fault)) return
      corrupt = true
      collectors.corrupt.set(1)
    },
    isCorrupt: () => corrupt,
    countVerified() {
      corrupt = false
      collectors.corrupt.set(0)
    },
    countCommit(commit) {
      stored = commit.stored
      collectors.waiting.set(commit.waiting)
      if (commit.stored) {
        collectors.commits.observe(commit.seconds)
        collectors.works.observe(commit.works)
      } else collectors.faults.inc()
    },
    countRequest({ method, route, status, ms }) {
      collectors.requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000)
    },
    countArrival: (kind) => collectors.arrivals.inc({ kind }),
    countDecision: (choice) => collectors.decisions.inc({ kind: kindOf(choice) }),
    countUndo: () => collectors.undone.inc(),
    countDelivery: (outcome) => collectors.deliveries.inc({ outcome }),
  }
}
