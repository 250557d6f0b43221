import { MEMBER_ROLES, type MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import type { CriterionResult, StandardResult } from '@mimamori/policy/standards/evaluate-standards'
import { FORECAST_CAUSES, type ForecastCause } from '@mimamori/policy/standards/forecast-change'
import type { Holding, HoldingChange } from '@mimamori/policy/standards/holding-rules'
import type { RunFigures } from '@mimamori/policy/standards/run-figures'
import type { RunPurpose, RunState } from '@mimamori/policy/standards/run-rules'
import type { Standard, StandardSet } from '@mimamori/policy/standards/standard-definition'
import type { StandardSetFlaw } from '@mimamori/policy/standards/standard-set-flaws'
import { MAX_VERSION_REASON_LENGTH, type VersionEnd } from '@mimamori/policy/standards/standard-version-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { Id, list, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { type Refusal, refusals } from '../refusal-contract.ts'
import type { StaffRef } from '../withdrawals/withdrawal-contract.ts'
import { StandardName, StandardSetInput } from './standard-set-contract.ts'
import { Change, HistoryBar, StandardsExport } from './standards-export-contract.ts'

/** An evaluation of members. `done` of `total` members; `changed`: standards granted, lost, kept, or in days of grace since. */
export type EvaluationRun = {
  id: string
  purpose: RunPurpose
  roles: MemberRole[]
  /** number of the version of the standards, 0 as shipped; of a dry run `null` */
  version: number | null
  state: RunState
  done: number
  total: number
  changed: number
  /** who asked for it; `null`: it ran on its day */
  by: StaffRef | null
  startedAt: string
  endedAt: string | null
}

/** How many changes of each kind, by standard. */
export type ChangeCounts = Record<string, Partial<Record<HoldingChange, number>>>

/**
 * What a dry run found: who would gain and lose what, in numbers, and the values behind it. An approval makes all of `counts`. `byCause` tells them
 * apart: what the tried standards change, and what the version in force, `comparedWith`, would change all the same, with the metrics of now;
 * `null`: nobody had approved one.
 */
export type DryRunResult = {
  run: EvaluationRun
  standards: StandardSet
  counts: ChangeCounts
  byCause: Record<ForecastCause, ChangeCounts> | null
  comparedWith: number | null
  figures: RunFigures
}

/** A version of the standards. `beginsAt`: `null` from its approval on. */
export type StandardVersion = {
  id: string
  number: number
  standards: StandardSet
  hash: string
  beginsAt: string | null
  reason: string
  proposer: StaffRef
  proposedAt: string
  ended: { how: VersionEnd; by: StaffRef; at: string; reason: string } | null
}

/** The version that waits. `aloneFrom`: when its proposer can approve it alone; `null`: there are enough leads. */
export type PendingVersion = StandardVersion & {
  intact: boolean
  dryRun: DryRunResult | null
  aloneFrom: string | null
}

/** For every action: `null` when the caller may do it, else the refusal. */
export type StandardMoves = {
  run: Refusal | null
  try_out: Refusal | null
  propose: Refusal | null
  approve: Refusal | null
  send_back: Refusal | null
  take_back: Refusal | null
}

export type StandardsState = {
  /** number 0: as shipped; nobody is evaluated by them before people have approved them */
  inForce: { number: number; standards: StandardSet; since: string | null }
  pending: PendingVersion | null
  /** approved and not begun, the next first; then those before, the newest first; sent back and taken back ones among them */
  planned: StandardVersion[]
  past: StandardVersion[]
  running: EvaluationRun | null
  /** the newest evaluations, dry runs among them */
  runs: EvaluationRun[]
  /** members who hold each standard, and of them those in days of grace */
  holders: Record<string, { held: number; grace: number }>
  /** of the last evaluation of each standard's members; a standard that was never evaluated is missing */
  figures: RunFigures
  /** when the members of each role were evaluated last; `null`: never */
  evaluatedAt: Record<MemberRole, string | null>
  moves: StandardMoves
}

/** What changed for a member, or would. `missed`: the criteria that were not met or are unknown. */
export type StandardChangeLine = {
  id: string
  memberId: string
  standard: string
  change: HoldingChange
  at: string
  graceUntil: string | null
  missed: CriterionResult[]
}

/** A change that a dry run names; `cause`: `null` where nothing is told apart. */
export type ForecastLine = StandardChangeLine & { cause: ForecastCause | null }

export type NearMissLine = {
  memberId: string
  criterion: string
  value: number
  threshold: number
  /** basis points of the threshold that are missing */
  missing: number
}

/** One standard of a member as judged now. */
export type MemberStandard = StandardResult & { holding: Holding }

/**
 * A member by the standards in force. `standards`: of their roles, each after the one it requires. `judgedAt`: now; what is ranked is by the last
 * evaluation. `next`: the standard that comes next, with the criteria that are missing; `null`: they meet all, or it cannot be said.
 */
export type MemberStandards = {
  set: StandardSet
  standards: MemberStandard[]
  judgedAt: string
  next: { standard: string; missing: string[] } | null
  changes: StandardChangeLine[]
}

/** A standard as it is called. */
export type NamedStandard = Pick<Standard, 'id' | 'name'>

const RunInput = z.strictObject({ runId: CaseId })
const VersionInput = z.strictObject({ versionId: CaseId })
const Reason = text(MAX_VERSION_REASON_LENGTH)
const Day = z.iso.date()
const Limit = z.int().min(1).max(200)

/** Account standards (アカウント基準): their versions, evaluations of members, and what those changed. */
export const standards = {
  state: oc.meta({ permission: 'standards.read', background: true }).output(type<StandardsState>()),
  /** What the standards in force are called, each after the one it requires. */
  names: oc.meta({ permission: 'cases.read', background: true }).output(type<NamedStandard[]>()),
  /** Every standard of a member with its criteria: value, threshold, what is missing, when it was measured. */
  member: oc
    .meta({ permission: 'cases.read', background: true })
    .input(z.strictObject({ memberId: Id }))
    .output(type<MemberStandards>())
    .errors({ NOT_FOUND: { status: 404 } }),
  /** Evaluates the members of these roles by the standards in force, in the background. Refused before people have approved any. */
  run: oc
    .meta({ permission: 'standards.decide' })
    .input(z.strictObject({ roles: list(z.enum(MEMBER_ROLES), MEMBER_ROLES.length, 1) }))
    .output(type<{ runId: string }>())
    .errors(refusals),
  /** Tries standards on all members and changes nothing. What does not fit together is `flaws`, and no run is begun. */
  tryOut: oc
    .meta({ permission: 'standards.decide' })
    .input(z.strictObject({ standards: StandardSetInput }))
    .output(type<{ runId: string; flaws: [] } | { runId: null; flaws: StandardSetFlaw[] }>())
    .errors(refusals),
  /** Ends an evaluation that is under way. What it has changed stays. */
  cancel: oc.meta({ permission: 'standards.decide' }).input(RunInput).output(type<void>()).errors(refusals),
  /** How far an evaluation is. */
  progress: oc
    .meta({ permission: 'standards.read', background: true })
    .input(RunInput)
    .output(type<EvaluationRun>())
    .errors({ NOT_FOUND: { status: 404 } }),
  /** What a dry run found. */
  dryRun: oc
    .meta({ permission: 'standards.read' })
    .input(RunInput)
    .output(type<DryRunResult>())
    .errors({ NOT_FOUND: { status: 404 } }),
  /** The members that a dry run names for a change, of one cause or of both, by id; `next`: the id to go on after. */
  forecast: oc
    .meta({ permission: 'standards.read' })
    .input(
      RunInput.extend({
        standard: StandardName,
        change: Change,
        cause: z.enum(FORECAST_CAUSES).optional(),
        after: Id.optional(),
        limit: Limit.default(50),
      }),
    )
    .output(type<{ lines: ForecastLine[]; next: string | null }>())
    .errors({ NOT_FOUND: { status: 404 } }),
  /** Proposes the standards of a dry run. `from`: the first day they are in force, Japan time; `null`: from the approval on. */
  propose: oc
    .meta({ permission: 'standards.decide' })
    .input(RunInput.extend({ from: Day.nullable(), reason: Reason }))
    .output(type<{ versionId: string; number: number; hash: string }>())
    .errors(refusals),
  /** Tries the version that waits again, as its dry run is older than a day. */
  tryAgain: oc
    .meta({ permission: 'standards.decide' })
    .input(VersionInput)
    .output(type<{ runId: string }>())
    .errors(refusals),
  /**
   * Approves what was on screen, the standards by their `hash` and the list by the dry run's `runId`: by another eligible lead, or on a small desk by the proposer after 72 hours, with a second factor of the last five minutes. In
   * force at once, exactly what the dry run names is changed; what has changed since for other reasons is left alone.
   */
  approve: oc
    .meta({ permission: 'standards.decide', stepUp: 'closings' })
    .input(VersionInput.extend({ runId: CaseId, hash: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256, hex') }))
    .output(type<{ number: number; runId: string | null }>())
    .errors(refusals),
  /** Sends the version back; by another lead. */
  sendBack: oc
    .meta({ permission: 'standards.decide' })
    .input(VersionInput.extend({ reason: Reason }))
    .output(type<void>())
    .errors(refusals),
  /** Takes the version back; by its proposer. */
  takeBack: oc.meta({ permission: 'standards.decide' }).input(VersionInput).output(type<void>()).errors(refusals),
  /** Standards granted and lost in each of the last thirteen months, Japan time, the oldest first. */
  history: oc
    .meta({ permission: 'standards.read' })
    .output(type<{ months: { month: string; counts: ChangeCounts }[] }>()),
  /** The changes behind one bar of the history; `next`: the id to go on after. */
  changes: oc
    .meta({ permission: 'standards.read' })
    .input(HistoryBar.extend({ after: CaseId.optional(), limit: Limit.default(50) }))
    .output(type<{ lines: StandardChangeLine[]; next: string | null }>()),
  /**
   * Exports changes with the criteria missed and their values, as CSV: UTF-8 with a byte order mark, in the words of whoever asks, Japan
   * time. Logged. Refused: a dry run that is not done, and too many rows.
   */
  export: oc
    .meta({ permission: 'standards.read', stepUp: 'export' })
    .input(StandardsExport)
    .output(type<{ name: string; csv: string; rows: number }>())
    .errors({ ...refusals, NOT_FOUND: { status: 404 } }),
  /** Who misses a standard by one criterion and by least, as of the last evaluation. */
  near: oc
    .meta({ permission: 'standards.read' })
    .input(z.strictObject({ standard: StandardName, limit: Limit.default(50) }))
    .output(type<{ lines: NearMissLine[]; known: boolean }>()),
}
