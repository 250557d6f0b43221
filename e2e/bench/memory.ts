import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '../running/desk.ts'
import { claimNext } from '../running/load.ts'
import { seedStaff } from '../running/people.ts'
import { decideOn } from './decide.ts'
import { type Filled, startFilled } from './filled.ts'
import { takeIn } from './intake.ts'
import { wayTo } from './load.ts'
import { type Figure, medianOf, rounded, type Scale } from './measure.ts'

const CLAIMS = 500
const PAGES = 200
const RESTARTS = 5
const QUIET_MS = 12_000
const QUIET_WITHIN_MS = 180_000
/** A clock tick of the system's account of a process. */
const TICK_MS = 10

/** What the system says of a process, in megabytes: now, and at most so far. */
function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) => rounded(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024, 0)
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** What the system counted of a process's time on a processor, in milliseconds. */
function workedBy(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** What was decided last is settled and sent once its undo window is over; wait until all of that is done. */
async function untilQuiet(pid: number): Promise<void> {
  for (let waited = 0; waited < QUIET_WITHIN_MS; waited += QUIET_MS) {
    const before = workedBy(pid)
    await pause(QUIET_MS)
    if (workedBy(pid) - before < QUIET_MS / 20) return
  }
  throw new Error('the desk does not come to rest')
}

/** Take cases and read lists, as a few people do in a day. */
async function lookAround(filled: Filled): Promise<void> {
  const way = wayTo(filled, 8)
  const [person] = await seedStaff(filled.first, 1, 'looks')
  if (!person) throw new Error('nobody to look around')
  const { queue, decisions } = person.client
  for (let n = 0; n < CLAIMS; n++) await claimNext(way.next(), person, n % 2 === 0 ? 'flagged' : 'patrol')
  let after: string | undefined
  for (let n = 0; n < PAGES; n++) {
    const page = await queue.list({ view: 'patrol', ...(after ? { after } : {}) })
    after = page.next ?? undefined
    await queue.counts()
    await decisions.recent()
  }
  await way.close()
}

async function secondsToReady(desk: Desk, end: () => Promise<unknown>): Promise<number[]> {
  const seconds: number[] = []
  for (let n = 0; n < RESTARTS; n++) {
    await end()
    const from = performance.now()
    await desk.startAgain()
    const { ok } = await fetch(`${desk.url}/healthz`)
    if (!ok) throw new Error('the desk said it was ready and is not')
    seconds.push((performance.now() - from) / 1000)
  }
  return seconds
}

/** N13: what the server holds after everything the benches do to it, at a million cases, and how soon it is back. */
export async function memory({ cases, at }: Scale): Promise<Figure[]> {
  const filled = await startFilled({ cases })
  const desk = filled.first
  try {
    await takeIn(filled)
    await decideOn(filled, cases)
    await lookAround(filled)
    // what is not needed is given back once nobody asks for anything
    await untilQuiet(desk.pid())
    await pause(QUIET_MS)
    const { now, peak } = memoryOf(desk.pid())
    const stopped = await secondsToReady(desk, desk.stop)
    const killed = await secondsToReady(desk, desk.kill)
    const of = { id: 'N13', engine: filled.engine, cases } as const
    const restart = (name: string, seconds: number[]): Figure => ({
      ...of,
      name: `${name} to ready, ${at}`,
      value: rounded(medianOf(seconds)),
      unit: 's',
      n: seconds.length,
      max_s: rounded(Math.max(...seconds)),
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
