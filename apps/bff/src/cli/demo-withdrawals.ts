import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters } from '@mimamori/copy/letters/ja'
import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import { exampleJob } from '@mimamori/examples/job-examples'
import { exampleReport } from '@mimamori/examples/report-examples'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import { shippedClauseOf } from '@mimamori/policy/catalogue/shipped-clauses'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Dealings, Member, Target } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { record } from '@mimamori/storage/record-change'
import { sessionOf } from '@mimamori/storage/staff/session-reads'
import type { Tx } from '@mimamori/storage/storage'
import { evidenceOf } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { startSession, tokenHash } from '../auth/start-session.ts'
import { approveWithdrawal } from '../withdrawals/approve-withdrawal.ts'
import { endWithdrawal } from '../withdrawals/end-withdrawal.ts'
import { openEvidence } from '../withdrawals/open-evidence.ts'
import { proposeWithdrawal } from '../withdrawals/propose-withdrawal.ts'
import { releaseWithdrawal } from '../withdrawals/release-withdrawals.ts'
import { claimAt, deliverAt } from './case-history-steps.ts'
import type { DemoScene } from './demo-scene.ts'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE
/** as long as a desk holds unless it is set otherwise */
const HOLD = 30 * MINUTE
const FIRST_NUMBER = 195_001
const KIND = 'mlm'

type PlannedOutcome = {
  readonly proposed: number
  readonly dealings: Dealings
  readonly became: 'waits' | 'is held' | 'went out' | 'was sent back'
}

const withDealings = (runningContracts: number, unpaidYen: number, openProposals: number): Dealings => ({
  runningContracts,
  unpaidYen,
  openProposals,
})

/** Seconds before now at which each was proposed, and what became of it. */
const PLANNED_OUTCOMES: readonly PlannedOutcome[] = [
  { proposed: 9 * DAY, dealings: withDealings(2, 36_000, 0), became: 'went out' },
  { proposed: 26 * 60 * MINUTE, dealings: withDealings(0, 0, 0), became: 'was sent back' },
  { proposed: 21 * MINUTE, dealings: withDealings(5, 128_000, 1), became: 'is held' },
  { proposed: 9 * MINUTE, dealings: withDealings(3, 48_000, 2), became: 'waits' },
]

/** Memberships that two people ended, or are about to. */
export function planWithdrawals(scene: DemoScene, now: string): void {
  const proposer = scene.moderators.find(({ role }) => role === 'moderator')
  const second = scene.moderators.find(({ role }) => role === 'approver')
  if (!proposer || !second) return
  for (const [n, fate] of PLANNED_OUTCOMES.entries()) {
    const member = scene.doubtful[n] ?? scene.clients[n]
    if (member) planWithdrawal(scene, plusSeconds(now, -fate.proposed), { ...fate, n, member, proposer, second })
  }
}

type Plan = PlannedOutcome & {
  readonly n: number
  readonly member: Member
  readonly proposer: Staff
  readonly second: Staff
}

function planWithdrawal(
  scene: DemoScene,
  proposedAt: string,
  { n, became, member, dealings, proposer, second }: Plan,
): void {
  const { random } = scene
  const target = { type: 'job', id: `J-${FIRST_NUMBER + n}` } as const
  const postedAt = plusSeconds(proposedAt, -40 * MINUTE)
  scene.scheduleArrival(postedAt, { kind: 'member', body: { ...member, dealings } })
  const order = { id: target.id, clientId: member.id, at: postedAt, kind: KIND, disguise: 0 } as const
  scene.scheduleArrival(postedAt, { kind: 'job', body: exampleJob(random, order) })
  for (const m of [1, 2]) {
    const at = plusSeconds(postedAt, m * 5 * MINUTE)
    const reporterId = random.pick(scene.freelancers).id
    const report = exampleReport(random, { id: `R-${FIRST_NUMBER + n}-${m}`, target, reporterId, at, kind: KIND })
    scene.scheduleArrival(at, { kind: 'report', body: report })
  }
  let withdrawalId = ''
  scene.schedule(plusSeconds(proposedAt, -100), (tx, at) => claimAt(tx, at, proposer, target))
  scene.schedule(proposedAt, async (tx, at) => {
    withdrawalId = await proposeAt(tx, at, proposer, target)
  })
  if (became === 'waits') return
  const decidedAt = plusSeconds(proposedAt, 4 * MINUTE)
  scene.schedule(decidedAt, async (tx, at) => {
    const back = {
      withdrawalId,
      how: 'sent_back',
      reason: '過去の警告への返信を確認してから、もう一度提案してください。',
    } as const
    if (became === 'was sent back') await endWithdrawal(tx, at, second, back)
    else await approveAt(tx, at, second, withdrawalId)
  })
  if (became !== 'went out') return
  scene.schedule(plusSeconds(decidedAt, HOLD), async (tx, at) => {
    await releaseWithdrawal(tx, at, withdrawalId)
    const decisionId = (await withdrawalById(tx.db, withdrawalId))?.decisionId
    if (decisionId) await deliverAt(tx, at, decisionId)
  })
}

/** The letter of a withdrawal, as the page would compose it. */
function letterAbout(target: Target, { title, body }: { title: string; body: string }, at: string) {
  const template = SHIPPED_CATALOGUE.filter(isEntryOfKind('template')).find(({ id }) => id === 'withdraw')
  if (!template) throw new Error('there is no form for a withdrawal')
  const day = dayOf(at)
  const about = { target: target.type, title, body, categories: [KIND] as const, passages: [], now: at }
  const text = renderMemberMessage(template, about, {
    catalogue: catalogueFor(SHIPPED_CATALOGUE, day, day),
    language: 'ja',
    letters,
  })
  return { template: { id: template.id, version: template.version }, text }
}

async function proposeAt(tx: Tx, at: string, proposer: Staff, target: Target): Promise<string> {
  const it = await unfinishedCaseOf(tx.db, target)
  const text = it && (await versionOf(tx.db, target, it.contentVersion))
  if (!it || !text) throw new Error(`no case of ${target.id}`)
  const { id: caseId, fence, contentVersion, authorId } = it
  const number = target.id.replace('J-', '')
  const proposing = {
    caseId,
    fence,
    contentVersion,
    categories: [KIND] as const,
    clause: shippedClauseOf(KIND).id,
    ...letterAbout(target, text, at),
    note: '同じ勧誘が続いており、申告も複数あります。',
    evidence: [
      { kind: 'text', ...target, version: contentVersion },
      ...[1, 2].map((m) => ({ kind: 'report', id: `R-${number}-${m}` }) as const),
    ] as const,
    lastFour: authorId.slice(-4),
    entries: SHIPPED_CATALOGUE,
  }
  return (await proposeWithdrawal(tx, at, proposer, proposing)).withdrawalId
}

/** Open every piece, and approve in a session that begins with a second factor and ends again. */
async function approveAt(tx: Tx, at: string, actor: Staff, withdrawalId: string): Promise<void> {
  for (const { n } of await evidenceOf(tx.db, withdrawalId)) await openEvidence(tx, at, actor, { withdrawalId, n })
  const start = { staffId: actor.id, stage: 'full', method: 'password', factor: true, agent: '' } as const
  const token = tokenHash(await startSession(tx, at, start))
  const found = await sessionOf(tx.db, token)
  if (!found) throw new Error('the session did not begin')
  await approveWithdrawal(tx, at, { actor, sessionId: found.session.id, withdrawalId })
  const ended = { type: 'session.ended', staffId: actor.id, tokenHash: token, why: 'signed_out' } as const
  await record(tx, at, actor.id, ended)
}
