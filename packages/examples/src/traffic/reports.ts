import type { Category } from '@mimamori/policy/catalogue/categories'
import type { Snapshot, Target } from '@mimamori/policy/intake/arrivals'
import { exampleMessage, type LetterKind } from '../correspondence.ts'
import { exampleReport } from '../reports.ts'
import { type Example, type Scene, somebodyElse, talkedAbout } from './scene.ts'

const REPORTED_IN_MESSAGES: readonly Category[] = [
  'direct_deal',
  'direct_deal',
  'mlm',
  'free_sample',
  'uncertain_reward',
]

/** A report: mostly of a job that deserves it, now and then of an honest one, or of a message. */
export function nextReport(scene: Scene): Example {
  return scene.random.chance(0.3) ? reportOfMessage(scene) : reportOfJob(scene)
}

function reportOfJob(scene: Scene): Example {
  const { random, seen } = scene
  const bad = seen.filter(({ truth }) => truth !== 'clean')
  const { job, truth } = random.pick(bad.length > 0 && random.chance(0.8) ? bad : seen)
  const about = `${job.title}\n${job.description}`
  return report(scene, { type: 'job', id: job.id }, truth, job.clientId, { about })
}

/** A message the desk never saw comes along as a snapshot. */
function reportOfMessage(scene: Scene): Example {
  const { random, freelancers } = scene
  const { job } = talkedAbout(scene)
  const kind: LetterKind = random.chance(0.2) ? 'clean' : random.pick(REPORTED_IN_MESSAGES)
  const parties = { senderId: job.clientId, recipientId: somebodyElse(random, freelancers, job.clientId).id }
  const sentAt = new Date(Date.parse(job.postedAt) + 1000).toISOString()
  const order = { id: scene.nextId('M'), jobId: job.id, ...parties, at: sentAt, kind, format: job.format }
  const { id, body } = exampleMessage(random, { ...order, about: `${job.title} ${job.category}` })
  return report(scene, { type: 'message', id }, kind, job.clientId, {
    snapshot: { text: body, authorId: job.clientId, sentAt },
  })
}

type Evidence = { readonly about: string } | { readonly snapshot: Snapshot }

function report(scene: Scene, target: Target, truth: Example['truth'], against: string, seen: Evidence): Example {
  const { random } = scene
  const kind = truth === 'clean' ? 'unfounded' : truth === 'several' ? 'direct_deal' : truth
  const reporterId = somebodyElse(random, scene.freelancers, against).id
  const body = exampleReport(random, { id: scene.nextId('R'), target, reporterId, at: scene.at(), kind, ...seen })
  return { arrival: { kind: 'report', body }, truth }
}
