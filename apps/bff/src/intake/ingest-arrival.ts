import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import type { Tx } from '@mimamori/storage/storage'
import type { Vault } from '@mimamori/storage/vault'
import { postReport, scanSnapshot } from './post-report.ts'
import { putCorrespondence, scanMessage, scanProposal } from './put-correspondence.ts'
import { putJob, scanJob } from './put-job.ts'
import { putMember } from './put-member.ts'

type IngestResult = { readonly id: string; readonly version?: number; readonly changed?: boolean }

/**
 * Scans an arrival at once, and returns the function that stores it in a transaction. The intake API, its batches and
 * the demo's history all come through here.
 */
export function ingestArrival(
  arrival: Arrival,
  vault: Vault,
): (tx: Tx, at: string, actorId: string) => Promise<IngestResult> {
  switch (arrival.kind) {
    case 'member':
      return (tx, at, actorId) => putMember(tx, at, actorId, arrival.body, vault)
    case 'job': {
      const received = scanJob(arrival.body)
      return (tx, at, actorId) => putJob(tx, at, actorId, received)
    }
    case 'proposal': {
      const received = scanProposal(arrival.body)
      return (tx, at, actorId) => putCorrespondence(tx, at, actorId, received)
    }
    case 'message': {
      const received = scanMessage(arrival.body)
      return (tx, at, actorId) => putCorrespondence(tx, at, actorId, received)
    }
    case 'report': {
      const snapshot = scanSnapshot(arrival.body)
      return (tx, at, actorId) => postReport(tx, at, actorId, arrival.body, snapshot)
    }
  }
}
