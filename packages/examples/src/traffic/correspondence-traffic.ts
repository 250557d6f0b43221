import { type CorrespondenceKind, exampleMessage, exampleProposal } from '../correspondence-examples.ts'
import { type ExampleArrival, pickDiscussedJob, pickOtherMember, type TrafficScene } from './traffic-scene.ts'

const CORRESPONDENCE_KINDS: readonly (readonly [CorrespondenceKind, number])[] = [
  ['clean', 80],
  ['direct_deal', 11],
  ['mlm', 3],
  ['free_sample', 3],
  ['uncertain_reward', 1],
  ['stealth_marketing', 1],
  ['external_terms', 0.5],
  ['other', 0.5],
]

/** A message between a job's client and some freelancer. */
export function nextMessage(scene: TrafficScene): ExampleArrival {
  const { random, freelancers, disguise } = scene
  const { job } = pickDiscussedJob(scene)
  const kind = random.weighted(CORRESPONDENCE_KINDS)
  const from = kind === 'clean' && random.chance(0.5) ? 'freelancer' : 'client'
  const worker = pickOtherMember(random, freelancers, job.clientId).id
  const [senderId, recipientId] = from === 'client' ? [job.clientId, worker] : [worker, job.clientId]
  // contacts are only an offence before escrow
  const escrowed = kind === 'clean' && random.chance(0.45)
  const order = {
    id: scene.nextId('M'),
    jobId: job.id,
    senderId,
    recipientId,
    at: scene.at(),
    kind,
    escrowed,
    disguise,
  }
  const about = `${job.title} ${job.category}`
  const body = exampleMessage(random, { ...order, from, about, format: job.format })
  return { arrival: { kind: 'message', body }, truth: kind }
}

/** A freelancer's proposal for an earlier job. */
export function nextProposal(scene: TrafficScene): ExampleArrival {
  const { random, freelancers, disguise } = scene
  const { job } = pickDiscussedJob(scene)
  const kind = random.weighted(CORRESPONDENCE_KINDS)
  const freelancerId = pickOtherMember(random, freelancers, job.clientId).id
  const order = { id: scene.nextId('P'), jobId: job.id, freelancerId, at: scene.at(), kind, disguise }
  const body = exampleProposal(random, { ...order, jobTitle: job.title })
  return { arrival: { kind: 'proposal', body }, truth: kind }
}
