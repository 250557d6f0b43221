import type { Flag } from '@mimamori/policy/catalogue/flags'
import { type Placing, place } from '@mimamori/policy/intake/arrive'
import type { Tx } from '@mimamori/storage/desk'
import { type StoredContent, type StoredReport, standingOf } from '@mimamori/storage/intake/reads'

/** Where a case about this content stands, with these findings and reports, having waited since `openedAt`. */
export async function placingOf(
  tx: Tx,
  content: Pick<StoredContent, 'authorId' | 'facts'>,
  flags: readonly Flag[],
  reports: readonly StoredReport[],
  openedAt: string,
): Promise<Placing> {
  return place(openedAt, {
    flags,
    reasons: reports.map((report) => report.reason),
    reporters: new Set(reports.map((report) => report.reporterId)).size,
    engagements: content.facts.type === 'job' ? content.facts.engagements : null,
    standing: await standingOf(tx.db, content.authorId),
  })
}
