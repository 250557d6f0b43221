import type { MemberStandards, StandardMoves, StandardsState } from '@mimamori/contract/standards/standards-contract'
import { MEMBER_ROLES } from '@mimamori/policy/intake/intake-arrivals'
import { ownEntry } from '@mimamori/policy/own-entry'
import { soloCompletionFrom } from '@mimamori/policy/people/second-lead-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { evaluateStandards } from '@mimamori/policy/standards/evaluate-standards'
import { missedCriteria, NO_HOLDING } from '@mimamori/policy/standards/holding-rules'
import type { RunFigures, StandardFigures } from '@mimamori/policy/standards/run-figures'
import { checkRun, checkTryOut } from '@mimamori/policy/standards/run-rules'
import {
  checkVersionApproval,
  checkVersionSendBack,
  checkVersionTakeBack,
} from '@mimamori/policy/standards/standard-version-rules'
import { standingOnRecord } from '@mimamori/storage/ledger/ledger-reads'
import { leadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { changesOfMember } from '@mimamori/storage/standards/change-reads'
import { evaluatedMember } from '@mimamori/storage/standards/evaluation-reads'
import { holdingCounts, holdingsOf } from '@mimamori/storage/standards/holding-reads'
import { lastRunOf, recentRuns, runById, runningRun } from '@mimamori/storage/standards/run-reads'
import {
  allVersions,
  pendingVersion,
  type StoredVersion,
  standardsInForce,
} from '@mimamori/storage/standards/version-reads'
import type { Storage } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { asStandardMember } from './evaluate-pages.ts'
import { loadPeople, presentChange, presentDryRun, presentRun, presentVersion } from './present-standards.ts'
import { loadVersionSituation } from './standard-versions.ts'

type Db = Storage['db']

const LISTED_RUNS = 10

/** The standards in force and that wait, who holds them, and what this person may do. */
export async function getStandards({ storage: { db }, clock }: AppContext, actor: Staff): Promise<StandardsState> {
  const now = clock.now()
  const [{ number, standards, beganAt }, pending, versions, running, runs] = await Promise.all([
    standardsInForce(db, now),
    pendingVersion(db),
    allVersions(db),
    runningRun(db),
    recentRuns(db, LISTED_RUNS),
  ])
  const people = versions.flatMap(({ proposerId, endedBy }) => [proposerId, endedBy ?? proposerId])
  const who = await loadPeople(db, [...people, ...runs.map(({ startedBy }) => startedBy)])
  const isPlanned = ({ state, beginsAt }: StoredVersion) => state === 'approved' && (beginsAt ?? '') > now
  const present = (all: readonly StoredVersion[]) => all.map((each) => presentVersion(each, who))
  const ended = versions.filter(({ state }) => state !== 'proposed')
  return {
    inForce: { number, standards, since: beganAt },
    pending: pending && (await presentPending(db, pending, now)),
    planned: present(ended.filter(isPlanned)).reverse(),
    past: present(ended.filter((each) => !isPlanned(each))),
    running: running && (await presentRun(db, running, who)),
    runs: await Promise.all(runs.map((run) => presentRun(db, run, who))),
    holders: await loadHolders(db),
    ...(await loadFigures(db)),
    moves: await loadMoves(db, pending, actor, { now, running: running !== null, number }),
  }
}

async function presentPending(db: Db, pending: StoredVersion, now: string): Promise<StandardsState['pending']> {
  const who = await loadPeople(db, [pending.proposerId])
  const run = await runById(db, pending.dryRunId)
  return {
    ...presentVersion(pending, who),
    intact: pending.intact,
    dryRun: run && (await presentDryRun(db, run)),
    aloneFrom: soloCompletionFrom(pending.proposedAt, (await leadsState(db, now)).since),
  }
}

async function loadHolders(db: Db): Promise<StandardsState['holders']> {
  const holders: StandardsState['holders'] = {}
  for (const { standard, state, n } of await holdingCounts(db)) {
    const own = ownEntry(holders, standard, () => ({ held: 0, grace: 0 }))
    own.held += Number(n)
    if (state === 'grace') own.grace += Number(n)
  }
  return holders
}

/** The figures of the newest evaluation of each role, and when it was. */
async function loadFigures(db: Db): Promise<Pick<StandardsState, 'figures' | 'evaluatedAt'>> {
  const figures: RunFigures = {}
  const evaluatedAt: StandardsState['evaluatedAt'] = { freelancer: null, client: null }
  for (const role of MEMBER_ROLES) {
    const run = await lastRunOf(db, role)
    evaluatedAt[role] = run?.at ?? null
    for (const { id, role: own } of run?.standards.standards ?? [])
      if (own === role && run && Object.hasOwn(run.figures, id)) figures[id] = run.figures[id] as StandardFigures
  }
  return { figures, evaluatedAt }
}

async function loadMoves(
  db: Db,
  pending: StoredVersion | null,
  actor: Staff,
  { now, running, number }: { now: string; running: boolean; number: number },
): Promise<StandardMoves> {
  const situation = pending && (await loadVersionSituation(db, pending, actor, now))
  const tryOut = checkTryOut(running, actor)
  return {
    run: checkRun(number, running, actor),
    try_out: tryOut,
    propose: tryOut === 'not_permitted' ? tryOut : pending ? 'standards_pending' : null,
    approve: situation ? checkVersionApproval(pending, actor, situation) : 'proposal_over',
    send_back: checkVersionSendBack(pending, actor),
    take_back: checkVersionTakeBack(pending, actor),
  }
}

/** A member judged now by the standards in force. Throws NotFound for one the desk does not know, or whose data was erased. */
export async function getMemberStandards(
  { storage: { db }, clock }: AppContext,
  memberId: string,
): Promise<MemberStandards> {
  const now = clock.now()
  const member = requireFound(await evaluatedMember(db, memberId))
  const [{ standards: set }, standing, holdings, changes, ...runs] = await Promise.all([
    standardsInForce(db, now),
    standingOnRecord(db, memberId, now),
    holdingsOf(db, memberId),
    changesOfMember(db, memberId),
    ...MEMBER_ROLES.map((role) => lastRunOf(db, role)),
  ])
  const context = { at: now, shares: Object.assign({}, ...runs.map((run) => run?.shares ?? {})) }
  const known = asStandardMember(member, standing, now)
  const judged = evaluateStandards(
    set,
    known,
    context,
    ({ standard, outcome }) => outcome === 'met' || (holdings[standard] ?? NO_HOLDING).state !== 'none',
  )
  const next = judged.find(({ outcome }) => outcome !== 'met')
  return {
    set,
    standards: judged.map((result) => ({ ...result, holding: holdings[result.standard] ?? NO_HOLDING })),
    judgedAt: now,
    next: next ? { standard: next.standard, missing: [...missedCriteria(next)] } : null,
    changes: changes.map(presentChange),
  }
}
