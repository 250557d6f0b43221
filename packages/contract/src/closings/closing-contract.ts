import type { CountedState } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { AllowedClosingActions } from '@mimamori/policy/closings/allowed-closing-actions'
import type { ChangeReason } from '@mimamori/policy/closings/changed-decisions'
import { MAX_CLOSING_REASON_LENGTH } from '@mimamori/policy/closings/closing-model'
import type { ClosingSnapshot, FigureDifferences, FrozenTable } from '@mimamori/policy/closings/closing-snapshot'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { serial, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import type { StaffRef } from '../withdrawals/withdrawal-contract.ts'

/** The figures of a month as one lead froze them. */
export type FrozenMonth = {
  id: string
  month: string
  /** 1: it closes the month; each later one corrects the one before */
  revision: number
  snapshot: ClosingSnapshot
  /** SHA-256 over the snapshot as canonical JSON, also in the audit log */
  hash: string
  /** the figures still have their hash; if not, the database was tampered with */
  intact: boolean
  /** why a later revision was needed */
  reason: string
  proposer: StaffRef
  proposedAt: string
}

/** A month as it was closed. It stays so; what changes afterwards makes another revision. */
export type ClosedMonth = FrozenMonth & { approver: StaffRef; approvedAt: string }

/** A proposal that was sent back or taken back. */
export type DroppedClosing = {
  id: string
  revision: number
  how: 'sent_back' | 'taken_back'
  by: StaffRef
  at: string
  /** why it was sent back */
  reason: string
}

export type UnfinishedCaseLine = { id: string; number: number; target: Target; state: string; openedAt: string }

/** A decision that its month counts otherwise than one of its closings did. */
export type ChangedDecisionLine = {
  decisionId: string
  caseId: string
  caseNumber: number
  target: Target
  title: string
  categories: Category[]
  published: Category | null
  /** how the closing counted it, and how it is counted now; `null`: not at all */
  was: CountedState | null
  now: CountedState | null
  why: ChangeReason
  /** who did that and when; `null`: the desk itself */
  by: StaffRef | null
  at: string
}

/**
 * Every decision that is counted otherwise than by a closing, the last change first. `complete`: with them, the figures of now are exactly
 * those of the closing; if not, something else changed them, such as a repair of the counters.
 */
export type ClosingChanges = {
  month: string
  revision: number
  /** of the closing: `proposed` waits for a second lead */
  proposed: boolean
  /** when its figures were frozen */
  at: string
  lines: ChangedDecisionLine[]
  complete: boolean
}

/** How present figures differ from frozen ones; `listed`: the decisions that changed can be listed, and `decisions` is how many they are. */
export type ListedDifferences = FigureDifferences & { listed: boolean }

export type ClosingState = {
  month: string
  /** its last day is over, Japan time */
  over: boolean
  /** cases that arrived in the month and are unfinished: by what they are about, and up to 50 that wait longest */
  unfinished: { counts: Record<TargetType, number>; cases: UnfinishedCaseLine[] }
  /** figures as they are now: what a proposal would freeze */
  now: FrozenTable[]
  /**
   * The proposal that waits for a second lead. `changed`: how present figures differ from it; `aloneFrom`: when its
   * proposer can complete it alone, if there still are too few leads then; `null`: there are enough.
   */
  pending: (FrozenMonth & { changed: ListedDifferences | null; aloneFrom: string | null }) | null
  /** the newest first */
  revisions: ClosedMonth[]
  /** how present figures differ from the newest revision; `null`: not at all, or there is none */
  since: ListedDifferences | null
  /** the newest proposal, if it was sent back or taken back */
  dropped: DroppedClosing | null
  /** for every action: `null` when the caller may do it, else the refusal */
  moves: AllowedClosingActions
}

/**
 * A month with any proposal. `revision`: 0 while it was not closed; `differs`: do present figures differ from those of
 * the close?
 */
export type ClosingLine = {
  month: string
  revision: number
  closedAt: string | null
  pending: boolean
  differs: boolean
}

const Month = z.string('a month such as 2026-11').regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11')
const Reason = text(MAX_CLOSING_REASON_LENGTH)

/** The closing of months (月次確定): one lead freezes a month's figures, another approves them. */
export const closings = {
  state: oc
    .meta({ permission: 'closings.read', background: true })
    .input(z.strictObject({ month: Month }))
    .output(type<ClosingState>()),
  /** The newest first. `running`: the month that runs, Japan time; `first`: the one in which the desk began. */
  list: oc
    .meta({ permission: 'closings.read', background: true })
    .output(type<{ running: string; first: string; months: ClosingLine[] }>()),
  /** A month as it was closed; without `revision`, as it was closed last. */
  revision: oc
    .meta({ permission: 'closings.read' })
    .input(z.strictObject({ month: Month, revision: serial(1).optional() }))
    .output(type<ClosedMonth>())
    .errors(refusals),
  /** The decisions that changed since this closing was proposed. Not for admins, who have no rights on cases. */
  changes: oc
    .meta({ permission: 'breakdown.cases', background: true })
    .input(z.strictObject({ closingId: CaseId }))
    .output(type<ClosingChanges>())
    .errors(refusals),
  /** Freezes the figures of a month that is over, as they are now. A later revision needs a reason. */
  propose: oc
    .meta({ permission: 'closings.decide' })
    .input(z.strictObject({ month: Month, reason: Reason.default('') }))
    .output(type<{ closingId: string; revision: number; hash: string }>())
    .errors(refusals),
  /**
   * Approves, by another eligible lead, or on a small desk by the proposer after 72 hours, with a second factor of the
   * last five minutes (else `step_up_required`). `hash`: of the figures on screen. Refused when the figures have
   * changed.
   */
  approve: oc
    .meta({ permission: 'closings.decide', stepUp: 'closings' })
    .input(z.strictObject({ closingId: CaseId, hash: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256, hex') }))
    .output(type<{ revision: number }>())
    .errors(refusals),
  /** Sends the proposal back; by another lead. */
  sendBack: oc
    .meta({ permission: 'closings.decide' })
    .input(z.strictObject({ closingId: CaseId, reason: Reason }))
    .output(type<{ month: string }>())
    .errors(refusals),
  /** Takes the proposal back; by its proposer, until a second lead has decided. */
  takeBack: oc
    .meta({ permission: 'closings.decide' })
    .input(z.strictObject({ closingId: CaseId }))
    .output(type<{ month: string }>())
    .errors(refusals),
}
