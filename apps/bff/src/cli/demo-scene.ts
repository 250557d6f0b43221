import type { Random } from '@mimamori/examples/random'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Arrival, Member, Target } from '@mimamori/policy/intake/arrivals'
import type { Staff } from '@mimamori/policy/staff/staff'
import type { Tx } from '@mimamori/storage/desk'
import { claimThen, decideThen, type Judgement, standThen } from './history.ts'

/** One thing that happened in the past. `run` goes into a transaction of its own, in the order of `at`. */
export type Happening = { readonly at: string; readonly run: (tx: Tx, at: string) => Promise<void> }

export type DemoScene = {
  readonly random: Random
  readonly clients: readonly Member[]
  readonly doubtful: readonly Member[]
  readonly freelancers: readonly Member[]
  readonly moderators: readonly Staff[]
  readonly from: string
  readonly until: string
  readonly happening: (at: string, run: Happening['run']) => void
  readonly arrives: (at: string, arrival: Arrival) => void
}

/** Somebody took the case of this target at `at`, decided half a minute later, and let it stand. */
export function judged(scene: DemoScene, at: string, target: Target, verdict: Judgement): void {
  const actor = scene.random.pick(scene.moderators)
  const decidedAt = plusSeconds(at, scene.random.int(15, 100))
  let decisionId: string | null = null
  scene.happening(at, (tx, then) => claimThen(tx, then, actor, target))
  scene.happening(decidedAt, async (tx, then) => {
    decisionId = await decideThen(tx, then, actor, target, verdict)
  })
  scene.happening(plusSeconds(decidedAt, 10), async (tx, then) => {
    if (decisionId) await standThen(tx, then, decisionId)
  })
}
