import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deserialize } from 'node:v8'
import { detect } from '@mimamori/detection/detector'
import type { Job } from '@mimamori/policy/intake/intake-arrivals'
import { openLimitPostgres } from './limit-postgres.ts'
import { openLimitSqlite } from './limit-sqlite.ts'
import { kindOf, type RecordedWork, type Recording, START } from './statement-recorder.ts'

/**
 * `node limit-server.ts <recording> <database>`: the barest program that does the durable work a desk was recorded doing.
 * A request is parsed, its texts are scanned, and the statements of the next recorded request of its kind are carried
 * out on a copy of the database that the desk was recorded on; its answer is the recorded one.
 */
const [, , file = '', database = ''] = process.argv
const recording = deserialize(readFileSync(file)) as Recording
const onPostgres = database.startsWith('postgres')
const carryOut = onPostgres ? await openLimitPostgres(database, recording) : openLimitSqlite(database, recording)

/** `place`: how many of its kind were recorded before it. */
type PlacedWork = { readonly work: RecordedWork; readonly place: number }
/** Works of one kind that one connection wrote, in their order. `at`: the next one. */
type LaneQueue = { readonly lane: number | null; readonly works: PlacedWork[]; at: number }
const lanesByKind = new Map<string, LaneQueue[]>()
for (const work of recording.works) {
  const lane = work.parts.find(({ writes }) => writes)?.connection ?? null
  const lanes = lanesByKind.get(work.kind) ?? []
  const placed = { work, place: lanes.reduce((sum, { works }) => sum + works.length, 0) }
  const known = lanes.find((each) => each.lane === lane)
  if (known) known.works.push(placed)
  else lanes.push({ lane, works: [placed], at: 0 })
  lanesByKind.set(work.kind, lanes)
}
/** how many requests of a kind have come */
const received = new Map<string, number>()

/** On PostgreSQL a lane writes for one request at a time. */
const busy = new Set<number>()
const waiting: (() => void)[] = []

/**
 * Waits until a lane is free whose next work of this kind is due: as many requests have come as were recorded up to it.
 * One of a later round would write to cases that are not claimed yet. Throws when no work is left.
 */
async function takeWork(kind: string): Promise<{ work: RecordedWork; release: () => void }> {
  received.set(kind, (received.get(kind) ?? 0) + 1)
  for (;;) {
    const left = (lanesByKind.get(kind) ?? []).filter(({ works, at }) => at < works.length)
    if (left.length === 0) throw new Error(`no more recorded work of ${kind}`)
    const due = left.filter(({ works, at }) => (works[at]?.place ?? 0) < (received.get(kind) ?? 0))
    const free = due.find(({ lane }) => lane === null || !busy.has(lane))
    const work = free?.works[free.at++]?.work
    if (!free || !work) {
      await new Promise<void>((next) => waiting.push(next))
      continue
    }
    const { lane } = free
    if (lane === null || !onPostgres) return { work, release: () => undefined }
    busy.add(lane)
    const release = () => {
      busy.delete(lane)
      for (const next of waiting.splice(0)) next()
    }
    return { work, release }
  }
}

async function repeatWork(kind: string): Promise<string> {
  const { work, release } = await takeWork(kind)
  const lastWrite = work.parts.findLastIndex(({ writes }) => writes)
  try {
    for (const [at, part] of work.parts.entries()) {
      await carryOut(part)
      if (at === lastWrite) release()
    }
    return work.answer
  } finally {
    release()
  }
}

/** What the desk scans of a job that arrives. */
function scanJob({ title, description: body, format, reward }: Job): void {
  detect({ type: 'job', title, body, format, escrowed: false, reward: { type: reward.type, min: reward.min } })
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  return JSON.parse(Buffer.concat(pieces).toString('utf8'))
}

const server = createServer(async (request, response) => {
  try {
    const kind = kindOf(request)
    const body = await readJson(request)
    if (kind.endsWith('/jobs')) scanJob(body as Job)
    response.setHeader('content-type', 'application/json').end(await repeatWork(kind))
  } catch (fault) {
    response.writeHead(500).end(String(fault))
  }
})

await repeatWork(START)
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ limit: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})
