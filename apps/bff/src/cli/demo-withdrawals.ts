import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { exampleJob } from '@mimamori/examples/job-examples'
import { exampleReport } from '@mimamori/examples/report-examples'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Dealings, Member } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { hideOfProposal } from '@mimamori/storage/decisions/beside-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { finalizeDecision } from '../decisions/finalize-decisions.ts'
import { endWithdrawal } from '../withdrawals/end-withdrawal.ts'
import { executeWithdrawal } from '../withdrawals/execute-withdrawals.ts'
import { claimAt, deliverAt } from './case-history-steps.ts'
import type { DemoScene } from './demo-scene.ts'
import { approveAt, KIND, proposeAt } from './withdrawal-history-steps.ts'

const MINUTE_SECONDS = 60
const DAY_SECONDS = 24 * 60 * MINUTE_SECONDS
/** the default hold of a desk */
const HOLD_SECONDS = 30 * MINUTE_SECONDS
/** a little longer than the default undo window */
const UNDO_SECONDS = 12
const FIRST_JOB_NUMBER = 195_001

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

/** The withdrawals of the demo. `proposed`: how many seconds before now; `became`: how far each has got. */
const PLANNED_OUTCOMES: readonly PlannedOutcome[] = [
  { proposed: 9 * DAY_SECONDS, dealings: withDealings(2, 36_000, 0), became: 'went out' },
  { proposed: 26 * 60 * MINUTE_SECONDS, dealings: withDealings(0, 0, 0), became: 'was sent back' },
  { proposed: 21 * MINUTE_SECONDS, dealings: withDealings(5, 128_000, 1), became: 'is held' },
  { proposed: 9 * MINUTE_SECONDS, dealings: withDealings(3, 48_000, 2), became: 'waits' },
]

/** Schedules the withdrawals of the demo. */
export function planWithdrawals(scene: DemoScene, now: string): void {
  const proposer = scene.moderators.find(({ role }) => role === 'moderator')
  const second = scene.moderators.find(({ role }) => role === 'approver')
  if (!proposer || !second) return
  for (const [n, outcome] of PLANNED_OUTCOMES.entries()) {
    const member = scene.doubtful[n] ?? scene.clients[n]
    if (member) planWithdrawal(scene, plusSeconds(now, -outcome.proposed), { ...outcome, n, member, proposer, second })
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
  const target = { type: 'job', id: `J-${FIRST_JOB_NUMBER + n}` } as const
  const postedAt = plusSeconds(proposedAt, -40 * MINUTE_SECONDS)
  scene.scheduleArrival(postedAt, { kind: 'member', body: { ...member, dealings } })
  const order = { id: target.id, clientId: member.id, at: postedAt, kind: KIND, disguise: 0 } as const
  scene.scheduleArrival(postedAt, { kind: 'job', body: exampleJob(random, order) })
  for (const m of [1, 2]) {
    const at = plusSeconds(postedAt, m * 5 * MINUTE_SECONDS)
    const reporterId = random.pick(scene.freelancers).id
    const report = exampleReport(random, { id: `R-${FIRST_JOB_NUMBER + n}-${m}`, target, reporterId, at, kind: KIND })
    scene.scheduleArrival(at, { kind: 'report', body: report })
  }
  let withdrawalId = ''
  scene.schedule(plusSeconds(proposedAt, -100), (tx, at) => claimAt(tx, at, proposer, target))
  scene.schedule(proposedAt, async (tx, at) => {
    withdrawalId = await proposeAt(tx, at, proposer, target)
  })
  // the hide that goes with it becomes final by itself
  scene.schedule(plusSeconds(proposedAt, UNDO_SECONDS), async (tx, at) => {
    const withdrawal = await withdrawalById(tx.db, withdrawalId)
    const hide = withdrawal && (await hideOfProposal(tx.db, withdrawal))
    if (!hide) return
    await finalizeDecision(tx, at, hide.id)
    await deliverAt(tx, at, hide.id)
  })
  if (became === 'waits') return
  const decidedAt = plusSeconds(proposedAt, 4 * MINUTE_SECONDS)
  scene.schedule(decidedAt, async (tx, at) => {
    const sendingBack = {
      withdrawalId,
      how: 'sent_back',
      reason: '過去の警告への返信を確認してから、もう一度提案してください。',
      entries: SHIPPED_CATALOGUE,
    } as const
    if (became === 'was sent back') await endWithdrawal(tx, at, second, sendingBack)
    else await approveAt(tx, at, second, withdrawalId)
  })
  if (became !== 'went out') return
  scene.schedule(plusSeconds(decidedAt, HOLD_SECONDS), async (tx, at) => {
    await executeWithdrawal(tx, at, withdrawalId, SHIPPED_CATALOGUE)
    const decisionId = (await withdrawalById(tx.db, withdrawalId))?.decisionId
    if (decisionId) await deliverAt(tx, at, decisionId)
  })
}
