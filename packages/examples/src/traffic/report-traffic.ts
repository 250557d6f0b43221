import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { ReportSnapshot, Target } from '@mimamori/policy/intake/intake-arrivals'
import { type CorrespondenceKind, exampleMessage } from '../correspondence-examples.ts'
import { exampleReport } from '../report-examples.ts'
import { type ExampleArrival, pickDiscussedJob, pickOtherMember, type TrafficScene } from './traffic-scene.ts'

const REPORTED_IN_MESSAGES: readonly Category[] = [
  'direct_deal',
  'direct_deal',
  'mlm',
  'free_sample',
  'uncertain_reward',
]

/** A report: mostly of a job that deserves it, now and then of an honest one, or of a message. */
export function nextReport(scene: TrafficScene): ExampleArrival {
  return scene.random.chance(0.3) ? reportOfMessage(scene) : reportOfJob(scene)
}

function reportOfJob(scene: TrafficScene): ExampleArrival {
  const { random, seen } = scene
  const bad = seen.filter(({ truth }) => truth !== 'clean')
  const { job, truth } = random.pick(bad.length > 0 && random.chance(0.8) ? bad : seen)
  const about = `${job.title}\n${job.description}`
  return createReport(scene, { type: 'job', id: job.id }, truth, job.clientId, { about })
}

/** A message the desk never saw comes along as a snapshot. */
function reportOfMessage(scene: TrafficScene): ExampleArrival {
  const { random, freelancers } = scene
  const { job } = pickDiscussedJob(scene)
  const kind: CorrespondenceKind = random.chance(0.2) ? 'clean' : random.pick(REPORTED_IN_MESSAGES)
  const parties = { senderId: job.clientId, recipientId: pickOtherMember(random, freelancers, job.clientId).id }
  const sentAt = new Date(Date.parse(job.postedAt) + 1000).toISOString()
  const order = { id: scene.nextId('M'), jobId: job.id, ...parties, at: sentAt, kind, format: job.format }
  const { id, body } = exampleMessage(random, { ...order, about: `${job.title} ${job.category}` })
  return createReport(scene, { type: 'message', id }, kind, job.clientId, {
    snapshot: { text: body, authorId: job.clientId, sentAt },
  })
}

type ReportEvidence = { readonly about: string } | { readonly snapshot: ReportSnapshot }

function createReport(
  scene: TrafficScene,
  target: Target,
  truth: ExampleArrival['truth'],
  against: string,
  seen: ReportEvidence,
): ExampleArrival {
  const { random } = scene
  const kind = truth === 'clean' ? 'unfounded' : truth === 'several' ? 'direct_deal' : truth
  const reporterId = pickOtherMember(random, scene.freelancers, against).id
  const body = exampleReport(random, { id: scene.nextId('R'), target, reporterId, at: scene.at(), kind, ...seen })
  return { arrival: { kind: 'report', body }, truth }
}
