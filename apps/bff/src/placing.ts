import type { Case } from '@mimamori/policy/cases/case'
import type { Flag } from '@mimamori/policy/catalogue/flags'
import { type Placing, place } from '@mimamori/policy/intake/arrive'
import type { Tx } from '@mimamori/storage/desk'
import { type StoredContent, type StoredReport, standingOf } from '@mimamori/storage/intake/reads'

const NOT_MOVED = { raisedAt: null, pinnedAt: null }

/**
 * Where a case about this content stands, with these findings and reports, having waited since `openedAt`. What people
 * of the desk did with its place stays: found odd on patrol, put on top.
 */
export async function placingOf(
  tx: Tx,
  content: Pick<StoredContent, 'authorId' | 'facts'>,
  flags: readonly Flag[],
  reports: readonly StoredReport[],
  openedAt: string,
  { raisedAt, pinnedAt }: Pick<Case, 'raisedAt' | 'pinnedAt'> = NOT_MOVED,
): Promise<Placing> {
  return place(openedAt, {
    flags,
    reasons: reports.map((report) => report.reason),
    reporters: new Set(reports.map((report) => report.reporterId)).size,
    engagements: content.facts.type === 'job' ? content.facts.engagements : null,
    standing: await standingOf(tx.db, content.authorId),
    format: 'format' in content.facts ? content.facts.format : null,
    raisedAt,
    pinnedAt,
  })
}
