import type { Review } from '@mimamori/contract/cases/review-contract'
import { guidelineDateOf } from '@mimamori/policy/catalogue/entries-in-force'
import { collectFlaggedPassages, withStrongestPassages } from '@mimamori/policy/catalogue/flagged-passages'
import { nextRung } from '@mimamori/policy/catalogue/measure-ladder'
import { suspectCategory } from '@mimamori/policy/catalogue/suspected-category'
import { allowedCaseActions } from '@mimamori/policy/decisions/allowed-case-actions'
import { waitsForWithdrawal } from '@mimamori/policy/decisions/beside-rules'
import { labelPay } from '@mimamori/policy/detection/pay-label-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { checkReveal, DAY_SECONDS } from '@mimamori/policy/members/reveal-rules'
import { computeStanding } from '@mimamori/policy/members/standing-rules'
import { staffWithPart } from '@mimamori/policy/reports/report-source'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { isWaitedFor } from '@mimamori/policy/withdrawals/withdrawal-model'
import type { StoredReviewCase } from '@mimamori/storage/cases/case-reads'
import { decidedAtOf } from '@mimamori/storage/decisions/decision-reads'
import { contentOf, earlierVersions, versionOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf, measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { revealsSince } from '@mimamori/storage/members/member-reads'
import { pendingWithdrawalOf } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { reportedCategory, validReports } from '../workflows/case-priority.ts'
import { loadCaseHead } from '../workflows/load-case-head.ts'
import { loadMaskedMember } from '../workflows/load-masked-member.ts'
import { loadPassObjections } from '../workflows/pass-objections.ts'
import { loadReportsWithLines } from '../workflows/report-presenter.ts'
import { requireReviewCase } from '../workflows/require-case.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'
import { loadCopiedCase, loadHistoryLines, loadMissedCorrection } from './review-parts.ts'
import { loadUsualPay } from './usual-pay.ts'

const MAX_EARLIER_VERSIONS = 10

/** Everything the review screen shows about a text or member to review, as this person may see it. Throws NotFound for an unknown id. */
export async function getReview(app: AppContext, actor: Staff, caseId: string): Promise<Review> {
  return await getReviewOfCase(app, actor, await requireReviewCase(app.storage.db, caseId))
}

const isDecided = ({ state }: StoredReviewCase) => state === 'held' || state === 'closed'

/** The same for a case that was just read. */
export async function getReviewOfCase(app: AppContext, actor: Staff, storedCase: StoredReviewCase): Promise<Review> {
  const { storage, clock } = app
  // read in parallel: with a database across a network, most of a read is waiting
  const now = clock.now()
  const [
    content,
    version,
    earlier,
    { reports, lines },
    history,
    member,
    recent,
    ledger,
    settings,
    pending,
    ineligible,
    usualPay,
    head,
    decidedAt,
  ] = await Promise.all([
    contentOf(storage.db, storedCase.target),
    versionOf(storage.db, storedCase.target, storedCase.contentVersion),
    earlierVersions(storage.db, storedCase.target, storedCase.contentVersion, MAX_EARLIER_VERSIONS),
    loadReportsWithLines(storage, actor, storedCase.id),
    loadHistoryLines(storage, actor, storedCase),
    loadMaskedMember(storage, actor, storedCase.authorId),
    revealsSince(storage.db, actor.id, plusSeconds(now, -DAY_SECONDS)),
    ledgerOf(storage.db, storedCase.authorId),
    measureSettings(storage.db),
    pendingWithdrawalOf(storage.db, storedCase.authorId),
    loadIneligibleReason(storage.db, actor, now),
    storedCase.target.type === 'job' ? loadUsualPay(app) : null,
    loadCaseHead(app, actor, storedCase),
    isDecided(storedCase) ? decidedAtOf(storage.db, storedCase) : null,
  ])
  if (!content || !version) throw notFoundError()
  const standing = computeStanding(ledger, now, settings.warningDays, pending)
  const withdrawing = isWaitedFor(pending, storedCase.id)
  const next = nextRung({ ...standing, pending: pending !== null }, settings)
  const [reported, copied, missed, objections] = await Promise.all([
    reportedCategory(storage.db, version.flags, reports),
    loadCopiedCase(storage, version.flags),
    loadMissedCorrection(storage, storedCase),
    loadPassObjections(storage, storedCase, now, next),
  ])
  const pay = usualPay && labelPay(content.facts, usualPay)
  return {
    ...head,
    decidedAt,
    content: {
      version: version.version,
      title: version.title,
      body: version.body,
      receivedAt: version.receivedAt,
      visible: content.visible,
      facts: content.facts,
    },
    ...(pay && { pay }),
    suspected: suspectCategory(version.flags, reported, storedCase.category),
    judgedOn: guidelineDateOf(content.facts, version.receivedAt),
    // a member has no words: their versions are what they were flagged for
    versions: (storedCase.target.type === 'member' ? [] : earlier).map(({ version: at, receivedAt, title, body }) => ({
      version: at,
      receivedAt,
      title,
      body,
    })),
    flags: withStrongestPassages(version.flags),
    passages: collectFlaggedPassages(version.flags).map(({ field, start, end }) => ({ field, start, end })),
    ...(copied && { copied }),
    ...(missed && { missed }),
    reports: lines,
    reporters: new Set(validReports(reports).map((report) => report.reporterId)).size,
    mayInvalidate: may(actor.role, 'reports.invalidate'),
    history,
    member: member && { ...member, standing },
    withdrawal: pending && { id: pending.id, state: pending.state, heldUntil: pending.heldUntil },
    beside: waitsForWithdrawal(storedCase, withdrawing),
    next,
    objections,
    correctionDays: settings.correctionDays,
    moves: allowedCaseActions(actor, storedCase.fence, now, {
      case: storedCase,
      visible: content.visible,
      ledger,
      restricting: settings.restricting,
      withdrawing,
      member: {
        ...{ id: storedCase.authorId, withdrawn: standing.withdrawn, pending: pending !== null, ineligible },
        hadPart: staffWithPart(reports).includes(actor.id),
      },
    }),
    revealing: checkReveal({ actor, case: storedCase, recent, erased: member?.erased ?? false, now }),
  }
}
