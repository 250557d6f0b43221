import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '../running/desk.ts'
import { examplesOf, type Prepared, preparedJob, preparedMember, sendAll } from '../running/intake.ts'
import { type Filled, startFilled } from './filled.ts'
import { sendAsFastAs, type Way, wayTo } from './load.ts'
import { type Figure, rounded, type Scale, spreadOf } from './measure.ts'

const CONNECTIONS = 8
const WITHOUT_SECONDS = 15
/** what the log of the time in between holds is moved into the database then */
const AFTER_SECONDS = 5
const DISTINCT = 5_000
const WATCH_MS = 50
const MEGABYTE = 1024 * 1024
const GIGABYTE = 1024 * MEGABYTE

/** Jobs without end, made from a few thousand texts. */
function* jobsFor(apiKey: string, prefix: string): Generator<Prepared> {
  const { job } = examplesOf(3)
  const texts = Array.from({ length: DISTINCT }, (_, n) => job(`N26-${n}`))
  for (let n = 0; ; n++) {
    const text = texts[n % DISTINCT]
    if (text)
      yield preparedJob(apiKey, { ...text, id: `N26-${prefix}-${n}`, description: `${text.description} (${n})` })
  }
}

/** Requests until `until` resolves. */
function* endedBy(until: Promise<unknown>, requests: Generator<Prepared>): Generator<Prepared> {
  let over = false
  const end = () => {
    over = true
  }
  until.then(end, end)
  for (const request of requests) {
    if (over) return
    yield request
  }
}

/** Post jobs over all connections as fast as they are answered, until something has ended. */
async function postUntil(way: Way, desk: Desk, prefix: string, until: Promise<unknown>) {
  return await sendAsFastAs(way, CONNECTIONS, endedBy(until, jobsFor(desk.apiKey, prefix)))
}

/** The largest the log has been meanwhile, in bytes. */
async function largestLog(desk: Desk, until: Promise<unknown>): Promise<number> {
  let largest = 0
  let over = false
  const ended = until.finally(() => {
    over = true
  })
  while (!over) {
    largest = Math.max(largest, statSync(`${desk.databaseFile}-wal`, { throwIfNoEntry: false })?.size ?? 0)
    await pause(WATCH_MS)
  }
  await ended
  return largest
}

type Timed = { readonly seconds: number; readonly said: { readonly file: string; readonly bytes: number } }

async function timed(desk: Desk, ...words: string[]): Promise<Timed> {
  const from = performance.now()
  const { code, said, complained } = await desk.command(...words)
  if (code !== 0) throw new Error(`${words.join(' ')}: ${said}${complained}`)
  return { seconds: (performance.now() - from) / 1000, said: JSON.parse(said) }
}

async function underLoad({ first: desk, ...filled }: Filled) {
  const way = wayTo(filled, CONNECTIONS)
  const { members } = examplesOf(3)
  await sendAll(
    way.next(),
    members.map((member) => preparedMember(desk.apiKey, member)),
  )
  const without = await postUntil(way, desk, 'without', pause(WITHOUT_SECONDS * 1000))
  const backup = timed(desk, 'backup')
  const settled = backup.then(() => pause(AFTER_SECONDS * 1000))
  const [during, largest] = await Promise.all([postUntil(way, desk, 'during', settled), largestLog(desk, settled)])
  await way.close()
  return { without, during, largest, backup: await backup }
}

/**
 * N26: how long a write waits at worst while a desk under load is backed up, and what a verified restore takes. Both
 * commands verify what they make, in the time they are given.
 */
export async function backup({ cases, at }: Scale): Promise<Figure[]> {
  const filled = await startFilled({ cases })
  const desk = filled.first
  try {
    const { without, during, largest, backup: taken } = await underLoad(filled)
    await desk.stop()
    const restored = await timed(desk, 'restore', taken.said.file, '--replace')
    const of = { id: 'N26', engine: filled.engine, cases, gb: rounded(taken.said.bytes / GIGABYTE) } as const
    const usual = spreadOf(without.latencies)
    const { max_ms, ...spread } = spreadOf(during.latencies)
    return [
      {
        ...of,
        name: `longest wait of a write while backing up, ${at}`,
        value: max_ms,
        unit: 'ms',
        n: during.latencies.length,
        ...spread,
        connections: CONNECTIONS,
        p99_without_ms: usual.p99_ms,
        max_without_ms: usual.max_ms,
        backup_s: rounded(taken.seconds, 1),
        log_mb: rounded(largest / MEGABYTE, 0),
      },
      { ...of, name: `restore, verified, ${at}`, value: rounded(restored.seconds, 1), unit: 's', n: 1 },
    ]
  } finally {
    await filled.discard()
  }
}
