import type { AllowedClosingActions } from '@mimamori/policy/closings/allowed-closing-actions'
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
  /** it still is what its hash says; if not, a hand has been at the database */
  intact: boolean
  /** why a later revision was needed */
  reason: string
  proposer: StaffRef
  proposedAt: string
}

/** A month as it was closed. It stays so; what changes afterwards makes another revision. */
export type ClosedMonth = FrozenMonth & { approver: StaffRef; approvedAt: string }

/** A proposal that came to nothing. */
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

export type ClosingState = {
  month: string
  /** its last day is over, Japan time */
  over: boolean
  /** cases that arrived in the month and are unfinished: by what they are about, and up to 50 that wait longest */
  unfinished: { counts: Record<TargetType, number>; cases: UnfinishedCaseLine[] }
  /** figures as they are now: what a proposal would freeze */
  now: FrozenTable[]
  /**
   * What waits for a second lead. `changed`: how the figures differ from it by now; `aloneFrom`: when who proposed it can close it
   * alone, if there still are too few leads then, `null`: there are enough.
   */
  pending: (FrozenMonth & { changed: FigureDifferences | null; aloneFrom: string | null }) | null
  /** the newest first */
  revisions: ClosedMonth[]
  /** how the figures differ from the newest revision by now; `null`: not at all, or there is none */
  since: FigureDifferences | null
  /** the newest proposal, if it came to nothing */
  dropped: DroppedClosing | null
  /** for every button: `null` when it is open to whoever asks, else why not */
  moves: AllowedClosingActions
}

/** A month of which anything was proposed. `revision` 0: it was not closed yet. `differs`: it counts otherwise by now than when it was closed. */
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
  /** Freeze the figures of a month that is over, as they are now. A later revision needs a reason. */
  propose: oc
    .meta({ permission: 'closings.decide' })
    .input(z.strictObject({ month: Month, reason: Reason.default('') }))
    .output(type<{ closingId: string; revision: number; hash: string }>())
    .errors(refusals),
  /**
   * By another eligible lead, or on a small desk by who proposed it 72 hours later, with a second factor shown at most five minutes ago (else `step_up_required`). `hash`: of the figures on
   * screen. Refused when the month counts otherwise by now.
   */
  approve: oc
    .meta({ permission: 'closings.decide', stepUp: 'closings' })
    .input(z.strictObject({ closingId: CaseId, hash: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256, hex') }))
    .output(type<{ revision: number }>())
    .errors(refusals),
  /** By another lead. */
  sendBack: oc
    .meta({ permission: 'closings.decide' })
    .input(z.strictObject({ closingId: CaseId, reason: Reason }))
    .output(type<{ month: string }>())
    .errors(refusals),
  /** By who proposed it, until a second lead has decided. */
  takeBack: oc
    .meta({ permission: 'closings.decide' })
    .input(z.strictObject({ closingId: CaseId }))
    .output(type<{ month: string }>())
    .errors(refusals),
}
