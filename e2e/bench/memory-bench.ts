import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { claimNext } from '../harness/case-requests.ts'
import { seedStaff } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import { type Figure, medianOf, roundTo, type Scale } from './bench-figures.ts'
import { decideOnDesk } from './decide-bench.ts'
import { type FilledDesks, startFilledDesks } from './filled-desks.ts'
import { postJobs } from './intake-bench.ts'
import { openDeskPools } from './request-load.ts'

const CLAIM_COUNT = 500
const PAGE_COUNT = 200
const RESTART_COUNT = 5
const QUIET_DURATION_MS = 12_000
const QUIET_TIMEOUT_MS = 180_000
/** A clock tick of the system's account of a process. */
const POLL_INTERVAL_MS = 10

/** What the system says of a process, in megabytes: now, and at most so far. */
function residentMemoryMb(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) => roundTo(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024, 0)
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** What the system counted of a process's time on a processor, in milliseconds. */
function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * POLL_INTERVAL_MS
}

/** What was decided last is settled and sent once its undo window is over; wait until all of that is done. */
async function waitUntilQuiet(pid: number): Promise<void> {
  for (let waited = 0; waited < QUIET_TIMEOUT_MS; waited += QUIET_DURATION_MS) {
    const before = cpuTicks(pid)
    await pause(QUIET_DURATION_MS)
    if (cpuTicks(pid) - before < QUIET_DURATION_MS / 20) return
  }
  throw new Error('the desk does not come to rest')
}

/** Take cases and read lists, as a few people do in a day. */
async function browseDesk(filled: FilledDesks): Promise<void> {
  const pools = openDeskPools(filled, 8)
  const [person] = await seedStaff(filled.first, 1, 'looks')
  if (!person) throw new Error('nobody to look around')
  const { queue, decisions } = person.client
  for (let n = 0; n < CLAIM_COUNT; n++) await claimNext(pools.next(), person, n % 2 === 0 ? 'flagged' : 'patrol')
  let after: string | undefined
  for (let n = 0; n < PAGE_COUNT; n++) {
    const page = await queue.list({ view: 'patrol', ...(after ? { after } : {}) })
    after = page.next ?? undefined
    await queue.counts()
    await decisions.recent()
  }
  await pools.close()
}

async function secondsToReady(desk: DeskProcess, end: () => Promise<unknown>): Promise<number[]> {
  const seconds: number[] = []
  for (let n = 0; n < RESTART_COUNT; n++) {
    await end()
    const from = performance.now()
    await desk.restart()
    const { ok } = await fetch(`${desk.url}/healthz`)
    if (!ok) throw new Error('the desk said it was ready and is not')
    seconds.push((performance.now() - from) / 1000)
  }
  return seconds
}

/** N13: what the server holds after everything the benches do to it, at a million cases, and how soon it is back. */
export async function benchMemory({ cases, at }: Scale): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases })
  const desk = filled.first
  try {
    await postJobs(filled)
    await decideOnDesk(filled, cases)
    await browseDesk(filled)
    // what is not needed is given back once nobody asks for anything
    await waitUntilQuiet(desk.pid())
    await pause(QUIET_DURATION_MS)
    const { now, peak } = residentMemoryMb(desk.pid())
    const stopped = await secondsToReady(desk, desk.stop)
    const killed = await secondsToReady(desk, desk.kill)
    const of = { id: 'N13', engine: filled.engine, cases } as const
    const restart = (name: string, seconds: number[]): Figure => ({
      ...of,
      name: `${name} to ready, ${at}`,
      value: roundTo(medianOf(seconds)),
      unit: 's',
      n: seconds.length,
      max_s: roundTo(Math.max(...seconds)),
    })
    return [
      { ...of, name: `memory of the server after the benches, ${at}`, value: now, unit: 'MB', n: 1, peak_mb: peak },
      restart('restart', stopped),
      restart('start after kill -9', killed),
    ]
  } finally {
    await filled.discard()
  }
}
