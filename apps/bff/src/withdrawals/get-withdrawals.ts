import type { ReportSourceView } from '@mimamori/contract/reports/report-source-contract'
import type {
  BreakerView,
  EvidenceLine,
  WithdrawalLine,
  WithdrawalView,
  WithdrawalViewName,
} from '@mimamori/contract/withdrawals/withdrawal-contract'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { allowedWithdrawalActions } from '@mimamori/policy/withdrawals/allowed-withdrawal-actions'
import { breakerWindowStart, checkResume } from '@mimamori/policy/withdrawals/withdrawal-execution-rules'
import { hideOfProposal } from '@mimamori/storage/decisions/beside-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { measureSettings, standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { sourcesOfReports } from '@mimamori/storage/reports/filed-report-reads'
import type { Storage } from '@mimamori/storage/storage'
import { breakerState, countExecutedSince } from '@mimamori/storage/withdrawals/withdrawal-breaker-reads'
import { evidenceOf, type StoredEvidence } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { pastWithdrawals, unfinishedWithdrawals } from '@mimamori/storage/withdrawals/withdrawal-list-reads'
import {
  pendingWithdrawalOf,
  reversalOf,
  type StoredWithdrawal,
  withdrawalById,
} from '@mimamori/storage/withdrawals/withdrawal-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadReportSources } from '../workflows/report-sources.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'
import { loadBothAccounts, loadEvidenceStates } from './approve-withdrawal.ts'
import { isPaused, loadWithdrawalContext, loadWithdrawalLine } from './withdrawal-line.ts'

const MAX_LISTED_WITHDRAWALS = 100
/** more than a desk ever has */
const MAX_UNFINISHED_WITHDRAWALS = 500

/** The state of the breaker, the withdrawals executed in its window, and whether this person may resume. */
async function getBreaker({ storage, clock }: AppContext, actor: Staff): Promise<BreakerView> {
  const [state, { withdrawalsAnHour: atMost }] = [await breakerState(storage.db), await measureSettings(storage.db)]
  const anHour = await countExecutedSince(storage.db, breakerWindowStart(state, clock.now()))
  const { trippedAt, restored } = state
  return {
    trippedAt,
    restored,
    anHour,
    atMost,
    resume: checkResume(state, actor, await loadIneligibleReason(storage.db, actor, clock.now())),
  }
}

/** A list of withdrawals, and the breaker. `counts`: the sizes of the lists that need an action. */
type WithdrawalList = {
  readonly items: WithdrawalLine[]
  readonly counts: { waiting: number; held: number; paused: number }
  readonly breaker: BreakerView
}

/** One list of withdrawals, the sizes of the lists that need an action, and the breaker. */
export async function listWithdrawals(
  app: AppContext,
  actor: Staff,
  view: WithdrawalViewName,
): Promise<WithdrawalList> {
  const { storage } = app
  const unfinished = await unfinishedWithdrawals(storage.db, MAX_UNFINISHED_WITHDRAWALS)
  const past = view === 'past' ? await pastWithdrawals(storage.db, MAX_LISTED_WITHDRAWALS) : []
  const context = await loadWithdrawalContext(app, [...unfinished, ...past])
  const waiting = unfinished.filter(({ state }) => state === 'proposed')
  const paused = unfinished.filter((each) => isPaused(each, context))
  const held = unfinished.filter((each) => each.state === 'held' && !isPaused(each, context))
  const listed = { waiting, held, paused, past }[view].slice(0, MAX_LISTED_WITHDRAWALS)
  return {
    items: await Promise.all(listed.map((each) => loadWithdrawalLine(storage, actor, each, context))),
    counts: { waiting: waiting.length, held: held.length, paused: paused.length },
    breaker: await getBreaker(app, actor),
  }
}

/** A pinned piece of evidence without its text. */
export const toEvidenceLine = (
  { n, ref, title, at, hash, openedBy }: StoredEvidence,
  { id }: Staff,
): Omit<EvidenceLine, 'newer' | 'source'> => {
  return { n, ref, title, at, hash, openedByMe: openedBy.some((each) => each.id === id), openedBy: [...openedBy] }
}

/** Where the pinned reports come from: as it was pinned, and of those that an earlier program pinned as it is known now. */
export async function loadEvidenceSources(
  db: Storage['db'],
  evidence: readonly StoredEvidence[],
): Promise<(piece: StoredEvidence) => ReportSourceView | null> {
  const reports = evidence.flatMap(({ ref, origin }) => (ref.kind === 'report' && origin === null ? [ref.id] : []))
  const now = await sourcesOfReports(db, reports)
  const originOf = ({ ref, origin }: StoredEvidence) => origin ?? now.get(ref.id) ?? null
  const sourceOf = await loadReportSources(db, evidence.map(originOf))
  return (piece) => sourceOf(originOf(piece))
}

/** The hide that was made with the proposal of a withdrawal, or of the one that a reversal takes back. */
async function loadHide(db: Storage['db'], withdrawal: StoredWithdrawal) {
  const of = withdrawal.reverses === null ? withdrawal : await withdrawalById(db, withdrawal.reverses)
  return of && (await hideOfProposal(db, of))
}

/** One withdrawal, as this person may see it. Throws NotFound for an unknown id. */
export async function getWithdrawal(app: AppContext, actor: Staff, id: string): Promise<WithdrawalView> {
  const { storage, clock } = app
  const { db } = storage
  const withdrawal = requireFound(await withdrawalById(db, id))
  const context = await loadWithdrawalContext(app, [withdrawal])
  const [line, decision, standing, evidence, states, people, reversal, pending, hide] = await Promise.all([
    loadWithdrawalLine(storage, actor, withdrawal, context),
    decisionById(db, withdrawal.decisionId),
    standingOf(db, withdrawal.memberId, clock.now()),
    evidenceOf(db, id),
    loadEvidenceStates(db, withdrawal, actor.id),
    loadBothAccounts(db, withdrawal, actor, clock.now()),
    reversalOf(db, id),
    pendingWithdrawalOf(db, withdrawal.memberId),
    loadHide(db, withdrawal),
  ])
  const sourceOf = await loadEvidenceSources(db, evidence)
  const isInForce =
    withdrawal.kind === 'withdrawal' && withdrawal.state === 'released' && reversal?.state !== 'released'
  return {
    ...line,
    text: decision?.text ?? '',
    note: decision?.note ?? '',
    reason: withdrawal.reason,
    hide: hide && { text: hide.text, stands: !hide.reversed },
    effects: withdrawal.effects,
    standing,
    evidence: evidence.map((piece, n) => ({
      ...toEvidenceLine(piece, actor),
      source: sourceOf(piece),
      newer: states.evidence[n]?.newer ?? false,
    })),
    reverses: withdrawal.reverses,
    reversal,
    moves: allowedWithdrawalActions(withdrawal, actor, {
      ...people,
      ...states,
      isInForce,
      pending: pending !== null,
    }),
  }
}
