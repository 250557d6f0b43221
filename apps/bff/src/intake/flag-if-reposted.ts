import { areNearlyAlike, gramsOf } from '@mimamori/detection/near-duplicates'
import { flagReposts, REPOSTS, repostsSince } from '@mimamori/policy/detection/member-suspicion-rules'
import { recentJobsOf } from '@mimamori/storage/detection/member-suspicion-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import type { Tx } from '@mimamori/storage/storage'
import { flagMember } from '../workflows/flag-member.ts'
import type { ReceivedContent } from './ingest-content.ts'

/** of a member who posts without end, the newest are looked at */
const MAX_JOBS = 20

/** Flags the author of a new job who has posted nearly the same often within a day. Most authors cost one short read. */
export async function flagIfReposted(tx: Tx, at: string, { authorId, title, body }: ReceivedContent): Promise<void> {
  const since = repostsSince(at)
  if ((await recentJobsOf(tx.db, authorId, since, REPOSTS.jobs)).length < REPOSTS.jobs) return
  const grams = gramsOf({ title, body })
  if (grams === null) return
  let alike = 0
  for (const id of await recentJobsOf(tx.db, authorId, since, MAX_JOBS)) {
    const first = await versionOf(tx.db, { type: 'job', id }, 1)
    const others = first && gramsOf(first)
    if (others && areNearlyAlike(grams, others)) alike++
  }
  const flag = flagReposts(alike)
  if (flag) await flagMember(tx, at, authorId, flag)
}
