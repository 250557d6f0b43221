import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Arrival, Job, Member } from '@mimamori/policy/intake/intake-arrivals'
import type { Random } from '../seeded-random.ts'

/** An arrival and what it was made to be; the desk never sees the truth. */
export type ExampleArrival = { readonly arrival: Arrival; readonly truth: Category | 'several' | 'clean' }

export type StreamOrder = {
  readonly members: readonly Member[]
  /** the instant of the next arrival, ISO 8601 UTC; asked once per arrival */
  readonly at: () => string
  /** a fresh id, e.g. `J-204815` for the prefix `J` */
  readonly nextId: (prefix: 'J' | 'P' | 'M' | 'R') => string
  /** part of the jobs that break the rules; by month unless told */
  readonly violationRate?: number | undefined
  /** chance of disguised spelling in what breaks the rules; 0.25 unless told */
  readonly disguise?: number | undefined
}

export type SeenJob = { readonly job: Job; readonly truth: ExampleArrival['truth'] }

/** What a stream remembers: who there is, and the jobs a letter or report can still speak of. */
export type TrafficScene = StreamOrder & {
  readonly random: Random
  readonly seen: SeenJob[]
  readonly clients: readonly Member[]
  readonly doubtful: readonly Member[]
  readonly freelancers: readonly Member[]
}

/** Somebody else than that member, where there is somebody else. */
export function pickOtherMember(random: Random, members: readonly Member[], not: string): Member {
  const first = random.pick(members)
  const others = first.id === not ? members.filter(({ id }) => id !== not) : [first]
  return others.length > 0 ? random.pick(others) : first
}

/** A job people write to each other about: not a task done in a minute, where there is another. */
export function pickDiscussedJob({ random, seen }: TrafficScene): SeenJob {
  const talked = seen.filter(({ job }) => job.format !== 'task')
  return random.pick(talked.length > 0 ? talked : seen)
}
