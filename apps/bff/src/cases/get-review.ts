import type { MaskedMember, Review } from '@mimamori/contract/cases/review-contract'
import type { Lease } from '@mimamori/policy/cases/case-model'
import { guidelineDateOf } from '@mimamori/policy/catalogue/entries-in-force'
import { suspectCategory } from '@mimamori/policy/catalogue/suspected-category'
import { allowedCaseActions } from '@mimamori/policy/decisions/allowed-case-actions'
import { plusSeconds } from '@mimamori/policy/instant'
import { maskFor } from '@mimamori/policy/members/masking-rules'
import { checkReveal, DAY_SECONDS } from '@mimamori/policy/members/reveal-rules'
import { computeStanding } from '@mimamori/policy/members/standing-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { decisionHistoryOf } from '@mimamori/storage/decisions/decision-history-reads'
import { contentOf, earlierVersions, versionOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf, measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import { revealsSince } from '@mimamori/storage/members/member-reads'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { pendingWithdrawalOf } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { reportedCategory, validReports } from '../workflows/case-priority.ts'
import { loadReportsWithLines } from '../workflows/report-presenter.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'

/** a tab that is read beside the case; every line is three reads, and the next case waits for them */
const MAX_HISTORY_LINES = 20
const MAX_EARLIER_VERSIONS = 10

type MaskedIdentity = Omit<MaskedMember, 'standing'>

async function loadMaskedMember(storage: Storage, actor: Staff, id: string): Promise<MaskedIdentity | null> {
  const member = await memberById(storage.db, storage.vault, id)
  if (!member) return null
  return {
    id,
    roles: [...member.roles],
    ...maskFor(actor.role, member),
    registeredAt: member.registeredAt,
    verifications: member.verifications,
    erased: member.erased,
  }
}

async function loadHistoryLines(storage: Storage, it: StoredCase): Promise<Review['history']> {
  const rows = await decisionHistoryOf(storage.db, it.authorId, it.id, MAX_HISTORY_LINES)
  return rows.map((row) => ({
    decidedAt: row.decidedAt,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    sameTarget: row.targetType === it.target.type && row.targetId === it.target.id,
    title: row.title,
    state: row.state as Review['history'][number]['state'],
    measures: JSON.parse(row.measures),
    categories: JSON.parse(row.categories),
    by: row.by ?? '',
    note: row.note,
  }))
}

async function loadHolder(storage: Storage, lease: Lease | null, actor: Staff): Promise<Review['holder']> {
  if (!lease) return null
  const { kind, endsAt, holder: id } = lease
  // who asks is known already
  const alias = id === actor.id ? actor.alias : ((await aliasOf(storage.db, id)) ?? '')
  return { id, alias, kind, endsAt, mine: id === actor.id }
}

/** Everything the review screen shows about a case, as this person may see it. Throws NotFound for an unknown id. */
export async function getReview(app: AppContext, actor: Staff, caseId: string): Promise<Review> {
  const it = await caseById(app.storage.db, caseId)
  if (!it) throw notFoundError()
  return await getReviewOfCase(app, actor, it)
}

/** The same of a case that was read a moment ago. */
export async function getReviewOfCase(app: AppContext, actor: Staff, it: StoredCase): Promise<Review> {
  const { storage, clock } = app
  // asked side by side: on a database across a wire, waiting is most of what a read costs
  const now = clock.now()
  const [
    content,
    version,
    earlier,
    { reports, lines },
    previous,
    history,
    member,
    holder,
    escalatedByAlias,
    recent,
    ledger,
    settings,
    pending,
    ineligible,
  ] = await Promise.all([
    contentOf(storage.db, it.target),
    versionOf(storage.db, it.target, it.contentVersion),
    earlierVersions(storage.db, it.target, it.contentVersion, MAX_EARLIER_VERSIONS),
    loadReportsWithLines(storage, it.id),
    it.previousCaseId ? caseById(storage.db, it.previousCaseId) : null,
    loadHistoryLines(storage, it),
    loadMaskedMember(storage, actor, it.authorId),
    loadHolder(storage, it.lease, actor),
    it.escalatedBy === null ? null : aliasOf(storage.db, it.escalatedBy).then((alias) => alias ?? ''),
    revealsSince(storage.db, actor.id, plusSeconds(now, -DAY_SECONDS)),
    ledgerOf(storage.db, it.authorId),
    measureSettings(storage.db),
    pendingWithdrawalOf(storage.db, it.authorId),
    loadIneligibleReason(storage.db, actor, now),
  ])
  if (!content || !version) throw notFoundError()
  const { score: _score, rank, rankLines, joinedWhileHeld: _late, previousCaseId: _previous, ...shown } = it
  const reported = await reportedCategory(storage.db, version.flags, reports)
  const standing = computeStanding(ledger, now, settings.warningDays)
  return {
    ...shown,
    holder,
    escalatedByAlias,
    rank: { at: new Date(rank).toISOString(), lines: [...rankLines] },
    previousCase: previous ? { id: previous.id, number: previous.number } : null,
    content: {
      version: version.version,
      title: version.title,
      body: version.body,
      receivedAt: version.receivedAt,
      visible: content.visible,
      facts: content.facts,
    },
    suspected: suspectCategory(version.flags, reported, it.category),
    judgedOn: guidelineDateOf(content.facts, version.receivedAt),
    versions: earlier.map(({ version: at, receivedAt, title, body }) => ({ version: at, receivedAt, title, body })),
    flags: [...version.flags],
    reports: lines,
    reporters: new Set(validReports(reports).map((report) => report.reporterId)).size,
    mayInvalidate: may(actor.role, 'reports.invalidate'),
    history,
    member: member && { ...member, standing },
    withdrawal: pending,
    moves: allowedCaseActions(actor, it.fence, now, {
      case: it,
      visible: content.visible,
      ledger,
      restricting: settings.restricting,
      member: { id: it.authorId, withdrawn: standing.withdrawn, pending: pending !== null, ineligible },
    }),
    revealing: checkReveal({ actor, case: it, recent, erased: member?.erased ?? false, now }),
  }
}
