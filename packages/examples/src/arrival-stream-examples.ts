import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { exampleJob, type JobKind } from './job-examples.ts'
import { isDoubtful } from './member-examples.ts'
import { categoryShares, violationRate } from './month-examples.ts'
import type { Random } from './seeded-random.ts'
import { nextMessage, nextProposal } from './traffic/correspondence-traffic.ts'
import { nextReport } from './traffic/report-traffic.ts'
import type { ExampleArrival, StreamOrder, TrafficScene } from './traffic/traffic-scene.ts'

export type { ExampleArrival as Example, StreamOrder } from './traffic/traffic-scene.ts'

/** Jobs a report or message can still speak of. */
const MAX_REMEMBERED_JOBS = 200

/** Endless live traffic: seven in ten are jobs, then messages, proposals and reports about earlier jobs. */
export function* exampleArrivals(random: Random, order: StreamOrder): Generator<ExampleArrival, never> {
  const clients = order.members.filter(({ roles }) => roles.includes('client'))
  const freelancers = order.members.filter(({ roles }) => roles.includes('freelancer'))
  if (clients.length === 0 || freelancers.length === 0) throw new Error('needs a client and a freelancer at least')
  const scene: TrafficScene = { ...order, random, seen: [], clients, doubtful: clients.filter(isDoubtful), freelancers }
  yield nextJob(scene)
  while (true) {
    const next = random.weighted([
      [nextJob, 70],
      [nextMessage, 15],
      [nextProposal, 8],
      [nextReport, 7],
    ])
    yield next(scene)
  }
}

function nextJob(scene: TrafficScene): ExampleArrival {
  const { random, seen, clients, doubtful } = scene
  const at = scene.at()
  const truth = jobKind(scene, at)
  const bad = truth !== 'clean' && doubtful.length > 0 && random.chance(0.55)
  const clientId = random.pick(bad ? doubtful : clients).id
  const body = exampleJob(random, { id: scene.nextId('J'), clientId, at, kind: truth, disguise: scene.disguise })
  seen.push({ job: body, truth })
  if (seen.length > MAX_REMEMBERED_JOBS) seen.shift()
  return { arrival: { kind: 'job', body }, truth }
}

function jobKind({ random, violationRate: rate }: TrafficScene, at: string): JobKind {
  const month = monthOf(at)
  if (!random.chance(rate ?? violationRate(month))) return 'clean'
  const entries = Object.entries(categoryShares(month)) as [JobKind, number][]
  return random.weighted([...entries, ['several', 0.06]])
}
