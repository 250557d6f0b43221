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
} from '@mimamori/policy/withdrawals/withdrawal-release-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { outgoingOf } from '@mimamori/storage/delivery/delivery-reads'
import { memberById } from '@mimamori/storage/intake/intake-reads'
import { measureSettings, standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import {
  breakerState,
  countReleasedSince,
  evidenceOf,
  pastWithdrawals,
  pendingWithdrawalOf,
  reversalOf,
  type StoredEvidence,
  type StoredWithdrawal,
  unfinishedWithdrawals,
  withdrawalById,
} from '@mimamori/storage/withdrawals/withdrawal-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'
import { lookedAt, peopleOf } from './approve.ts'

const LISTED = 100
const UNSENT: ReadonlySet<string> = new Set(['proposed', 'held'])
/** more than a desk ever has under way */
const COUNTED = 500

type Around = { readonly now: string; readonly breaker: BreakerState; readonly aliases: ReadonlyMap<string, string> }

const isPaused = ({ kind, state, heldUntil }: StoredWithdrawal, { now, breaker }: Omit<Around, 'aliases'>): boolean =>
  isBlockedByBreaker(breaker, kind) && state === 'held' && heldUntil !== null && heldUntil <= now

async function around({ storage, clock }: AppContext, of: readonly StoredWithdrawal[]): Promise<Around> {
  const ids = of.flatMap(({ proposerId, approverId, endedBy }) => [proposerId, approverId ?? '', endedBy ?? ''])
  const [breaker, aliases] = [await breakerState(storage.db), await aliasesOf(storage.db, [...new Set(ids)])]
  return { now: clock.now(), breaker, aliases }
}

async function lineOf(storage: Storage, actor: Staff, it: StoredWithdrawal, seen: Around): Promise<WithdrawalLine> {
  const { db, vault } = storage
  const [decision, from, member, [sent]] = await Promise.all([
    decisionById(db, it.decisionId),
    caseById(db, it.caseId),
    memberById(db, vault, it.memberId),
    outgoingOf(db, it.decisionId),
  ])
  if (!decision || !from) throw notFoundError()
  const who = (id: string | null): StaffRef | null => (id === null ? null : { id, alias: seen.aliases.get(id) ?? '' })
  const { id, kind, state, memberId, proposedAt, approvedAt, heldUntil, endedAt, releasedAt, setback, setbackAt } = it
  return {
    id,
    kind,
    state,
    paused: isPaused(it, seen),
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

async function breakerOf({ storage, clock }: AppContext, actor: Staff): Promise<BreakerView> {
  const [state, { withdrawalsAnHour: atMost }] = [await breakerState(storage.db), await measureSettings(storage.db)]
  const anHour = await countReleasedSince(storage.db, breakerWindowStart(state, clock.now()))
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
  const unfinished = await unfinishedWithdrawals(storage.db, COUNTED)
  const past = view === 'past' ? await pastWithdrawals(storage.db, LISTED) : []
  const seen = await around(app, [...unfinished, ...past])
  const waiting = unfinished.filter(({ state }) => state === 'proposed')
  const paused = unfinished.filter((each) => isPaused(each, seen))
  const held = unfinished.filter((each) => each.state === 'held' && !isPaused(each, seen))
  const shown = { waiting, held, paused, past }[view].slice(0, LISTED)
  return {
    items: await Promise.all(shown.map((each) => lineOf(storage, actor, each, seen))),
    counts: { waiting: waiting.length, held: held.length, paused: paused.length },
    breaker: await breakerOf(app, actor),
  }
}

/** A pinned piece without what it says. */
export const evidenceLine = (
  { n, ref, title, at, hash, openedBy }: StoredEvidence,
  { id }: Staff,
): Omit<EvidenceLine, 'newer'> => {
  return { n, ref, title, at, hash, openedByMe: openedBy.some((each) => each.id === id), openedBy: [...openedBy] }
}

/** One withdrawal, as this person may see it. Throws NotFound for an unknown one. */
export async function withdrawalView(app: AppContext, actor: Staff, id: string): Promise<WithdrawalView> {
  const { storage, clock } = app
  const { db } = storage
  const it = await withdrawalById(db, id)
  if (!it) throw notFoundError()
  const seen = await around(app, [it])
  const [line, decision, standing, evidence, looked, people, reversal, pending] = await Promise.all([
    lineOf(storage, actor, it, seen),
    decisionById(db, it.decisionId),
    standingOf(db, it.memberId, clock.now()),
    evidenceOf(db, id),
    lookedAt(db, it, actor.id),
    peopleOf(db, it, actor, clock.now()),
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
    evidence: evidence.map((piece, n) => ({ ...evidenceLine(piece, actor), newer: looked[n]?.newer ?? false })),
    reverses: it.reverses,
    reversal,
    moves: allowedWithdrawalActions(it, actor, { ...people, evidence: looked, stands, pending: pending !== null }),
  }
}
