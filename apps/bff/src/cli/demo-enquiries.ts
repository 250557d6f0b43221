import { exampleJob } from '@mimamori/examples/job-examples'
import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import {
  ENQUIRY_TEXTS,
  type EnquiryText,
  OFFENDER_ENQUIRIES,
  PHONED_ENQUIRY,
} from '@mimamori/examples/texts/enquiry-texts'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { EnquiryChecklist } from '@mimamori/policy/enquiries/enquiry'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { enterEnquiry } from '../enquiries/enter-enquiry.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { claimAt, decideAt, finalizeAt } from './case-history-steps.ts'
import type { DemoScene } from './demo-scene.ts'
import { answerAt, askAt, finalizeEnquiriesAt, workAt } from './enquiry-history-steps.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** of its own, so that the rest of the past stays as it was */
const SEED = 20_191_108
const FIRST_NUMBER = 500_001
const SITE = 'https://market.example/jobs'
/** those before are withdrawn, or about to be */
const FIRST_OFFENDER = 8
/** hours before now at which the three of the offender asked, the oldest first */
const OPEN_HOURS = [49, 22, 3]

/** Plans the enquiries of the demo: one a month, answered; three open about one offender, and one by telephone. */
export function planEnquiries(app: AppContext, scene: DemoScene, now: string): void {
  const random = createSeededRandom(SEED)
  const [from, step] = [plusSeconds(scene.from, 20 * DAY), 33 * DAY]
  let number = FIRST_NUMBER
  for (let at = from; at < plusSeconds(now, -12 * DAY); at = plusSeconds(at, step))
    planAnswered(app, scene, { random, number: number++, at: plusSeconds(at, random.int(0, 6 * DAY)) })
  planOffender(scene, { random, number, at: now })
  planPhoned(scene, now)
}

type Planned = { readonly random: Random; readonly number: number; readonly at: string }

const offenderOf = ({ doubtful, clients }: DemoScene, n: number): Member =>
  (doubtful.at((FIRST_OFFENDER + n) % doubtful.length) ?? clients[0]) as Member

/** A job of whoever is asked about, posted and hidden before. */
function planOffence(scene: DemoScene, { random, number, at }: Planned, member: Member): string {
  const [id, postedAt] = [`J-${number}`, plusSeconds(at, -random.int(16, 30) * DAY)]
  const job = exampleJob(random, { id, clientId: member.id, at: postedAt, kind: 'direct_deal' })
  scene.scheduleArrival(postedAt, { kind: 'job', body: job })
  const actor = random.pick(scene.moderators)
  planDecision(scene, { actor, at: plusSeconds(postedAt, 90 * MINUTE), target: { type: 'job', id }, template: 'hide' })
  return id
}

type PlannedDecision = {
  readonly actor: Staff
  readonly at: string
  readonly target: { readonly type: 'job' | 'member'; readonly id: string }
  readonly template: string
}

function planDecision({ schedule }: DemoScene, { actor, at, target, template }: PlannedDecision): void {
  const verdict = { found: ['direct_deal'], template, note: '' } as const
  let decisionId: string | null = null
  schedule(plusSeconds(at, -50), (tx, then) => claimAt(tx, then, actor, target))
  schedule(at, async (tx, then) => {
    decisionId = await decideAt(tx, then, actor, target, verdict)
  })
  schedule(plusSeconds(at, 10), async (tx, then) => {
    if (decisionId) await finalizeAt(tx, then, decisionId)
  })
}

const checklistOf = ({ yen, how, police, bank }: EnquiryText, at: string): EnquiryChecklist =>
  yen === null
    ? { paid: 'nothing', how: null, when: null, police, bank: null }
    : { paid: { yen }, how, when: dayOf(plusSeconds(at, -6 * DAY)), police, bank }

/** An enquiry that was answered within two days: whoever did the harm was found and warned, or not found. */
function planAnswered(app: AppContext, scene: DemoScene, planned: Planned): void {
  const { random, number, at } = planned
  const text = ENQUIRY_TEXTS[number % ENQUIRY_TEXTS.length] as EnquiryText
  const id = `E-${number}`
  const member = random.chance(0.7) ? offenderOf(scene, number - FIRST_NUMBER) : null
  const job = member ? planOffence(scene, planned, member) : null
  const enquiry = {
    ...{ id, memberId: random.pick(scene.freelancers).id, askedAt: at, text: text.text, evidence: [...text.evidence] },
    statedName: member?.displayName ?? 'sora_no_shigoto',
    statedJobUrl: job ? `${SITE}/${job}` : '',
  }
  scene.schedule(at, (tx, then) => askAt(tx, then, enquiry))
  const actor = random.pick(scene.moderators)
  const workedAt = plusSeconds(at, random.int(3 * HOUR, 40 * HOUR))
  const opensCase = member !== null && text.yen !== null
  const work = { id, member: member?.id ?? null, job, checklist: checklistOf(text, at), opensCase }
  scene.schedule(workedAt, (tx, then) => workAt(app, tx, then, actor, work))
  const answeredAt = plusSeconds(workedAt, 100)
  const found = text.yen === null ? 'enquiry.not_paid' : 'enquiry.paid'
  const template = member ? found : 'enquiry.not_found'
  scene.schedule(answeredAt, (tx, then) => answerAt(app, tx, then, actor, { id, template }))
  scene.schedule(plusSeconds(answeredAt, 10), (tx, then) => finalizeEnquiriesAt(app, tx, then))
  if (!opensCase) return
  const target = { type: 'member', id: member.id } as const
  const at2 = plusSeconds(answeredAt, 2 * HOUR)
  // whoever made the case of the enquiry had part in it
  const others = scene.moderators.filter(({ id: moderator }) => moderator !== actor.id)
  planDecision(scene, { actor: random.pick(others), at: at2, target, template: 'warn.direct_deal' })
}

/** Three members ask about one offender; nobody has worked on it yet. */
function planOffender(scene: DemoScene, planned: Planned): void {
  const { random, number, at: now } = planned
  const member = offenderOf(scene, number)
  const job = planOffence(scene, { random, number, at: now }, member)
  for (const [n, { text, evidence }] of OFFENDER_ENQUIRIES.entries()) {
    const askedAt = plusSeconds(now, -(OPEN_HOURS[n] ?? 1) * HOUR)
    const enquiry = {
      ...{ id: `E-${number + n}`, memberId: random.pick(scene.freelancers).id, askedAt, text, evidence: [...evidence] },
      // the second remembers the name alone, the third the address
      statedName: n === 2 ? '' : member.displayName,
      statedJobUrl: n === 1 ? '' : `${SITE}/${job}`,
    }
    scene.schedule(askedAt, (tx, then) => askAt(tx, then, enquiry))
  }
}

/** One that a moderator has written down from a call. */
function planPhoned(scene: DemoScene, now: string): void {
  const actor = scene.moderators.find(({ role }) => role === 'moderator')
  if (!actor) return
  const { text, evidence } = PHONED_ENQUIRY
  const told = { memberId: null, statedName: '森の内職センター', statedJobUrl: '', text, evidence }
  scene.schedule(plusSeconds(now, -26 * HOUR), async (tx, at) => void (await enterEnquiry(tx, at, actor, told)))
}
