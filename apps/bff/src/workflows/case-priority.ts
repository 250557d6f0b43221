import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { Case } from '@mimamori/policy/cases/case-model'
import { dueTimesAt } from '@mimamori/policy/cases/due-time-rules'
import type { Flag, Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import { guidelineDateOf } from '@mimamori/policy/catalogue/entries-in-force'
import { type Category, SEVERITY_OF } from '@mimamori/policy/catalogue/violation-categories'
import { CATEGORY_OF_REASON } from '@mimamori/policy/intake/intake-arrivals'
import { placeCase, type QueuePlacement } from '@mimamori/policy/intake/queue-placement-rules'
import { reportWeight } from '@mimamori/policy/reports/reporter-reliability-rules'
import { dueTimeVersions } from '@mimamori/storage/cases/due-time-reads'
import { entriesAddedOn } from '@mimamori/storage/catalogue/catalogue-reads'
import type { StoredContent } from '@mimamori/storage/intake/intake-reads'
import { standingOnRecord } from '@mimamori/storage/ledger/ledger-reads'
import type { StoredReport } from '@mimamori/storage/reports/filed-report-reads'
import { reportersOf } from '@mimamori/storage/reports/reporter-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'

const NEW_CASE = { raisedAt: null, pinnedAt: null, missedAt: null, category: null }

/** The reports that are not invalidated. */
export const validReports = (reports: readonly StoredReport[]): readonly StoredReport[] =>
  reports.filter(({ invalid }) => invalid === null)

/**
 * The category of the first valid report, as its reason was offered on that day; `null` where a flag names one, or
 * there is no report.
 */
export async function reportedCategory(
  db: Storage['db'],
  flags: readonly Flag[],
  reports: readonly StoredReport[],
): Promise<Category | null> {
  const [report] = validReports(reports)
  if (!report || flags.length > 0) return null
  const { reason: id, reportedAt } = report
  const added = await entriesAddedOn(db, 'reason', { id, day: dayOf(reportedAt) })
  const known: Readonly<Record<string, Category>> = CATEGORY_OF_REASON
  return added?.category ?? known[id] ?? 'other'
}

type PlacedBefore = Pick<Case, 'raisedAt' | 'pinnedAt' | 'missedAt' | 'category'>

/**
 * The queue and rank of a case with this content, this suspicion and these reports, waiting since `openedAt`. It stays raised,
 * pinned, and back for a missed correction.
 */
export async function computePlacement(
  tx: Tx,
  content: Pick<StoredContent, 'authorId' | 'facts' | 'language'>,
  { flags, probability }: Pick<Suspicion, 'flags' | 'probability'>,
  reports: readonly StoredReport[],
  openedAt: string,
  { raisedAt, pinnedAt, missedAt, category: before }: PlacedBefore = NEW_CASE,
): Promise<QueuePlacement> {
  const reported = await reportedCategory(tx.db, flags, reports)
  const category = flags[0]?.category ?? reported
  const day = guidelineDateOf(content.facts, openedAt)
  // read in parallel: with a database across a network, most of a read is waiting
  const [standing, guideline, reporters, dueTimes] = await Promise.all([
    standingOnRecord(tx.db, content.authorId, openedAt),
    category ? entriesAddedOn(tx.db, 'category', { id: category, day }) : null,
    reportersOf(
      tx.db,
      validReports(reports).map(({ reporterId }) => reporterId),
    ),
    dueTimeVersions(tx.db),
  ])
  return placeCase(openedAt, {
    flags,
    probability,
    reported,
    reporters: reporters.size,
    reportersWeigh: [...reporters.values()].reduce((sum, each) => sum + reportWeight(each), 0),
    engagements: content.facts.type === 'job' ? content.facts.engagements : null,
    standing,
    severities: category && guideline ? { ...SEVERITY_OF, [category]: guideline.severity } : SEVERITY_OF,
    format: 'format' in content.facts ? content.facts.format : null,
    jobCategory: content.facts.type === 'job' ? content.facts.category || null : null,
    language: content.language,
    raisedAt,
    pinnedAt,
    dueTimes: dueTimesAt(dueTimes, openedAt),
    missed: missedAt === null ? null : { at: missedAt, category: before ?? 'other' },
  })
}
