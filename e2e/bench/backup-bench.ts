import { closeSync, copyFileSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { DeskProcess } from '../harness/desk-process.ts'
import {
  createExamples,
  type PreparedRequest,
  preparedJob,
  preparedMember,
  sendRequests,
} from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, roundTo, type Scale } from './bench-figures.ts'
import { type FilledDesks, startFilledDesks } from './filled-desks.ts'
import { besideLimit } from './limit-runs.ts'
import { type DeskPools, openDeskPools, sendAtFullSpeed } from './request-load.ts'

const CONNECTIONS = 8
const BASELINE_SECONDS = 15
/** what the log of the time in between holds is moved into the database then */
const COOLDOWN_SECONDS = 5
const DISTINCT_JOBS = 5_000
const POLL_INTERVAL_MS = 50
const MEGABYTE = 1024 * 1024
const GIGABYTE = 1024 * MEGABYTE

/** Jobs without end, made from a few thousand texts. */
function* jobsFor(apiKey: string, prefix: string): Generator<PreparedRequest> {
  const { job } = createExamples(3)
  const texts = Array.from({ length: DISTINCT_JOBS }, (_, n) => job(`N26-${n}`))
  for (let n = 0; ; n++) {
    const text = texts[n % DISTINCT_JOBS]
    if (text)
      yield preparedJob(apiKey, { ...text, id: `N26-${prefix}-${n}`, description: `${text.description} (${n})` })
  }
}

/** Requests until `until` resolves. */
function* untilSettled(until: Promise<unknown>, requests: Generator<PreparedRequest>): Generator<PreparedRequest> {
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
async function postUntil(pools: DeskPools, desk: DeskProcess, prefix: string, until: Promise<unknown>) {
  return await sendAtFullSpeed(pools, CONNECTIONS, untilSettled(until, jobsFor(desk.apiKey, prefix)))
}

/** The largest the log has been meanwhile, in bytes. */
async function measureLargestLog(desk: DeskProcess, until: Promise<unknown>): Promise<number> {
  let largest = 0
  let over = false
  const ended = until.finally(() => {
    over = true
  })
  while (!over) {
    largest = Math.max(largest, statSync(`${desk.databaseFile}-wal`, { throwIfNoEntry: false })?.size ?? 0)
    await pause(POLL_INTERVAL_MS)
  }
  await ended
  return largest
}

type TimedCommand = { readonly seconds: number; readonly said: { readonly file: string; readonly bytes: number } }

async function timeCommand(desk: DeskProcess, ...words: string[]): Promise<TimedCommand> {
  const from = performance.now()
  const { code, stdout, stderr } = await desk.command(...words)
  if (code !== 0) throw new Error(`${words.join(' ')}: ${stdout}${stderr}`)
  return { seconds: (performance.now() - from) / 1000, said: JSON.parse(stdout) }
}

async function backUpUnderLoad({ first: desk, ...filled }: FilledDesks) {
  const pools = openDeskPools(filled, CONNECTIONS)
  const { members } = createExamples(3)
  await sendRequests(
    pools.next(),
    members.map((member) => preparedMember(desk.apiKey, member)),
  )
  const without = await postUntil(pools, desk, 'without', pause(BASELINE_SECONDS * 1000))
  const backup = timeCommand(desk, 'backup')
  const settled = backup.then(() => pause(COOLDOWN_SECONDS * 1000))
  const [during, largest] = await Promise.all([
    postUntil(pools, desk, 'during', settled),
    measureLargestLog(desk, settled),
  ])
  await pools.close()
  return { without, during, largest, backup: await backup }
}

/** What copying a file with one sync takes, in seconds: the limit of what can be done with it durably. */
function timeCopy(file: string): number {
  const copy = `${file}.copy`
  const from = performance.now()
  copyFileSync(file, copy)
  const opened = openSync(copy, 'r')
  fsyncSync(opened)
  closeSync(opened)
  const seconds = (performance.now() - from) / 1000
  rmSync(copy)
  return seconds
}

/**
 * N26: how long a write waits at worst while a desk under load is backed up, and what a verified restore takes. Both
 * commands verify what they make, in the time they are given.
 */
export async function benchBackup({ cases, at }: Scale): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases })
  const desk = filled.first
  try {
    const { without, during, largest, backup: taken } = await backUpUnderLoad(filled)
    await desk.stop()
    const copies = [timeCopy(desk.databaseFile)]
    const restored = await timeCommand(desk, 'restore', taken.said.file, '--replace')
    copies.push(timeCopy(desk.databaseFile))
    const copySeconds = copies.reduce((sum, seconds) => sum + seconds, 0) / copies.length
    const of = { id: 'N26', engine: filled.engine, cases, gb: roundTo(taken.said.bytes / GIGABYTE) } as const
    const usual = latencyPercentiles(without.latencies)
    const { max_ms, ...spread } = latencyPercentiles(during.latencies)
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
        backup_s: roundTo(taken.seconds, 1),
        log_mb: roundTo(largest / MEGABYTE, 0),
      },
      ...besideLimit(
        { ...of, name: `restore, verified, ${at}`, value: roundTo(restored.seconds), unit: 's', n: 1 },
        { ...of, name: `restore, verified, ${at}`, value: roundTo(copySeconds), unit: 's', n: copies.length },
      ),
    ]
  } finally {
    await filled.discard()
  }
}
