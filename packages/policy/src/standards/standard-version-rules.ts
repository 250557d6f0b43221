import { plusSeconds } from '../instant.ts'
import { checkSecondLead, type SecondLeadRefusal, type SecondLeadSituation } from '../people/second-lead-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { RunPurpose, RunState } from './run-rules.ts'

/** `proposed` waits for a second lead; `approved` is in force from its day on; `sent_back` by another lead; `taken_back` by its proposer. */
export const VERSION_STATES = ['proposed', 'approved', 'sent_back', 'taken_back'] as const
export type VersionState = (typeof VERSION_STATES)[number]
export type VersionEnd = Exclude<VersionState, 'proposed'>

/** Longest reason of a version, or of sending one back, in characters. */
export const MAX_VERSION_REASON_LENGTH = 500
/** A dry run that is older says too little of today. */
const DRY_RUN_SECONDS = 24 * 60 * 60

/** A dry run as the rules see it; `endedAt` is `null` while it runs. */
export type DryRun = { readonly purpose: RunPurpose; readonly state: RunState; readonly endedAt: string | null }

export type DryRunRefusal = 'dry_run_unfinished' | 'dry_run_outdated'

/** Why a dry run says nothing of today; `null`: it does. */
function checkDryRun(run: DryRun | null, now: string): DryRunRefusal | null {
  if (run === null || run.purpose !== 'dry' || run.state !== 'done' || run.endedAt === null) return 'dry_run_unfinished'
  return plusSeconds(run.endedAt, DRY_RUN_SECONDS) < now ? 'dry_run_outdated' : null
}

/**
 * What a proposal depends on. `unchanged`: the tried standards are those that would be in force without it. `beginsAt`: `null` from the approval
 * on. `planned`: when the last approved version begins; `null`: all have begun.
 */
export type VersionToPropose = {
  readonly now: string
  readonly pending: boolean
  readonly dryRun: DryRun | null
  readonly unchanged: boolean
  readonly beginsAt: string | null
  readonly planned: string | null
  readonly reason: string
}

export type ProposeVersionRefusal =
  | 'not_permitted'
  | 'standards_pending'
  | DryRunRefusal
  | 'standards_unchanged'
  | 'begins_in_past'
  | 'begins_before_planned'
  | 'reason_required'

/**
 * Proposes the standards of a dry run as the next version. It begins no earlier than one that is approved already, which would undo it on its
 * day; from that very day on it replaces it.
 */
export function proposeVersion(
  { now, pending, dryRun, unchanged, beginsAt, planned, reason }: VersionToPropose,
  actor: Staff,
): Verdict<{ readonly type: 'standards.proposed'; readonly reason: string }, ProposeVersionRefusal> {
  if (!may(actor.role, 'standards.decide')) return refuse('not_permitted')
  if (pending) return refuse('standards_pending')
  const refusal = checkDryRun(dryRun, now)
  if (refusal) return refuse(refusal)
  if (unchanged) return refuse('standards_unchanged')
  if (beginsAt !== null && beginsAt < now) return refuse('begins_in_past')
  if (planned !== null && (beginsAt ?? now) < planned) return refuse('begins_before_planned')
  return reason.trim() === '' ? refuse('reason_required') : allow({ type: 'standards.proposed', reason: reason.trim() })
}

/** A proposed version as the rules see it. */
export type ProposedVersion = {
  readonly state: VersionState
  readonly proposerId: string
  readonly hash: string
  readonly intact: boolean
  /** the dry run whose list is what an approval changes */
  readonly dryRunId: string
}

export type EndVersionRefusal =
  | 'not_permitted'
  | 'proposal_over'
  | 'own_proposal'
  | SecondLeadRefusal
  | 'standards_altered'
  | 'dry_run_replaced'
  | DryRunRefusal
  | 'run_under_way'
  | 'reason_required'

function checkPending(version: ProposedVersion | null, actor: Staff): 'not_permitted' | 'proposal_over' | null {
  if (!may(actor.role, 'standards.decide')) return 'not_permitted'
  return version?.state === 'proposed' ? null : 'proposal_over'
}

/** What an approval depends on. `running`: an evaluation is under way. */
export type VersionSituation = SecondLeadSituation & {
  readonly now: string
  readonly dryRun: DryRun | null
  readonly running: boolean
}

/**
 * Why this person cannot approve it; `null`: they can. It takes another eligible lead, or on a small desk the proposer after 72 hours, and a
 * dry run of the last day, whose list is what changes.
 */
export function checkVersionApproval(
  version: ProposedVersion | null,
  actor: Staff,
  situation: VersionSituation,
): EndVersionRefusal | null {
  const refusal = checkPending(version, actor)
  if (refusal) return refusal
  const second = checkSecondLead('standards.decide', situation)
  if (second) return second === 'own' ? 'own_proposal' : second
  if (!version?.intact) return 'standards_altered'
  return checkDryRun(situation.dryRun, situation.now) ?? (situation.running ? 'run_under_way' : null)
}

/** Why this person cannot send it back; `null`: they are another lead than who proposed it. */
export const checkVersionSendBack = (version: ProposedVersion | null, actor: Staff): EndVersionRefusal | null =>
  checkPending(version, actor) ?? (version?.proposerId === actor.id ? 'own_proposal' : null)

/** Why this person cannot take it back; `null`: they proposed it, and it waits. */
export const checkVersionTakeBack = (version: ProposedVersion | null, actor: Staff): EndVersionRefusal | null =>
  checkPending(version, actor) ?? (version?.proposerId === actor.id ? null : 'not_permitted')

export type VersionEnded = { readonly type: 'standards.ended'; readonly how: VersionEnd }

/** Ends a proposal. For an approval, what this person saw: the `hash` of the standards, and the dry run with its list, `runId`. */
export function endVersion(
  version: ProposedVersion,
  actor: Staff,
  how: VersionEnd,
  of: { readonly situation: VersionSituation; readonly hash: string; readonly runId: string; readonly reason: string },
): Verdict<VersionEnded, EndVersionRefusal> {
  const check = {
    approved: () => checkVersionApproval(version, actor, of.situation),
    sent_back: () => checkVersionSendBack(version, actor),
    taken_back: () => checkVersionTakeBack(version, actor),
  }
  const refusal = check[how]()
  if (refusal) return refuse(refusal)
  if (how === 'approved' && of.hash !== version.hash) return refuse('proposal_over')
  if (how === 'approved' && of.runId !== version.dryRunId) return refuse('dry_run_replaced')
  if (how === 'sent_back' && of.reason.trim() === '') return refuse('reason_required')
  return allow({ type: 'standards.ended', how })
}
