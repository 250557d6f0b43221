import type { Dealings } from '@mimamori/policy/intake/intake-arrivals'
import type { WithdrawalApproved } from '@mimamori/policy/withdrawals/withdrawal-approval-rules'
import type { WithdrawalEnded } from '@mimamori/policy/withdrawals/withdrawal-end-rules'
import type { BreakerState } from '@mimamori/policy/withdrawals/withdrawal-execution-rules'
import type { WithdrawalProposed } from '@mimamori/policy/withdrawals/withdrawal-proposal-rules'
import type { StoredCase, StoredReviewCase } from '../cases/case-reads.ts'
import type { StoredDecision } from '../decisions/decision-reads.ts'
import type { EvidencePin } from './withdrawal-pin-reads.ts'
import type { StoredWithdrawal } from './withdrawal-reads.ts'

/** The texts of a proposal: the one sent to the member, and the internal note. */
type MemberMessage = {
  readonly template: { readonly id: string; readonly version: number } | null
  readonly text: string
  readonly note: string
  readonly clause: string | null
}

export type WithdrawalChange =
  | {
      type: 'withdrawal.proposed'
      id: string
      decisionId: string
      actorId: string
      /** where it was proposed: on a claimed case, or on the withdrawal that is to be reversed */
      from:
        | { readonly kind: 'withdrawal'; readonly case: StoredReviewCase }
        | { readonly kind: 'reversal'; readonly withdrawal: StoredWithdrawal; readonly decision: StoredDecision }
      proposed: WithdrawalProposed
      letter: MemberMessage
      effects: Dealings | null
      evidence: readonly EvidencePin[]
    }
  | { type: 'withdrawal.opened'; withdrawal: StoredWithdrawal; n: number; staffId: string }
  | {
      type: 'withdrawal.approved'
      withdrawal: StoredWithdrawal
      decision: StoredDecision
      approved: WithdrawalApproved
      approverId: string
      factorAt: string
      /** of a reversal: the ledger line that it takes back */
      line: string | null
    }
  | {
      type: 'withdrawal.ended'
      withdrawal: StoredWithdrawal
      decision: StoredDecision
      how: WithdrawalEnded['how']
      actorId: string
      reason: string
      /** the case that returns to its queue; `null` for a reversal */
      case: StoredCase | null
    }
  | { type: 'withdrawal.released'; withdrawal: StoredWithdrawal; decision: StoredDecision }
  /** one of the two people is no longer eligible: it stays held, and leads are notified */
  | { type: 'withdrawal.blocked'; withdrawal: StoredWithdrawal; setback: 'proposer' | 'approver' }
  /** it waits for an approver again */
  | {
      type: 'withdrawal.returned'
      withdrawal: StoredWithdrawal
      decision: StoredDecision
      setback: 'evidence' | 'person'
    }
  /** the newer version of a pinned text is pinned, too */
  | { type: 'withdrawal.repinned'; withdrawal: StoredWithdrawal; n: number; pin: EvidencePin }
  | { type: 'withdrawals.paused' | 'withdrawals.resumed'; breaker: BreakerState; changedBy: string }

export type WithdrawalChangeOf<Type extends WithdrawalChange['type']> = Extract<WithdrawalChange, { type: Type }>
