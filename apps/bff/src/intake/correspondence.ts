import type { Message, Proposal } from '@mimamori/policy/intake/intake-arrivals'
import { contentOf, reportsWaitingFor } from '@mimamori/storage/intake/intake-reads'
import type { Tx } from '@mimamori/storage/storage'
import { type Received, receiveContent, scanned } from './receive-content.ts'

/** A proposal comes before the contract, whatever the format of its job. */
export function scanProposal(proposal: Proposal): Received {
  const { jobId, sentAt, body } = proposal
  return scanned(
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

export function scanMessage(message: Message): Received {
  const { jobId, recipientId, sentAt, escrowed, format, body } = message
  return scanned(
    {
      target: { type: 'message', id: message.id },
      authorId: message.senderId,
      title: '',
      body,
      facts: { type: 'message', jobId, recipientId, sentAt, escrowed, format },
      updatedAt: sentAt,
    },
    { type: 'message', title: '', body, format, escrowed, reward: null },
  )
}

/** Private words that pass the detector are not stored at all, unless somebody reported them. */
export async function putCorrespondence(tx: Tx, at: string, actorId: string, received: Received) {
  const { target, flags } = received
  const reported = async () =>
    (await contentOf(tx.db, target)) !== null || (await reportsWaitingFor(tx.db, target)).some(({ valid }) => valid)
  if (flags.length > 0 || (await reported())) await receiveContent(tx, at, actorId, received)
  return { id: target.id }
}
