import { areNearlyAlike, gramsOf, type TextGrams } from '@mimamori/detection/near-duplicates'
import { flagReposts, REPOSTS, repostsSince } from '@mimamori/policy/detection/member-suspicion-rules'
import { recentJobsOf } from '@mimamori/storage/detection/member-suspicion-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import type { Tx } from '@mimamori/storage/storage'
import { flagMember } from '../workflows/flag-member.ts'
import type { ReceivedContent } from './ingest-content.ts'

/** of a member who posts without end, the newest are looked at */
const MAX_JOBS = 20
/** jobs whose grams are kept, at most, and the longest text that is: some ten megabytes as most jobs are */
const MAX_KEPT = 5000
const MAX_KEPT_GRAMS = 2000

/** The grams of new jobs by their cases, the oldest first. The id of a case is never given again, not even after a rollback. */
const keptGrams = new Map<string, TextGrams>()

function keepGrams(caseId: string, grams: TextGrams): void {
  if (grams.length > MAX_KEPT_GRAMS) return
  const [oldest] = keptGrams.keys()
  if (keptGrams.size === MAX_KEPT && oldest !== undefined) keptGrams.delete(oldest)
  keptGrams.set(caseId, grams)
}

async function readGrams(tx: Tx, id: string): Promise<TextGrams> {
  const first = await versionOf(tx.db, { type: 'job', id }, 1)
  return (first && gramsOf(first)) ?? new Uint32Array()
}

/** Flags the author of a new job who has posted nearly the same often within a day. Most authors cost one short read. */
export async function flagIfReposted(tx: Tx, at: string, received: ReceivedContent): Promise<void> {
  const { target, authorId } = received
  const since = repostsSince(at)
  if ((await recentJobsOf(tx.db, authorId, since, REPOSTS.jobs)).length < REPOSTS.jobs) return
  const grams = gramsOf(received)
  if (grams === null) return
  let alike = 0
  for (const { id, caseId } of await recentJobsOf(tx.db, authorId, since, MAX_JOBS)) {
    const kept = keptGrams.get(caseId)
    if (kept && !areNearlyAlike(grams, kept)) continue
    // read also where they are kept: what is alike may have been erased since
    const others = id === target.id ? grams : await readGrams(tx, id)
    keepGrams(caseId, others)
    if (areNearlyAlike(grams, others)) alike++
  }
  const flag = flagReposts(alike)
  if (flag) await flagMember(tx, at, authorId, flag)
}
