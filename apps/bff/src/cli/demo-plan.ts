import { exampleMessage, exampleProposal } from '@mimamori/examples/correspondence-examples'
import { editedJob } from '@mimamori/examples/job-edit-examples'
import { exampleJob } from '@mimamori/examples/job-examples'
import { violationRate } from '@mimamori/examples/month-examples'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Job } from '@mimamori/policy/intake/intake-arrivals'
import { type DemoScene, instantWithin, scheduleDecision, scheduleReport } from './demo-scene.ts'
import { findCategories, judgeJob, judgeLetter, NOTHING_FOUND, pickJobKind } from './sample-judgements.ts'

const JOBS_A_DAY = [3, 7] as const
const DAY = 86_400
/** share of hidden jobs that are posted again by another account */
const REPOST_SHARE = 0.3
/** in the last 12 days some of these still wait for a decision */
const RECENT_SECONDS = 12 * DAY

/** Plans what happens on every day: jobs arrive, some are reported, and moderators decide them. */
export function planDays(scene: DemoScene): void {
  let number = 100_000
  const nextId = (prefix: string) => `${prefix}-${++number}`
  for (let day = scene.from; day < scene.until; day = plusSeconds(day, DAY)) {
    const jobs = scene.random.int(...JOBS_A_DAY)
    for (let n = 0; n < jobs; n++) planJob(scene, day, nextId)
    if (scene.random.chance(0.35)) planLetter(scene, day, nextId)
  }
}

type NextId = (prefix: string) => string

function planJob(scene: DemoScene, day: string, nextId: NextId): void {
  const { random } = scene
  const at = instantWithin(scene, day, [0, DAY - 1])
  if (!at) return
  const kind = pickJobKind(random, at, violationRate(monthOf(at)))
  const doubtful = kind !== 'clean' && scene.doubtful.length > 0 && random.chance(0.5)
  const client = random.pick(doubtful ? scene.doubtful : scene.clients)
  const job = exampleJob(random, { id: nextId('J'), clientId: client.id, at, kind })
  scene.scheduleArrival(at, { kind: 'job', body: job })
  const categories = findCategories(random, kind)
  const target = { type: 'job', id: job.id } as const
  if (random.chance(kind === 'clean' ? 0.02 : 0.3)) {
    scheduleReport(scene, { id: nextId('R'), target, kind: categories[0] ?? 'unfounded', postedAt: at })
  }
  const decidedAt = instantWithin(scene, at, kind === 'clean' ? [600, 18 * 3600] : [240, 4 * 3600])
  if (!decidedAt) return
  const verdict = judgeJob(random, categories)
  scheduleDecision(scene, decidedAt, target, verdict)
  if (verdict.template === 'correction') planCorrection(scene, job, decidedAt)
  if (verdict.template?.startsWith('hide') && random.chance(REPOST_SHARE))
    planRepost(scene, job, { nextId, found: categories })
}

/** Somebody posts a hidden job again, slightly changed, from another account. */
function planRepost(
  scene: DemoScene,
  job: Job,
  { nextId, found }: { nextId: NextId; found: readonly Category[] },
): void {
  const { random, until } = scene
  const lately = job.postedAt > plusSeconds(until, -RECENT_SECONDS)
  const at = lately ? plusSeconds(until, -random.int(900, 4800)) : instantWithin(scene, job.postedAt, [DAY, 9 * DAY])
  if (!at) return
  const clientId = random.pick(scene.doubtful.length > 0 ? scene.doubtful : scene.clients).id
  const body = { ...editedJob(random, job, at, 'slightly_changed'), id: nextId('J'), clientId, postedAt: at }
  scene.scheduleArrival(at, { kind: 'job', body })
  const decidedAt = lately ? null : instantWithin(scene, at, [300, 3 * 3600])
  const verdict = { found, template: 'hide', note: '非表示にした依頼の再投稿' }
  if (decidedAt) scheduleDecision(scene, decidedAt, { type: 'job', id: body.id }, verdict)
}

/** The client corrects the passage within a day, and somebody decides the new version. */
function planCorrection(scene: DemoScene, job: Job, requestedAt: string): void {
  const at = instantWithin(scene, requestedAt, [1800, DAY])
  if (!at || scene.random.chance(0.25)) return
  scene.scheduleArrival(at, { kind: 'job', body: editedJob(scene.random, job, at, 'repaired') })
  const decidedAt = instantWithin(scene, at, [300, 6 * 3600])
  if (decidedAt) scheduleDecision(scene, decidedAt, { type: 'job', id: job.id }, NOTHING_FOUND)
}

function planLetter(scene: DemoScene, day: string, nextId: NextId): void {
  const { random, clients, freelancers } = scene
  const at = instantWithin(scene, day, [0, DAY - 1])
  if (!at) return
  const kind = random.pick(['direct_deal', 'direct_deal', 'mlm', 'free_sample'] as const)
  const jobId = nextId('J')
  const id = nextId(random.chance(0.5) ? 'P' : 'M')
  const type = id.startsWith('P') ? 'proposal' : 'message'
  const freelancerId = random.pick(freelancers).id
  const senderId = random.pick(clients).id
  if (type === 'proposal') {
    const body = exampleProposal(random, { id, jobId, freelancerId, at, kind: 'direct_deal' })
    scene.scheduleArrival(at, { kind: 'proposal', body })
  } else {
    // some who were turned down ask to go on elsewhere
    const contract = kind === 'direct_deal' && Number(id.slice(2)) % 2 === 0 ? 'cancelled' : 'none'
    const body = exampleMessage(random, { id, jobId, senderId, recipientId: freelancerId, at, kind, contract })
    scene.scheduleArrival(at, { kind: 'message', body })
  }
  const decidedAt = instantWithin(scene, at, [300, 3 * 3600])
  const verdict = judgeLetter(random, type === 'proposal' ? 'direct_deal' : kind)
  if (decidedAt) scheduleDecision(scene, decidedAt, { type, id }, verdict)
}
