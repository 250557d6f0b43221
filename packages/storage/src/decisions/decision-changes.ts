import type { Lease } from '@mimamori/policy/cases/case-model'
import type { CaseDecided } from '@mimamori/policy/decisions/decision-rules'
import type { ReadingTime } from '@mimamori/policy/decisions/reading-time-rules'
import type { LedgerEntry } from '@mimamori/policy/ledger/ledger-rules'
import type { StoredCase } from '../cases/case-reads.ts'
import type { VisibilityChange } from '../ledger/save-ledger.ts'
import type { StoredDecision } from './decision-reads.ts'

export type DecisionChange =
  | {
      type: 'case.decided'
      id: string
      case: StoredCase
      actorId: string
      decided: CaseDecided
      note: string
      /** how long its text was shown, and whether reading takes longer */
      reading: ReadingTime
      /** decisions made together share it; `null`: made alone */
      page: string | null
      /** more than 0: beside the proposal of a withdrawal, the how-manieth on the case, which goes on waiting */
      beside: number
      /** has an earlier decision confirmed a violation on the target? */
      confirmed: boolean
      /** ledger lines that it takes back */
      takesBack: readonly LedgerEntry[]
    }
  | {
      type: 'decision.undone'
      decision: StoredDecision
      case: StoredCase
      /** the claim with which the case returns to the person; `null`: it returns to the queue */
      lease: Lease | null
    }
  /** `shown`: targets that become visible or hidden by it; `escalatedBy`: who had asked a lead to decide the case */
  | {
      type: 'decision.stands'
      decision: StoredDecision
      shown: readonly VisibilityChange[]
      escalatedBy: string | null
    }

export type CaseDecidedChange = Extract<DecisionChange, { type: 'case.decided' }>
