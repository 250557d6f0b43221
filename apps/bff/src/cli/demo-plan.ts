import { exampleMessage, exampleProposal } from '@mimamori/examples/correspondence'
import { editedJob } from '@mimamori/examples/edits'
import { exampleJob, type JobKind } from '@mimamori/examples/jobs'
import { categoryShares, violationRate } from '@mimamori/examples/months'
import type { Random } from '@mimamori/examples/random'
import { exampleReport } from '@mimamori/examples/reports'
import { monthOf } from '@mimamori/policy/breakdown/month'
import type { Category } from '@mimamori/policy/catalogue/categories'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Job } from '@mimamori/policy/intake/arrivals'
import { type DemoScene, judged } from './demo-scene.ts'
import type { Judgement } from './history.ts'

const JOBS_A_DAY = [3, 7] as const
const DAY = 86_400
const NOTES = [
  '',
  '',
  '',
  '',
  '同じ依頼者の過去の依頼も確認済み',
  '外部URLは開いていない',
  '申告内容と一致',
  '次回は警告を検討',
]

/** Plan what happened on every day: jobs come, some are reported, moderators judge all of them. */
export function plannedDays(scene: DemoScene): void {
  let number = 100_000
  const nextId = (prefix: string) => `${prefix}-${++number}`
  for (let day = scene.from; day < scene.until; day = plusSeconds(day, DAY)) {
    const jobs = scene.random.int(...JOBS_A_DAY)
    for (let n = 0; n < jobs; n++) planJob(scene, day, nextId)
    if (scene.random.chance(0.35)) planLetter(scene, day, nextId)
  }
}

type NextId = (prefix: string) => string

function kindFor(random: Random, at: string): JobKind {
  const month = monthOf(at)
  if (!random.chance(violationRate(month))) return 'clean'
  if (random.chance(0.08)) return 'several'
  return random.weighted(Object.entries(categoryShares(month)) as [Category, number][])
}

const within = (scene: DemoScene, from: string, seconds: readonly [number, number]): string | null => {
  const at = plusSeconds(from, scene.random.int(...seconds))
  return at < scene.until ? at : null
}

function planJob(scene: DemoScene, day: string, nextId: NextId): void {
  const { random } = scene
  const at = within(scene, day, [0, DAY - 1])
  if (!at) return
  const kind = kindFor(random, at)
  const doubtful = kind !== 'clean' && scene.doubtful.length > 0 && random.chance(0.5)
  const client = random.pick(doubtful ? scene.doubtful : scene.clients)
  const job = exampleJob(random, { id: nextId('J'), clientId: client.id, at, kind })
  scene.arrives(at, { kind: 'job', body: job })
  const found = foundIn(random, kind)
  if (random.chance(kind === 'clean' ? 0.02 : 0.3)) planReport(scene, job, found, nextId)
  const seen = within(scene, at, kind === 'clean' ? [600, 18 * 3600] : [240, 4 * 3600])
  if (!seen) return
  const verdict = verdictOf(random, found)
  judged(scene, seen, { type: 'job', id: job.id }, verdict)
  if (verdict.template === 'correction') planCorrection(scene, job, seen)
}

function foundIn(random: Random, kind: JobKind): Category[] {
  if (kind === 'clean') return []
  return kind === 'several' ? [random.pick(['mlm', 'uncertain_reward', 'free_sample']), 'direct_deal'] : [kind]
}

function verdictOf(random: Random, found: readonly Category[]): Judgement {
  const note = random.pick(NOTES)
  const [category] = found
  if (!category) return { found, template: null, note: '' }
  const both = category === 'direct_deal' || category === 'mlm' ? [[`hide_warn.${category}`, 18] as const] : []
  const template = random.weighted<string>([
    ['hide', 44],
    ...both,
    [`warn.${category}`, 14],
    [`advice.${category}`, 16],
    ['correction', 20],
  ])
  return { found, template, note }
}

function planReport(scene: DemoScene, job: Job, found: readonly Category[], nextId: NextId): void {
  const { random } = scene
  const at = within(scene, job.postedAt, [20, 200])
  if (!at) return
  const reporterId = random.pick(scene.freelancers).id
  const target = { type: 'job', id: job.id } as const
  const body = exampleReport(random, { id: nextId('R'), target, reporterId, at, kind: found[0] ?? 'unfounded' })
  scene.arrives(at, { kind: 'report', body })
}

/** The client corrects the passage within a day, and somebody looks at the new version. */
function planCorrection(scene: DemoScene, job: Job, asked: string): void {
  const at = within(scene, asked, [1800, DAY])
  if (!at || scene.random.chance(0.25)) return
  scene.arrives(at, { kind: 'job', body: editedJob(scene.random, job, at, 'repaired') })
  const seen = within(scene, at, [300, 6 * 3600])
  if (seen) judged(scene, seen, { type: 'job', id: job.id }, { found: [], template: null, note: '' })
}

function planLetter(scene: DemoScene, day: string, nextId: NextId): void {
  const { random, clients, freelancers } = scene
  const at = within(scene, day, [0, DAY - 1])
  if (!at) return
  const kind = random.pick(['direct_deal', 'direct_deal', 'mlm', 'free_sample'] as const)
  const jobId = nextId('J')
  const id = nextId(random.chance(0.5) ? 'P' : 'M')
  const type = id.startsWith('P') ? 'proposal' : 'message'
  const freelancerId = random.pick(freelancers).id
  const senderId = random.pick(clients).id
  if (type === 'proposal') {
    const body = exampleProposal(random, { id, jobId, freelancerId, at, kind: 'direct_deal' })
    scene.arrives(at, { kind: 'proposal', body })
  } else {
    const body = exampleMessage(random, { id, jobId, senderId, recipientId: freelancerId, at, kind })
    scene.arrives(at, { kind: 'message', body })
  }
  const seen = within(scene, at, [300, 3 * 3600])
  const found: Category[] = [type === 'proposal' ? 'direct_deal' : kind]
  const template = random.weighted([
    [`warn.${found[0]}`, 50],
    [`advice.${found[0]}`, 30],
    ['hide', 20],
  ])
  if (seen) judged(scene, seen, { type, id }, { found, template, note: random.pick(NOTES) })
}
