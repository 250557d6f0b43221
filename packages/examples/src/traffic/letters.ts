import { exampleMessage, exampleProposal, type LetterKind } from '../correspondence.ts'
import { type Example, type Scene, somebodyElse, talkedAbout } from './scene.ts'

const LETTER_KINDS: readonly (readonly [LetterKind, number])[] = [
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
export function nextMessage(scene: Scene): Example {
  const { random, freelancers, disguise } = scene
  const { job } = talkedAbout(scene)
  const kind = random.weighted(LETTER_KINDS)
  const from = kind === 'clean' && random.chance(0.5) ? 'freelancer' : 'client'
  const worker = somebodyElse(random, freelancers, job.clientId).id
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
export function nextProposal(scene: Scene): Example {
  const { random, freelancers, disguise } = scene
  const { job } = talkedAbout(scene)
  const kind = random.weighted(LETTER_KINDS)
  const freelancerId = somebodyElse(random, freelancers, job.clientId).id
  const order = { id: scene.nextId('P'), jobId: job.id, freelancerId, at: scene.at(), kind, disguise }
  const body = exampleProposal(random, { ...order, jobTitle: job.title })
  return { arrival: { kind: 'proposal', body }, truth: kind }
}
