import { type CorrespondenceKind, exampleMessage, exampleProposal } from '@mimamori/examples/correspondence-examples'
import { exampleJob } from '@mimamori/examples/job-examples'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { type DemoScene, instantWithin, scheduleDecision, scheduleReport } from './demo-scene.ts'
import { findCategories, judgeJob, judgeLetter, NOTHING_FOUND, pickJobKind } from './sample-judgements.ts'

const DAY = 86_400
/** of 10 cases one is about a proposal or message, and 7 are decided; about one decision in ten takes a measure */
const CYCLE = 10
const LETTERS_PER_CYCLE = 1
const DECIDED_PER_CYCLE = 7
const VIOLATION_SHARE = 0.08
const CONFIRMED_SHARE = { job: 0.75, letter: 0.4 } as const
const LETTER_KINDS = ['direct_deal', 'direct_deal', 'mlm', 'free_sample'] as const

/**
 * Plans the cases numbered `first` to `last`, all opened on `day`. A job opens a case by itself; proposals and messages
 * are reported, because those that pass the detector are not stored.
 */
export function planCases(scene: DemoScene, day: string, first: number, last: number): void {
  for (let number = first; number <= last; number++) {
    const at = plusSeconds(day, scene.random.int(0, DAY - 1))
    const decided = (number + Math.floor(number / CYCLE)) % CYCLE < DECIDED_PER_CYCLE
    if (number % CYCLE < LETTERS_PER_CYCLE) planLetter(scene, at, number, decided)
    else planJob(scene, at, number, decided)
  }
}

function planJob(scene: DemoScene, at: string, number: number, decided: boolean): void {
  const { random } = scene
  const kind = pickJobKind(random, at, VIOLATION_SHARE)
  const doubtful = kind !== 'clean' && scene.doubtful.length > 0 && random.chance(0.5)
  const clientId = random.pick(doubtful ? scene.doubtful : scene.clients).id
  const job = exampleJob(random, { id: `J-${number}`, clientId, at, kind, size: 'short' })
  const target = { type: 'job', id: job.id } as const
  const categories = findCategories(random, kind)
  scene.scheduleArrival(at, { kind: 'job', body: job })
  if (random.chance(kind === 'clean' ? 0.01 : 0.25)) {
    scheduleReport(scene, { id: `R-${number}`, target, kind: categories[0] ?? 'unfounded', postedAt: at })
  }
  const decidedAt = decided ? instantWithin(scene, at, kind === 'clean' ? [600, 18 * 3600] : [240, 4 * 3600]) : null
  if (decidedAt)
    scheduleDecision(
      scene,
      decidedAt,
      target,
      random.chance(CONFIRMED_SHARE.job) ? judgeJob(random, categories) : NOTHING_FOUND,
    )
}

function planLetter(scene: DemoScene, at: string, number: number, decided: boolean): void {
  const { random } = scene
  const kind = random.pick(LETTER_KINDS)
  const { target, authorId, text } = sendLetter(scene, at, number, kind)
  scheduleReport(scene, { id: `R-${number}`, target, kind, postedAt: at, snapshot: { text, authorId, sentAt: at } })
  const decidedAt = decided ? instantWithin(scene, at, [240, 3 * 3600]) : null
  const confirmed = random.chance(CONFIRMED_SHARE.letter)
  if (decidedAt) scheduleDecision(scene, decidedAt, target, confirmed ? judgeLetter(random, kind) : NOTHING_FOUND)
}

type Letter = { readonly target: Target; readonly authorId: string; readonly text: string }

function sendLetter(scene: DemoScene, at: string, number: number, kind: CorrespondenceKind): Letter {
  const { random } = scene
  const jobId = `J-${Math.max(1, number - random.int(1, 999))}`
  const freelancerId = random.pick(scene.freelancers).id
  const senderId = random.pick(scene.clients).id
  if (random.chance(0.5)) {
    const body = exampleProposal(random, { id: `P-${number}`, jobId, freelancerId, at, kind })
    scene.scheduleArrival(at, { kind: 'proposal', body })
    return { target: { type: 'proposal', id: body.id }, authorId: freelancerId, text: body.body }
  }
  const body = exampleMessage(random, { id: `M-${number}`, jobId, senderId, recipientId: freelancerId, at, kind })
  scene.scheduleArrival(at, { kind: 'message', body })
  return { target: { type: 'message', id: body.id }, authorId: senderId, text: body.body }
}
