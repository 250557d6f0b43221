import type { DeliveryState } from '@mimamori/contract/decisions/decision-contract'
import type { StaffRef, WithdrawalLine } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { maskFor } from '@mimamori/policy/members/masking-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { type BreakerState, isBlockedByBreaker } from '@mimamori/policy/withdrawals/withdrawal-execution-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { outgoingOf } from '@mimamori/storage/delivery/delivery-reads'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { breakerState } from '@mimamori/storage/withdrawals/withdrawal-breaker-reads'
import type { StoredWithdrawal } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** The data that all lines of a list share: the time, the state of the breaker, aliases by id. */
type WithdrawalContext = {
  readonly now: string
  readonly breaker: BreakerState
  readonly aliases: ReadonlyMap<string, string>
}

/** Is its hold over, and does the breaker keep it from being executed? */
export const isPaused = (
  { kind, state, heldUntil }: StoredWithdrawal,
  { now, breaker }: Omit<WithdrawalContext, 'aliases'>,
): boolean => isBlockedByBreaker(breaker, kind) && state === 'held' && heldUntil !== null && heldUntil <= now

/** The context of these withdrawals. */
export async function loadWithdrawalContext(
  { storage, clock }: AppContext,
  of: readonly StoredWithdrawal[],
): Promise<WithdrawalContext> {
  const ids = of.flatMap(({ proposerId, approverId, endedBy }) => [proposerId, approverId ?? '', endedBy ?? ''])
  const [breaker, aliases] = [await breakerState(storage.db), await aliasesOf(storage.db, [...new Set(ids)])]
  return { now: clock.now(), breaker, aliases }
}

/** A withdrawal as a line of a list, with the member masked for this person's role. */
export async function loadWithdrawalLine(
  storage: Storage,
  actor: Staff,
  withdrawal: StoredWithdrawal,
  context: WithdrawalContext,
): Promise<WithdrawalLine> {
  const { db, vault } = storage
  const [decision, from, member, [sent]] = await Promise.all([
    decisionById(db, withdrawal.decisionId),
    caseById(db, withdrawal.caseId),
    memberById(db, vault, withdrawal.memberId),
    outgoingOf(db, withdrawal.decisionId),
  ])
  if (!decision || !from) throw notFoundError()
  const who = (id: string | null): StaffRef | null =>
    id === null ? null : { id, alias: context.aliases.get(id) ?? '' }
  const { id, kind, state, memberId, proposedAt, approvedAt, heldUntil, endedAt, releasedAt, setback, setbackAt } =
    withdrawal
  return {
    id,
    kind,
    state,
    paused: isPaused(withdrawal, context),
    decisionId: decision.id,
    case: { id: from.id, number: from.number },
    target: decision.target,
    memberId,
    member: member && { displayName: maskFor(actor.role, member).displayName },
    categories: [...decision.categories],
    clause: decision.clause,
    proposer: who(withdrawal.proposerId) ?? { id: '', alias: '' },
    proposedAt,
    approver: who(withdrawal.approverId),
    approvedAt,
    heldUntil,
    unanswered: withdrawal.endedBy === SYSTEM,
    endedBy: who(withdrawal.endedBy),
    endedAt,
    releasedAt,
    setback,
    setbackAt,
    delivery: (sent?.state as DeliveryState | undefined) ?? 'none',
  }
}
