import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { postReport, scanSnapshot } from './post-report.ts'
import { putCorrespondence, scanMessage, scanProposal } from './put-correspondence.ts'
import { putJob, scanJob } from './put-job.ts'
import { putMember } from './put-member.ts'
import { createArrivalScan } from './scan-arrival.ts'

type IngestResult = { readonly id: string; readonly version?: number; readonly changed?: boolean }

/**
 * Scans an arrival at once with this detector, and returns the function that stores it in a transaction. The intake API, its batches and
 * the demo's history all come through here.
 */
export function ingestArrival(
  arrival: Arrival,
  app: Pick<AppContext, 'storage' | 'detectors' | 'flagFilter' | 'hiddenTexts' | 'clock'>,
): (tx: Tx, at: string, actorId: string) => Promise<IngestResult> {
  const { vault } = app.storage
  const scan = createArrivalScan(app)
  switch (arrival.kind) {
    case 'member':
      return (tx, at, actorId) => putMember(tx, at, actorId, arrival.body, vault)
    case 'job': {
      const received = scanJob(arrival.body, scan)
      return (tx, at, actorId) => putJob(tx, at, actorId, received)
    }
    case 'proposal': {
      const received = scanProposal(arrival.body, scan)
      return (tx, at, actorId) => putCorrespondence(tx, at, actorId, received)
    }
    case 'message': {
      const received = scanMessage(arrival.body, scan)
      return (tx, at, actorId) => putCorrespondence(tx, at, actorId, received)
    }
    case 'report': {
      const snapshot = scanSnapshot(arrival.body, scan)
      return (tx, at, actorId) => postReport(tx, at, actorId, arrival.body, snapshot)
    }
  }
}
