import { hash } from 'node:crypto'
import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import { MEMBER_ROLES, type MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { checkRun, checkTryOut, isApproved } from '@mimamori/policy/standards/run-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { type StandardSetFlaw, standardSetFlaws } from '@mimamori/policy/standards/standard-set-flaws'
import {
  endVersion as endRule,
  proposeVersion as proposeRule,
  type VersionEnd,
  type VersionSituation,
} from '@mimamori/policy/standards/standard-version-rules'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { runById, runningRun } from '@mimamori/storage/standards/run-reads'
import {
  lastVersionNumber,
  pendingVersion,
  plannedFrom,
  type StoredVersion,
  standardsInForce,
  versionById,
} from '@mimamori/storage/standards/version-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { refusalError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadSecondLeadSituation } from '../workflows/two-person-eligibility.ts'
import { beginRun, driveEvaluation } from './run-evaluation.ts'

/** What the approval of a version depends on: both people, its dry run, and whether an evaluation is under way. */
export async function loadVersionSituation(
  db: Storage['db'],
  { proposerId, proposedAt: waitsSince, dryRunId }: StoredVersion,
  actor: Staff,
  now: string,
): Promise<VersionSituation> {
  const people = await loadSecondLeadSituation(db, now, actor, { proposerId, waitsSince })
  const [dryRun, running] = await Promise.all([runById(db, dryRunId), runningRun(db)])
  return { ...people, now, dryRun, running: running !== null }
}

async function requireNoRun(tx: Tx, actor: Staff): Promise<void> {
  tx.lock('key', 'standards')
  const refusal = checkTryOut((await runningRun(tx.db)) !== null, actor)
  if (refusal) throw refusalError(refusal)
}

/** Drives an evaluation that has begun, in the background: what fails is logged and shown as its state. */
function inBackground(app: AppContext, runId: string): { runId: string } {
  void driveEvaluation(app, runId)
  return { runId }
}

/** Evaluates the members of these roles by the standards in force. Throws the refusal of the rule. */
export async function startRun(
  app: AppContext,
  actor: Staff,
  roles: readonly MemberRole[],
): Promise<{ runId: string }> {
  const runId = await app.storage.write(async (tx) => {
    tx.lock('key', 'standards')
    const at = app.clock.now()
    const { number: version, standards } = await standardsInForce(tx.db, at)
    const refusal = checkRun(version, (await runningRun(tx.db)) !== null, actor)
    if (refusal) throw refusalError(refusal)
    return await beginRun(tx, at, actor.id, { purpose: 'asked', roles: [...new Set(roles)], version, standards })
  })
  return inBackground(app, runId)
}

/** A dry run of these standards, told apart by those that people have approved and that are in force. */
async function dryRunOf(
  db: Storage['db'],
  at: string,
  standards: StandardSet,
): Promise<Parameters<typeof beginRun>[3]> {
  const { number } = await standardsInForce(db, at)
  return {
    purpose: 'dry',
    roles: MEMBER_ROLES,
    version: null,
    standards,
    comparedWith: isApproved(number) ? number : null,
  }
}

/** Tries standards on all members. Throws the refusal of the rule; what does not fit together is answered, and nothing begins. */
export async function tryOut(
  app: AppContext,
  actor: Staff,
  standards: StandardSet,
): Promise<{ runId: string; flaws: [] } | { runId: null; flaws: StandardSetFlaw[] }> {
  const flaws = standardSetFlaws(standards)
  if (flaws.length > 0) return { runId: null, flaws: [...flaws] }
  const runId = await app.storage.write(async (tx) => {
    await requireNoRun(tx, actor)
    const at = app.clock.now()
    return await beginRun(tx, at, actor.id, await dryRunOf(tx.db, at, standards))
  })
  return { ...inBackground(app, runId), flaws: [] }
}

const sha256 = (standards: StandardSet): string => hash('sha256', canonicalJson(standards))

type Proposing = { readonly runId: string; readonly from: string | null; readonly reason: string }
type Proposed = { versionId: string; number: number; hash: string }

/** Proposes the standards of a dry run as the next version. Throws NotFound, and the refusal of the rule. */
export const proposeStandards = (
  { storage, clock }: AppContext,
  actor: Staff,
  proposing: Proposing,
): Promise<Proposed> => storage.write((tx) => proposeVersion(tx, clock.now(), actor, proposing))

/** The same in a transaction, at an instant. */
export async function proposeVersion(
  tx: Tx,
  now: string,
  actor: Staff,
  { runId, from, reason }: Proposing,
): Promise<Proposed> {
  tx.lock('key', 'standards')
  const dryRun = requireFound(await runById(tx.db, runId))
  const beginsAt = from === null ? null : new Date(`${from}T00:00:00.000+09:00`).toISOString()
  const pending = (await pendingVersion(tx.db)) !== null
  const { number: inForce, standards: otherwise } = await standardsInForce(tx.db, beginsAt ?? now)
  const unchanged = isApproved(inForce) && sha256(otherwise) === sha256(dryRun.standards)
  const planned = await plannedFrom(tx.db, now)
  const event = requireAllowed(proposeRule({ now, pending, dryRun, unchanged, beginsAt, planned, reason }, actor))
  const number = (await lastVersionNumber(tx.db)) + 1
  const id = newId(now)
  const { standards } = dryRun
  await record(tx, now, actor.id, {
    ...event,
    id,
    number,
    standards,
    beginsAt,
    dryRunId: runId,
    proposerId: actor.id,
  })
  return { versionId: id, number, hash: sha256(standards) }
}

/** Tries the version that waits again. Throws NotFound, and the refusal of the rule. */
export async function tryAgain(app: AppContext, actor: Staff, versionId: string): Promise<{ runId: string }> {
  const runId = await app.storage.write(async (tx) => {
    await requireNoRun(tx, actor)
    const version = requireFound(await versionById(tx.db, versionId))
    if (version.state !== 'proposed') throw refusalError('proposal_over')
    const at = app.clock.now()
    const dryRunId = await beginRun(tx, at, actor.id, await dryRunOf(tx.db, at, version.standards))
    await record(tx, at, actor.id, { type: 'standards.tried_again', id: version.id, number: version.number, dryRunId })
    return dryRunId
  })
  return inBackground(app, runId)
}

type VersionEnding = {
  readonly versionId: string
  readonly how: VersionEnd
  readonly hash?: string
  readonly runId?: string
  readonly reason?: string
}

/**
 * Ends the version that waits: approved, sent back or taken back. One that is approved and begins at once changes what its dry run names;
 * the answered `runId` is the evaluation that does so. `hash` and `runId` of an approval: the standards and the dry run that were on screen. Throws NotFound, and the refusal of the rule.
 */
export async function endStandards(
  app: AppContext,
  actor: Staff,
  ending: VersionEnding,
): Promise<{ number: number; runId: string | null }> {
  const { number, runId } = await app.storage.write((tx) => endVersion(tx, app.clock.now(), actor, ending))
  if (runId !== null) inBackground(app, runId)
  return { number, runId }
}

/** The same in a transaction, at an instant; the evaluation has begun, and nobody drives it yet. */
export async function endVersion(
  tx: Tx,
  now: string,
  actor: Staff,
  { versionId, how, hash: seen = '', runId: list = '', reason = '' }: VersionEnding,
): Promise<{ number: number; runId: string | null }> {
  tx.lock('key', 'standards')
  tx.lock('key', 'people')
  const version = requireFound(await versionById(tx.db, versionId))
  const situation = await loadVersionSituation(tx.db, version, actor, now)
  const event = requireAllowed(endRule(version, actor, how, { situation, hash: seen, runId: list, reason }))
  const { id, beginsAt, standards, hash: stored, dryRunId } = version
  const begins = how === 'approved' && (beginsAt === null || beginsAt < now) ? now : beginsAt
  const change = { ...event, id, number: version.number, beginsAt: begins, endedBy: actor.id, reason: reason.trim() }
  await record(tx, now, actor.id, { ...change, hash: stored, dryRunId })
  const begun = how === 'approved' && begins === now
  const run = { purpose: 'activation', roles: MEMBER_ROLES, version: version.number, standards } as const
  return { number: version.number, runId: begun ? await beginRun(tx, now, actor.id, run) : null }
}
