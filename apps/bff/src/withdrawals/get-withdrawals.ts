import type { DeliveryState } from '@mimamori/contract/decisions/decision-contract'
import type {
  BreakerView,
  EvidenceLine,
  StaffRef,
  WithdrawalLine,
  WithdrawalView,
  WithdrawalViewName,
} from '@mimamori/contract/withdrawals/withdrawal-contract'
import { maskFor } from '@mimamori/policy/members/masking-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { allowedWithdrawalActions } from '@mimamori/policy/withdrawals/allowed-withdrawal-actions'
import {
  type BreakerState,
  breakerWindowStart,
  checkResume,
  isBlockedByBreaker,
} from '@mimamori/policy/withdrawals/withdrawal-execution-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { outgoingOf } from '@mimamori/storage/delivery/delivery-reads'
import { measureSettings, standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
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
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'
import { loadBothAccounts, loadEvidenceStates } from './approve-withdrawal.ts'

const MAX_LISTED_WITHDRAWALS = 100
const UNSENT: ReadonlySet<string> = new Set(['proposed', 'held'])
/** more than a desk ever has under way */
const MAX_UNFINISHED_WITHDRAWALS = 500

type WithdrawalContext = {
  readonly now: string
  readonly breaker: BreakerState
  readonly aliases: ReadonlyMap<string, string>
}

const isPaused = (
  { kind, state, heldUntil }: StoredWithdrawal,
  { now, breaker }: Omit<WithdrawalContext, 'aliases'>,
): boolean => isBlockedByBreaker(breaker, kind) && state === 'held' && heldUntil !== null && heldUntil <= now

async function loadWithdrawalContext(
  { storage, clock }: AppContext,
  of: readonly StoredWithdrawal[],
): Promise<WithdrawalContext> {
  const ids = of.flatMap(({ proposerId, approverId, endedBy }) => [proposerId, approverId ?? '', endedBy ?? ''])
  const [breaker, aliases] = [await breakerState(storage.db), await aliasesOf(storage.db, [...new Set(ids)])]
  return { now: clock.now(), breaker, aliases }
}

async function loadWithdrawalLine(
  storage: Storage,
  actor: Staff,
  it: StoredWithdrawal,
  context: WithdrawalContext,
): Promise<WithdrawalLine> {
  const { db, vault } = storage
  const [decision, from, member, [sent]] = await Promise.all([
    decisionById(db, it.decisionId),
    caseById(db, it.caseId),
    memberById(db, vault, it.memberId),
    outgoingOf(db, it.decisionId),
  ])
  if (!decision || !from) throw notFoundError()
  const who = (id: string | null): StaffRef | null =>
    id === null ? null : { id, alias: context.aliases.get(id) ?? '' }
  const { id, kind, state, memberId, proposedAt, approvedAt, heldUntil, endedAt, releasedAt, setback, setbackAt } = it
  return {
    id,
    kind,
    state,
    paused: isPaused(it, context),
    decisionId: decision.id,
    case: { id: from.id, number: from.number },
    target: decision.target,
    memberId,
    member: member && { displayName: maskFor(actor.role, member).displayName },
    categories: [...decision.categories],
    clause: decision.clause,
    proposer: who(it.proposerId) ?? { id: '', alias: '' },
    proposedAt,
    approver: who(it.approverId),
    approvedAt,
    heldUntil,
    endedBy: who(it.endedBy),
    endedAt,
    releasedAt,
    setback,
    setbackAt,
    delivery: (sent?.state as DeliveryState | undefined) ?? 'none',
  }
}

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

/** Withdrawals of one kind of list, and how many there are of those that need somebody. */
export async function listWithdrawals(app: AppContext, actor: Staff, view: WithdrawalViewName) {
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

/** A pinned piece without what it says. */
export const toEvidenceLine = (
  { n, ref, title, at, hash, openedBy }: StoredEvidence,
  { id }: Staff,
): Omit<EvidenceLine, 'newer'> => {
  return { n, ref, title, at, hash, openedByMe: openedBy.some((each) => each.id === id), openedBy: [...openedBy] }
}

/** One withdrawal, as this person may see it. Throws NotFound for an unknown one. */
export async function getWithdrawal(app: AppContext, actor: Staff, id: string): Promise<WithdrawalView> {
  const { storage, clock } = app
  const { db } = storage
  const it = await withdrawalById(db, id)
  if (!it) throw notFoundError()
  const context = await loadWithdrawalContext(app, [it])
  const [line, decision, standing, evidence, evidenceStates, people, reversal, pending] = await Promise.all([
    loadWithdrawalLine(storage, actor, it, context),
    decisionById(db, it.decisionId),
    standingOf(db, it.memberId, clock.now()),
    evidenceOf(db, id),
    loadEvidenceStates(db, it, actor.id),
    loadBothAccounts(db, it, actor, clock.now()),
    reversalOf(db, id),
    pendingWithdrawalOf(db, it.memberId),
  ])
  const stands = it.kind === 'withdrawal' && it.state === 'released' && reversal?.state !== 'released'
  return {
    ...line,
    text: decision?.text ?? '',
    note: decision?.note ?? '',
    reason: it.reason,
    effects: it.effects,
    // one that has not gone out can be stopped: nobody has been withdrawn by it yet
    standing: it.kind === 'withdrawal' && UNSENT.has(it.state) ? { ...standing, withdrawn: false } : standing,
    evidence: evidence.map((piece, n) => ({
      ...toEvidenceLine(piece, actor),
      newer: evidenceStates[n]?.newer ?? false,
    })),
    reverses: it.reverses,
    reversal,
    moves: allowedWithdrawalActions(it, actor, {
      ...people,
      evidence: evidenceStates,
      stands,
      pending: pending !== null,
    }),
  }
}
