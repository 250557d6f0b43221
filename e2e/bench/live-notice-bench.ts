import { setTimeout as pause } from 'node:timers/promises'
import type { LiveNews } from '@mimamori/contract/live/live-event-contract'
import { LIVE_PATH } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { exampleMessage } from '@mimamori/examples/correspondence-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import { type Pool, request } from 'undici'
import { rpcRequest } from '../harness/case-requests.ts'
import { type Person, seedStaff, sessionHeaders } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import {
  connectionPool,
  createExamples,
  type HttpAnswer,
  type PreparedRequest,
  preparedJob,
  preparedMember,
  preparedMessage,
  sendRequest,
  sendRequests,
} from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, type Scale } from './bench-figures.ts'
import { startFilledDesks } from './filled-desks.ts'
import { openMixedLoad } from './mixed-load.ts'

const CASE_COUNT = 20_000
const ARRIVALS = 300
/** on average between two arrivals */
const GAP_MS = 100
/** after the last arrival */
const PATIENCE_MS = 5_000
const CONNECTIONS = 4
const BLOCK = '\n\n'

/** When a page that is signed in was told of each case, by id, for the first time since it began to listen. */
async function listenAsPage(desk: DeskProcess, person: Person) {
  const seenAt = new Map<string, number>()
  const { body } = await request(`${desk.url}${DESK_PREFIX}${LIVE_PATH}`, { headers: sessionHeaders(person) })
  let rest = ''
  let began = false
  body.setEncoding('utf8').on('data', (chunk: string) => {
    const blocks = (rest + chunk).split(BLOCK)
    rest = blocks.pop() ?? ''
    for (const block of blocks.filter((each) => each.startsWith('event: news'))) {
      const { cases } = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '') as LiveNews
      // a page that has just come is told to look at everything
      if (cases === null && began) throw new Error('the page was told to look at everything again')
      began = true
      for (const id of cases ?? []) if (!seenAt.has(id)) seenAt.set(id, performance.now())
    }
  })
  // cut off at the end
  body.on('error', () => undefined)
  return { seenAt, leave: () => body.destroy() }
}

type Arrival = { readonly target: string; readonly request: PreparedRequest }

/** Jobs and messages in turn, each with a contact that the rules flag. */
function flaggedArrivals(apiKey: string, name: string) {
  const random = createSeededRandom(7)
  const { members, job } = createExamples(7)
  const at = new Date().toISOString()
  const arrivals = Array.from({ length: ARRIVALS }, (_, n): Arrival => {
    const target = `${name}-${n}`
    const contact = `\n詳しくはLINEでご連絡ください。LINE ID: ${name}_${n}`
    const text = job(target)
    if (n % 2 === 0)
      return { target, request: preparedJob(apiKey, { ...text, description: text.description + contact }) }
    const [senderId, recipientId] = [random.pick(members).id, random.pick(members).id]
    const order = { id: target, jobId: 'J-1', senderId, recipientId, at, kind: 'clean' } as const
    const message = exampleMessage(random, order)
    return { target, request: preparedMessage(apiKey, { ...message, body: message.body + contact }) }
  })
  return { members, arrivals }
}

/** The flagged targets of these cases by id, and when the page was told of them. */
async function toldTargets(pool: Pool, person: Person, seenAt: ReadonlyMap<string, number>) {
  const told = new Map<string, number>()
  const left = [...seenAt]
  const ask = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { body, text } = await sendRequest(pool, rpcRequest(person, 'cases/get', { caseId: next[0] }))
      const review = (body as { json?: { target: { id: string }; flags: unknown[] } }).json
      if (!review?.flags) throw new Error(`cases/get: ${text.slice(0, 200)}`)
      if (review.flags.length > 0) told.set(review.target.id, next[1])
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask))
  return told
}

/** Posts all arrivals, one about every tenth of a second. Answers how long each took to reach the page, in milliseconds. */
async function measureNotices(desk: DeskProcess, person: Person, name: string): Promise<number[]> {
  const { members, arrivals } = flaggedArrivals(desk.apiKey, name)
  const pool = connectionPool(desk.url, CONNECTIONS)
  await sendRequests(
    pool,
    members.map((member) => preparedMember(desk.apiKey, member)),
  )
  const random = createSeededRandom(7)
  const page = await listenAsPage(desk, person)
  const postedAt = new Map<string, number>()
  const answers: Promise<HttpAnswer>[] = []
  for (const { target, request } of arrivals) {
    await pause(2 * GAP_MS * random.next())
    postedAt.set(target, performance.now())
    answers.push(sendRequest(pool, request))
  }
  for (const { status, text } of await Promise.all(answers)) if (status >= 300) throw new Error(`${status} ${text}`)
  await pause(PATIENCE_MS)
  page.leave()
  const told = await toldTargets(pool, person, page.seenAt)
  await pool.close()
  return [...postedAt].map(([target, at]) => {
    const toldAt = told.get(target)
    if (toldAt === undefined) throw new Error(`the page was told nothing of ${target}`)
    return toldAt - at
  })
}

/**
 * At once: from the instant a text is posted until a page that is signed in is told of its flagged case, with the model, a challenger
 * in shadow and hidden texts known; alone, and beside half of the load that the desk can bear.
 */
export async function benchLiveNotice({ cases }: Scale): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases: Math.min(CASE_COUNT, cases) })
  const desk = filled.first
  const load = await openMixedLoad(filled)
  try {
    const { outcome } = JSON.parse(await desk.ask('model refit', {})) as { readonly outcome: string }
    if (outcome !== 'challenger') throw new Error(`a challenger was to be in shadow, and the refit ended as ${outcome}`)
    const [person] = await seedStaff(desk, 1, 'page')
    if (!person) throw new Error('nobody to be told')
    const alone = await measureNotices(desk, person, 'alone')
    const rate = (await load.measureRate()) / 2
    const measured = measureNotices(desk, person, 'loaded')
    await load.offer(rate, measured)
    const figureOf = (where: string, latencies: readonly number[], beside: number): Figure => {
      const spread = latencyPercentiles(latencies)
      const name = `posted to the live notice of its case, the longest${where}`
      const of = { id: 'live-notice', engine: filled.engine, n: latencies.length, load: Math.round(beside) }
      return { ...of, name, value: spread.max_ms, unit: 'ms', ...spread }
    }
    return [figureOf('', alone, 0), figureOf(', at half load', await measured, rate)]
  } finally {
    await load.close()
    await filled.discard()
  }
}
