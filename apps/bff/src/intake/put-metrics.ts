import { type ChangedMetric, type MetricsReport, mergeMetrics } from '@mimamori/policy/standards/merge-metrics'
import { knownMember } from '@mimamori/storage/members/member-overview-reads'
import { record } from '@mimamori/storage/record-change'
import { reportedMetrics } from '@mimamori/storage/standards/metric-reads'
import type { Tx } from '@mimamori/storage/storage'

/**
 * Stores what the marketplace measured of a member, whether the desk knows them or not, and answers what is another value now. Of a
 * member whose data was erased nothing is kept.
 */
export async function putMetrics(
  tx: Tx,
  at: string,
  actorId: string,
  { id, ...report }: MetricsReport,
): Promise<{ id: string; metrics: readonly ChangedMetric[] }> {
  // of the first report there is no row to lock, and an erasure waits for this one
  tx.lock('target', `member/${id}`)
  const member = await knownMember(tx.db, id)
  if (member && member.erasedAt !== null) return { id, metrics: [] }
  const { metrics, category, changed } = mergeMetrics(await reportedMetrics(tx.db, id), report)
  if (changed.length > 0) {
    const told = report.metrics.length
    await record(tx, at, actorId, { type: 'metrics.told', memberId: id, metrics, category, told })
  }
  return { id, metrics: changed }
}
