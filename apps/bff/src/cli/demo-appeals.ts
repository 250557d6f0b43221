import { exampleJob } from '@mimamori/examples/job-examples'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { type AppealInput, postAppeal } from '../intake/post-appeal.ts'
import { claimAt, decideAt, finalizeAt } from './case-history-steps.ts'
import type { DemoScene } from './demo-scene.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const FIRST_NUMBER = 197_001

type Objection = {
  readonly kind: Category
  /** seconds before now at which the job was posted, and at which its client appealed */
  readonly posted: number
  readonly objected: number
  /** who decided it, and so cannot decide the appeal */
  readonly decidedBy: Role
  readonly text: string
}

/** Appeals that nobody has decided yet. */
const OBJECTIONS: readonly Objection[] = [
  {
    kind: 'direct_deal',
    posted: 52 * HOUR,
    objected: 27 * HOUR,
    decidedBy: 'approver',
    text: '連絡先は、仮払いの後に作業用の資料を共有するために書いたものです。サイトの外でのお支払いは考えておりません。文面は直しますので、非表示の解除をご検討ください。',
  },
  {
    kind: 'uncertain_reward',
    posted: 9 * HOUR,
    objected: 100 * MINUTE,
    decidedBy: 'moderator',
    text: 'The fixed fee is in escrow and is paid in any case. The commission I mentioned comes on top of it, as a bonus. Please look at the job again.',
  },
]

/** Plans jobs that were hidden, and the open appeals of their clients. */
export function planAppeals(scene: DemoScene, now: string): void {
  for (const [n, objection] of OBJECTIONS.entries()) planAppeal(scene, now, { ...objection, number: FIRST_NUMBER + n })
}

function planAppeal(scene: DemoScene, now: string, objection: Objection & { readonly number: number }): void {
  const { random, clients, moderators, schedule: happening } = scene
  const actor = moderators.find(({ role }) => role === objection.decidedBy)
  if (!actor) return
  const { id: clientId } = random.pick(clients)
  const at = plusSeconds(now, -objection.posted)
  const target = { type: 'job', id: `J-${objection.number}` } as const
  scene.scheduleArrival(at, {
    kind: 'job',
    body: exampleJob(random, { id: target.id, clientId, at, kind: objection.kind, disguise: 0 }),
  })
  const decidedAt = plusSeconds(at, 35 * MINUTE)
  const verdict = { found: [objection.kind], template: 'hide', note: '' }
  let decisionId: string | null = null
  happening(plusSeconds(decidedAt, -40), (tx, then) => claimAt(tx, then, actor, target))
  happening(decidedAt, async (tx, then) => {
    decisionId = await decideAt(tx, then, actor, target, verdict)
  })
  happening(plusSeconds(decidedAt, 10), async (tx, then) => {
    if (decisionId) await finalizeAt(tx, then, decisionId)
  })
  const appeal = { id: `A-${objection.number}`, memberId: clientId, text: objection.text }
  happening(plusSeconds(now, -objection.objected), (tx, then) => objectAt(tx, then, decisionId, appeal))
}

/** The member appeals against the measure of this decision; nothing happens where there is none. */
async function objectAt(
  tx: Tx,
  at: string,
  decisionId: string | null,
  appeal: Omit<AppealInput, 'measureId' | 'appealedAt'>,
): Promise<void> {
  const measure = (await ledgerOf(tx.db, appeal.memberId)).find((entry) => entry.decisionId === decisionId)
  if (measure) await postAppeal(tx, at, SYSTEM, { ...appeal, measureId: measure.id, appealedAt: at })
}
