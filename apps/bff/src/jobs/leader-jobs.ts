import { ACT_RETENTION_SECONDS } from '@mimamori/policy/acts/act-undo-rules'
import { DRAFT_RETENTION_SECONDS } from '@mimamori/policy/drafts/draft-model'
import { WATCH_DAYS_AFTER_CLOSING } from '@mimamori/policy/inbox/answer-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { createHeadSigner } from '../audit/sign-audit-head.ts'
import { dropExpiredSessions } from '../auth/auth-sessions.ts'
import { planReportMails } from '../breakdown-mail/plan-report-mails.ts'
import { releaseExpiredLeases, wakeSnoozedCases } from '../cases/case-leases.ts'
import { remindOfMonths } from '../closings/remind-of-months.ts'
import { bringBackMissedCorrections } from '../decisions/bring-back-corrections.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { activateAgreedModel } from '../detection/activate-model.ts'
import { createNightlyRefit } from '../detection/nightly-refit.ts'
import { leaveMessages, stepModelBack } from '../detection/step-model-back.ts'
import { finalizeEnquiries } from '../enquiries/finalize-enquiries.ts'
import { createErasurePurger } from '../erasure/purge-erasures.ts'
import { createAnswerAnnouncer } from '../inbox/announce-answers.ts'
import { applyDueSettingProposals } from '../ledger/setting-proposals.ts'
import { draftDueNotice } from '../notices/draft-due-notice.ts'
import { noteFewLeads } from '../people/note-few-leads.ts'
import { runReminders } from '../reminders/run-reminders.ts'
import { createRetentionJob } from '../retention/run-retention.ts'
import { ANSWER_RETENTION_SECONDS } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { startDueEvaluations } from '../standards/due-evaluations.ts'
import { endUnansweredProposals } from '../withdrawals/end-withdrawal.ts'
import { executeDueWithdrawals } from '../withdrawals/execute-withdrawals.ts'
import { returnChangedWithdrawals } from '../withdrawals/withdrawal-setbacks.ts'
import { createReranker } from '../workflows/rerank-cases.ts'

const SWEEP_INTERVAL_MS = 60_000
const DAY_SECONDS = 86_400
const EVIDENCE_CHECK_INTERVAL_MS = 5_000
const MONTH_CHECK_INTERVAL_MS = 1_000

/** Runs one job of a tick and returns how much it did; one that throws is logged and counts as 0. */
export type RunStep = (step: string, work: () => Promise<number>) => Promise<number>

/** Answers whether `intervalMs` have passed since it last answered yes. */
function createInterval(intervalMs: number): () => boolean {
  let lastAt = Number.NEGATIVE_INFINITY
  return () => {
    const due = performance.now() - lastAt >= intervalMs
    if (due) lastAt = performance.now()
    return due
  }
}

/**
 * The background work that one of several instances, the leader, does for all. Each call runs every job once and returns
 * how much was done; it does nothing at the other instances. Jobs that delete something because its time is over wait
 * while the time is in doubt.
 */
export function createLeaderJobs(app: AppContext, runStep: RunStep): () => Promise<number> {
  const signHeadOnTime = createHeadSigner(app)
  const purgeErasures = createErasurePurger(app)
  const runRetention = createRetentionJob(app)
  const startNightlyRefit = createNightlyRefit(app)
  const rerank = createReranker(app)
  const announceAnswers = createAnswerAnnouncer(app)
  const isSweepDue = createInterval(SWEEP_INTERVAL_MS)
  // withdrawals whose hold is over are checked in any case; the others, and blocked ones, are checked now and then, as each
  // check reads all evidence
  const isEvidenceCheckDue = createInterval(EVIDENCE_CHECK_INTERVAL_MS)
  const isMonthCheckDue = createInterval(MONTH_CHECK_INTERVAL_MS)
  const isModelCheckDue = createInterval(SWEEP_INTERVAL_MS)

  async function dropExpired(): Promise<number> {
    if (!isSweepDue()) return 0
    await dropExpiredSessions(app)
    const at = app.clock.now()
    const before = plusSeconds(at, -ANSWER_RETENTION_SECONDS)
    await app.storage.write((tx) => record(tx, at, SYSTEM, { type: 'answers.dropped', before }))
    const past = plusSeconds(at, -ACT_RETENTION_SECONDS)
    await app.storage.write((tx) => record(tx, at, SYSTEM, { type: 'acts.dropped', before: past }))
    const closed = plusSeconds(at, -DRAFT_RETENTION_SECONDS)
    await app.storage.write((tx) => record(tx, at, SYSTEM, { type: 'drafts.dropped', before: closed }))
    const closedBefore = plusSeconds(at, -WATCH_DAYS_AFTER_CLOSING * DAY_SECONDS)
    await app.storage.write((tx) => record(tx, at, SYSTEM, { type: 'watches.dropped', closedBefore }))
    return 0
  }

  /** What is done on a day of the month, and for a day: no tick has to look for it. */
  async function runMonthlyJobs(): Promise<number> {
    if (!isMonthCheckDue()) return 0
    const drafted = await runStep('monthly notice', () => draftDueNotice(app))
    const told = await runStep('open months', () => remindOfMonths(app))
    return drafted + told + (await runStep('planned reports', () => planReportMails(app)))
  }

  async function runDestructiveJobs(): Promise<number> {
    if (!app.clock.isTrusted()) return 0
    await runStep('sweep', dropExpired)
    const purged = await runStep('purge', purgeErasures)
    return purged + (await runStep('retention', runRetention))
  }

  return async () => {
    if (!(await app.storage.isLeader())) return 0
    const settled = await runStep('undo windows', () => finalizeExpiredDecisions(app))
    const answered = await runStep('appeals', () => finalizeAppeals(app))
    const replied = await runStep('enquiries', () => finalizeEnquiries(app))
    const reminded = await runStep('contact reminders', () => runReminders(app))
    const missed = await runStep('missed corrections', () => bringBackMissedCorrections(app))
    const noted = await runStep('eligible leads', () => noteFewLeads(app))
    const monthly = await runMonthlyJobs()
    const set = await runStep('proposed settings', () => applyDueSettingProposals(app))
    if (isModelCheckDue()) {
      await runStep('agreed model', () => activateAgreedModel(app))
      await runStep('false flags of the model', () => stepModelBack(app))
      await runStep('flags of the model on messages', () => leaveMessages(app))
    }
    const recheckBlocked = isEvidenceCheckDue()
    const returned = recheckBlocked ? await runStep('changed evidence', () => returnChangedWithdrawals(app)) : 0
    const unanswered = recheckBlocked ? await runStep('unanswered proposals', () => endUnansweredProposals(app)) : 0
    const executed = await runStep('withdrawals', () => executeDueWithdrawals(app, { recheckBlocked }))
    const ended = await runStep('leases', () => releaseExpiredLeases(app))
    const woken = await runStep('snoozes', () => wakeSnoozedCases(app))
    await runStep('answers', announceAnswers)
    await runStep('signed heads', signHeadOnTime)
    await runStep('nightly refit', startNightlyRefit)
    const ranked = await runStep('ranks', rerank)
    const done =
      monthly +
      ranked +
      settled +
      answered +
      replied +
      reminded +
      missed +
      noted +
      set +
      returned +
      unanswered +
      executed +
      ended +
      woken
    const dropped = await runDestructiveJobs()
    // goes on by itself: begun last, and behind what goes for good, so that what else is of this instant is noted before it
    if (dropped === 0) await runStep('account standards', () => startDueEvaluations(app))
    return done + dropped
  }
}
