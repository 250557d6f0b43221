import type { Job } from '@mimamori/policy/intake/intake-arrivals'
import type { Tx } from '@mimamori/storage/storage'
import { flagIfReposted } from './flag-if-reposted.ts'
import { ingestContent, type ReceivedContent, scanContent } from './ingest-content.ts'
import type { ArrivalScan } from './scan-arrival.ts'

/** Scans a job. Nothing is in escrow yet, so contact details in it are before any contract. */
export function scanJob(job: Job, scan: ArrivalScan): ReceivedContent {
  const { format, category, reward, seats, postedAt, engagements, title, description: body } = job
  return scanContent(
    scan,
    {
      target: { type: 'job', id: job.id },
      authorId: job.clientId,
      title,
      body,
      facts: { type: 'job', format, category, reward, seats, postedAt, engagements },
      updatedAt: job.updatedAt,
    },
    { type: 'job', title, body, format, escrowed: false, reward: { type: reward.type, min: reward.min } },
  )
}

/** Stores a job. Every job opens a case: flagged ones in their queue, the others on patrol. Who posts the same again and again is flagged. */
export async function putJob(
  tx: Tx,
  at: string,
  actorId: string,
  received: ReceivedContent,
): Promise<{ id: string; version: number; changed: boolean }> {
  const { version, changed } = await ingestContent(tx, at, actorId, received)
  if (changed && version === 1) await flagIfReposted(tx, at, received)
  return { id: received.target.id, version, changed }
}
