import { exampleJob, type JobKind } from '@mimamori/examples/job-examples'
import { exampleReport } from '@mimamori/examples/report-examples'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { claimAt, escalateAt, snoozeAt } from './case-history-steps.ts'
import type { DemoScene } from './demo-scene.ts'

const MINUTE = 60
/** far from the numbers of the days before */
const FIRST_NUMBER = 190_001

type Undecided = {
  readonly kind: Exclude<JobKind, 'clean' | 'several'>
  /** how many minutes before now it was posted */
  readonly minutes: number
  readonly reporters: number
  /** what happened to it so far: snoozed for so many minutes from now, or escalated */
  readonly since?: { readonly sleeps: number } | { readonly escalated: string }
}

const UNDECIDED: readonly Undecided[] = [
  { kind: 'direct_deal', minutes: 112, reporters: 1, since: { sleeps: 18 } },
  {
    kind: 'mlm',
    minutes: 104,
    reporters: 2,
    since: { escalated: '紹介制度の説明がマルチ商法に当たるか、判断が付きません。確認をお願いします。' },
  },
  { kind: 'stealth_marketing', minutes: 97, reporters: 0, since: { sleeps: 75 } },
  {
    kind: 'external_terms',
    minutes: 91,
    reporters: 0,
    since: { escalated: '同じ依頼者の別の依頼も関係していそうです。まとめて見ていただけますか。' },
  },
  { kind: 'uncertain_reward', minutes: 83, reporters: 3 },
  { kind: 'free_sample', minutes: 76, reporters: 0, since: { sleeps: 16 * 60 } },
  { kind: 'direct_deal', minutes: 64, reporters: 2 },
  { kind: 'mlm', minutes: 57, reporters: 1 },
]

/** Plans what is unfinished when the demo opens: cases that were reported, snoozed or escalated. */
export function planToday(scene: DemoScene, now: string): void {
  for (const [n, undecided] of UNDECIDED.entries()) {
    const number = FIRST_NUMBER + n
    const target = planArrival(scene, number, plusSeconds(now, -undecided.minutes * MINUTE), undecided)
    if (undecided.since) planUndecided(scene, now, target, undecided)
  }
}

function planArrival(scene: DemoScene, number: number, at: string, { kind, reporters }: Undecided): Target {
  const { random, clients, doubtful, freelancers } = scene
  const clientId = random.pick(doubtful.length > 0 ? doubtful : clients).id
  const job = exampleJob(random, { id: `J-${number}`, clientId, at, kind, disguise: 0 })
  const target = { type: 'job', id: job.id } as const
  scene.scheduleArrival(at, { kind: 'job', body: job })
  for (let n = 1; n <= reporters; n++) {
    const reportedAt = plusSeconds(at, n * 3 * MINUTE)
    const order = { id: `R-${number}-${n}`, target, reporterId: random.pick(freelancers).id, at: reportedAt, kind }
    scene.scheduleArrival(reportedAt, { kind: 'report', body: exampleReport(random, order) })
  }
  return target
}

function planUndecided(scene: DemoScene, now: string, target: Target, { since }: Undecided): void {
  const actor = scene.random.pick(scene.moderators.filter(({ role }) => role === 'moderator'))
  const claimedAt = plusSeconds(now, -45 * MINUTE + scene.random.int(0, 600))
  scene.schedule(claimedAt, (tx, at) => claimAt(tx, at, actor, target))
  scene.schedule(plusSeconds(claimedAt, 50), async (tx, at) => {
    if (since && 'sleeps' in since) await snoozeAt(tx, at, actor, target, plusSeconds(now, since.sleeps * MINUTE))
    else if (since) await escalateAt(tx, at, actor, target, since.escalated)
  })
}
