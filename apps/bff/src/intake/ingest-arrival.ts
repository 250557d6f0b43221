import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import type { ChangedMetric } from '@mimamori/policy/standards/merge-metrics'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { countReading } from '../workflows/model-readings.ts'
import type { ReceivedContent } from './ingest-content.ts'
import { NO_WRITERS, type Writers } from './load-writers.ts'
import { postReport, scanSnapshot } from './post-report.ts'
import { putCorrespondence, scanMessage, scanProposal } from './put-correspondence.ts'
import { putJob, scanJob } from './put-job.ts'
import { putMember } from './put-member.ts'
import { putMetrics } from './put-metrics.ts'
import { createArrivalScan } from './scan-arrival.ts'

/** `metrics`: which of a member's are another value now. */
type IngestResult = {
  readonly id: string
  readonly version?: number
  readonly changed?: boolean
  readonly metrics?: readonly ChangedMetric[]
}
type WriteArrival = (tx: Tx, at: string, actorId: string) => Promise<IngestResult>

/** Stores a proposal or message, and counts what the model made of it, also of one that is not kept. */
function putText(app: AppContext, received: ReceivedContent): WriteArrival {
  return async (tx, at, actorId) => {
    countReading(app, received, at)
    return await putCorrespondence(tx, at, actorId, received)
  }
}

/**
 * Scans an arrival at once with this detector, and returns the function that stores it in a transaction. The intake API, its batches and
 * the demo's history all come through here. `writers`: what is known of its author is among them.
 */
export function ingestArrival(arrival: Arrival, app: AppContext, writers: Writers = NO_WRITERS): WriteArrival {
  const { vault } = app.storage
  const scan = createArrivalScan(app, writers)
  switch (arrival.kind) {
    case 'member':
      return (tx, at, actorId) => putMember(tx, at, actorId, arrival.body, vault)
    case 'job': {
      const received = scanJob(arrival.body, scan)
      return async (tx, at, actorId) => {
        const stored = await putJob(tx, at, actorId, received)
        if (stored.changed) countReading(app, received, at)
        return stored
      }
    }
    case 'proposal':
      return putText(app, scanProposal(arrival.body, scan))
    case 'message':
      return putText(app, scanMessage(arrival.body, scan))
    case 'report': {
      const snapshot = scanSnapshot(arrival.body, scan)
      return (tx, at, actorId) => postReport(tx, at, actorId, arrival.body, snapshot)
    }
    case 'metrics':
      return (tx, at, actorId) => putMetrics(tx, at, actorId, arrival.body)
  }
}
