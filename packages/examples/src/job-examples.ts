import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Engagements, Job, Reward } from '@mimamori/policy/intake/intake-arrivals'
import { JOB_FAMILIES, jobFamily } from './families/job-families.ts'
import { type JobFamily, variantsOf, withVariant } from './families/job-family.ts'
import { OFFENCES_BY_CATEGORY } from './offences/offence-catalogue.ts'
import type { Offence } from './offences/offence-definition.ts'
import { REWORDED_OFFENCES } from './offences/reworded-offences.ts'
import type { Random } from './seeded-random.ts'
import { composeJob, type JobSize } from './texts/job-composition.ts'
import { disguiseWord } from './wording/contact-details.ts'

/** What a job is made to be: honest, one of the seven, or spanning two of them. */
export type JobKind = 'clean' | 'several' | Category

export type JobOrder = {
  readonly id: string
  readonly clientId: string
  readonly at: string
  readonly kind: JobKind
  /** chance that contact details and telling words are spelt to get past a filter; 0.25 unless told */
  readonly disguise?: number | undefined
  /** drawn by lot, as sizes are spread among real jobs, unless told */
  readonly size?: JobSize | undefined
}

const LOOK_ALIKE_CHANCE = 0.06
const REWORDED_CHANCE = 0.3

const SIZES: readonly (readonly [JobSize, number])[] = [
  ['note', 7],
  ['short', 18],
  ['usual', 45],
  ['long', 30],
]
const TASK_SIZES: readonly (readonly [JobSize, number])[] = [
  ['note', 20],
  ['short', 50],
  ['usual', 30],
]

/** One job as a client would post it. Harmless for the most part even when it breaks the rules. */
export function exampleJob(random: Random, order: JobOrder): Job {
  const offences = pickOffences(random, order.kind)
  const setting = pickFamily(random, offences)
  const family = withVariant(setting, random.pick(variantsOf(setting)))
  const reward = rewardFor(random, family, offences)
  const seats = seatsFor(random, family.seats)
  const disguised = offences.length > 0 && random.chance(order.disguise ?? 0.25)
  const text = composeJob(random, {
    family,
    size: order.size ?? random.weighted(family.format === 'task' ? TASK_SIZES : SIZES),
    reward,
    seats,
    at: order.at,
    disguised,
    tells: pickTells(random, offences, disguised),
    tellingTitle: pickTellingTitle(random, offences[0]),
    lookAlike: offences.length === 0 && random.chance(LOOK_ALIKE_CHANCE),
  })
  return {
    id: order.id,
    clientId: order.clientId,
    ...text,
    format: family.format,
    category: family.category,
    reward,
    seats,
    postedAt: order.at,
    updatedAt: order.at,
    engagements: engagementsFor(random, reward, seats),
  }
}

/** Second breaches that can be added to any text without contradicting it. */
const ADDABLE_OFFENCES: readonly Offence[] = OFFENCES_BY_CATEGORY.direct_deal.filter(
  ({ around }) => Array.isArray(around) && !around.length,
)
const FIRST_OF_SEVERAL: readonly Category[] = [
  'uncertain_reward',
  'free_sample',
  'mlm',
  'stealth_marketing',
  'external_terms',
]

function pickOffences(random: Random, kind: JobKind): readonly Offence[] {
  if (kind === 'clean') return []
  if (kind !== 'several')
    return [random.chance(REWORDED_CHANCE) ? REWORDED_OFFENCES[kind] : random.pick(OFFENCES_BY_CATEGORY[kind])]
  return [random.pick(OFFENCES_BY_CATEGORY[random.pick(FIRST_OF_SEVERAL)]), random.pick(ADDABLE_OFFENCES)]
}

/** Honest families a contact may hide in; those that promise no contact are left out. */
const GENERAL_FAMILIES = JOB_FAMILIES.filter(
  ({ format, key }) => format === 'project' && key !== 'product_monitor' && key !== 'trial_writing',
)

function pickFamily(random: Random, offences: readonly Offence[]): JobFamily {
  const around = offences[0]?.around
  if (around === undefined) return random.pick(JOB_FAMILIES)
  if ('titles' in around) return around
  return around.length === 0 ? random.pick(GENERAL_FAMILIES) : jobFamily(random.pick(around))
}

/** One clause for each offence. */
function pickTells(random: Random, offences: readonly Offence[], disguised: boolean): readonly string[] {
  const tells = offences.map(({ tells }) => random.pick(tells))
  return disguised ? tells.map((tell) => (random.chance(0.6) ? disguiseWord(random, tell) : tell)) : tells
}

function pickTellingTitle(random: Random, offence: Offence | undefined): string | null {
  if (offence === undefined || offence.tellingTitles.length === 0 || !random.chance(0.35)) return null
  return random.pick(offence.tellingTitles)
}

function rewardFor(random: Random, { pay, format }: JobFamily, offences: readonly Offence[]): Reward {
  const other = offences[0]?.reward?.type
  if (other !== undefined) return { type: other, min: null, max: null }
  const steps = Math.floor((pay.high - pay.low) / pay.step)
  // the lower half is the more common one
  const min = pay.low + Math.floor(steps * random.next() ** 2) * pay.step
  if (format === 'task' || random.chance(0.45)) return { type: pay.type, min, max: min }
  const above = Math.ceil((min * (0.15 + random.next() * 0.5)) / pay.step) * pay.step
  return { type: pay.type, min, max: Math.min(pay.high, min + above) }
}

/** Round numbers once there are many, as people write them. */
function seatsFor(random: Random, [least, most]: readonly [number, number]): number {
  const seats = random.int(least, most)
  return seats < 30 ? seats : Math.round(seats / 10) * 10
}

function engagementsFor(random: Random, reward: Reward, seats: number): Engagements {
  if (!random.chance(0.16)) return { contracts: 0, escrowedYen: 0, freelancers: 0 }
  const contracts = random.int(1, Math.min(seats, 5))
  const hours = reward.type === 'hourly' ? 20 : 1
  return { contracts, escrowedYen: contracts * (reward.max ?? 5000) * hours, freelancers: contracts }
}
