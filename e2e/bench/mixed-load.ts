import { setTimeout as pause } from 'node:timers/promises'
import { exampleMessage } from '@mimamori/examples/correspondence-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import type { Queue } from '@mimamori/policy/cases/case-model'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { claimNext, decisionRequest, type HeldCase, rpcRequest } from '../harness/case-requests.ts'
import { hideFor, NO_VIOLATION } from '../harness/decision-choices.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import {
  createExamples,
  type PreparedRequest,
  preparedJob,
  preparedMember,
  preparedMessage,
  sendRequest,
  sendRequests,
} from '../harness/intake-requests.ts'
import type { FilledDesks } from './filled-desks.ts'
import { openDeskPools } from './request-load.ts'

const STAFF_COUNT = 8
const CONNECTIONS = 32
const AT_FULL_SPEED = 8
const WARM_UP_SECONDS = 4
const MEASURED_SECONDS = 8
/** made before the clock runs, and posted again and again under other ids with another end */
const DISTINCT_TEXTS = 3_000

/** What is asked of a desk in turn: the marketplace posts six texts while moderators look at a list, open, take and decide one case each. */
const TURNS = ['job', 'next', 'job', 'message', 'list', 'job', 'decision', 'job', 'review', 'job'] as const
type Turn = (typeof TURNS)[number]

/** a claim lasts two minutes: what was taken longer ago than this is not decided any more */
const FRESH_MS = 90_000

type Taken = HeldCase & {
  readonly by: Person
  readonly at: number
  readonly category: Category | null
  readonly target: { readonly type: TargetType; readonly id: string }
}

/** Requests of moderators and of the marketplace, mixed. */
export type MixedLoad = {
  /** Requests a second that the desk answers at most. */
  readonly measureRate: () => Promise<number>
  /** Sends so many requests a second, whether earlier ones are answered or not, until `until` settles. Answers their latencies in ms. */
  readonly offer: (rate: number, until: Promise<unknown>) => Promise<number[]>
  readonly close: () => Promise<void>
}

/** Texts of the marketplace without end, as requests. */
function createPosts(apiKey: string) {
  const random = createSeededRandom(31)
  const { members, job } = createExamples(31)
  const at = new Date().toISOString()
  const jobs = Array.from({ length: DISTINCT_TEXTS }, (_, n) => job(`L-${n}`))
  const messages = Array.from({ length: DISTINCT_TEXTS }, (_, n) => {
    const [senderId, recipientId] = [random.pick(members).id, random.pick(members).id]
    const kind = random.chance(0.1) ? 'direct_deal' : 'clean'
    return exampleMessage(random, { id: `L-${n}`, jobId: 'L-0', senderId, recipientId, at, kind })
  })
  let posted = 0
  return {
    members,
    nextJob(): PreparedRequest {
      const n = posted++
      const text = jobs[n % DISTINCT_TEXTS] as (typeof jobs)[number]
      return preparedJob(apiKey, { ...text, id: `L-${n}`, description: `${text.description} (${n})` })
    },
    nextMessage(): PreparedRequest {
      const n = posted++
      const text = messages[n % DISTINCT_TEXTS] as (typeof messages)[number]
      return preparedMessage(apiKey, { ...text, id: `L-${n}`, body: `${text.body} (${n})` })
    },
  }
}

/** The load on these desks; posts the members it needs, and adds the moderators. */
export async function openMixedLoad(filled: FilledDesks): Promise<MixedLoad> {
  const { apiKey } = filled.first
  const posts = createPosts(apiKey)
  const pools = openDeskPools(filled, CONNECTIONS)
  const staff = await seedStaff(filled.first, STAFF_COUNT, 'load')
  await sendRequests(
    pools.next(),
    posts.members.map((member) => preparedMember(apiKey, member)),
  )
  const taken: Taken[] = []
  let seen = ''
  let turn = 0

  const nextPerson = (): Person => staff[turn % STAFF_COUNT] as Person
  async function take(): Promise<void> {
    const by = nextPerson()
    const queue: Queue = turn % (2 * TURNS.length) < TURNS.length ? 'flagged' : 'patrol'
    const held = await claimNext(pools.next(), by, queue)
    if (!held) throw new Error(`the ${queue} queue ran out`)
    seen = held.id
    taken.push({ ...(held as Taken), by, at: performance.now() })
  }
  async function send(request: PreparedRequest): Promise<void> {
    const { status, text } = await sendRequest(pools.next(), request)
    // a member who is flagged for one more job meanwhile is refused, as a moderator would be
    if (status >= 300 && !text.includes('"content_changed"'))
      throw new Error(`${request.path}: ${status} ${text.slice(0, 200)}`)
  }
  const decide = ({ by, at: _at, category, ...held }: Taken) =>
    send(decisionRequest(by, held, category && held.target.type === 'job' ? hideFor(category) : NO_VIOLATION))

  const turns: { readonly [turn in Turn]: () => Promise<void> } = {
    job: () => send(posts.nextJob()),
    message: () => send(posts.nextMessage()),
    next: take,
    list: () => send(rpcRequest(nextPerson(), 'queue/list', { view: 'flagged', limit: 50 })),
    review: () => (seen === '' ? take() : send(rpcRequest(nextPerson(), 'cases/get', { caseId: seen }))),
    decision() {
      let next = taken.shift()
      while (next && performance.now() - next.at > FRESH_MS) next = taken.shift()
      return next ? decide(next) : take()
    },
  }
  async function measureNext(latencies: number[]): Promise<void> {
    const next = turns[TURNS[turn++ % TURNS.length] as Turn]
    const from = performance.now()
    await next()
    latencies.push(performance.now() - from)
  }
  async function runAtFullSpeed(seconds: number): Promise<number> {
    const latencies: number[] = []
    const from = performance.now()
    const connection = async () => {
      while (performance.now() - from < seconds * 1000) await measureNext(latencies)
    }
    await Promise.all(Array.from({ length: AT_FULL_SPEED }, connection))
    return (latencies.length * 1000) / (performance.now() - from)
  }

  return {
    async measureRate() {
      await runAtFullSpeed(WARM_UP_SECONDS)
      return await runAtFullSpeed(MEASURED_SECONDS)
    },
    async offer(rate, until) {
      let over = false
      const end = () => {
        over = true
      }
      until.then(end, end)
      const random = createSeededRandom(rate)
      const latencies: number[] = []
      const sent: Promise<void>[] = []
      let due = performance.now()
      while (!over) {
        for (; due <= performance.now(); due += (-Math.log(1 - random.next()) * 1000) / rate)
          sent.push(measureNext(latencies))
        await pause(1)
      }
      await Promise.all(sent)
      return latencies
    },
    close: pools.close,
  }
}
