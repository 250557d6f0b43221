import type { Message, Proposal } from '@mimamori/policy/intake/intake-arrivals'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { reportsWaitingFor } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { ingestContent, type ReceivedContent, scanContent } from './ingest-content.ts'
import type { ArrivalScan } from './scan-arrival.ts'

/** Scans a proposal, which is always before a contract, whatever the format of its job. */
export function scanProposal(proposal: Proposal, scan: ArrivalScan): ReceivedContent {
  const { jobId, sentAt, body } = proposal
  return scanContent(
    scan,
    {
      target: { type: 'proposal', id: proposal.id },
      authorId: proposal.freelancerId,
      title: '',
      body,
      facts: { type: 'proposal', jobId, sentAt },
      updatedAt: sentAt,
    },
    { type: 'proposal', title: '', body, format: 'project', escrowed: false, reward: null },
  )
}

/** Scans a message between members. */
export function scanMessage(message: Message, scan: ArrivalScan): ReceivedContent {
  const { jobId, recipientId, sentAt, escrowed, format, contract, body } = message
  return scanContent(
    scan,
    {
      target: { type: 'message', id: message.id },
      authorId: message.senderId,
      title: '',
      body,
      facts: { type: 'message', jobId, recipientId, sentAt, escrowed, format, ...(contract && { contract }) },
      updatedAt: sentAt,
    },
    { type: 'message', title: '', body, format, escrowed, reward: null, contract },
  )
}

/**
 * Stores a proposal or message if the detector flags it or somebody reported it; other private texts are not stored.
 */
export async function putCorrespondence(
  tx: Tx,
  at: string,
  actorId: string,
  received: ReceivedContent,
): Promise<{ id: string }> {
  const { target, suspicion } = received
  const reported = async () =>
    (await contentOf(tx.db, target)) !== null || (await reportsWaitingFor(tx.db, target)).some(({ valid }) => valid)
  if (suspicion.flags.length > 0 || (await reported())) await ingestContent(tx, at, actorId, received)
  return { id: target.id }
}
