import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Environment } from './server-processes.ts'

/** so long the desk's scheduler rests after a turn in which nothing was to do */
const IDLE_DELAY_MS = 100
const ASK_AGAIN_MS = 5

/**
 * Runs before the program: every clock stands still at what a file says, in milliseconds since the epoch. What runs without a pause
 * sees one instant. In the file behind it: how often the desk's scheduler rested, and the instant at which its clock stands from its next
 * rest on, so that no turn is of two instants.
 */
const PRELOAD_SOURCE = `
import { openSync, readSync, writeSync } from 'node:fs'
import os from 'node:os'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'
const file = openSync(process.env.SCRIPTED_CLOCK, 'r+')
const bytes = Buffer.alloc(16)
const Real = Date
let seen = null
const forget = () => { seen = null }
function now() {
  if (seen === null) {
    readSync(file, bytes, 0, 16, 0)
    seen = Number(bytes.toString())
    queueMicrotask(forget)
  }
  return seen
}
const begun = now()
globalThis.Date = class Date extends Real {
  constructor(...given) { given.length === 0 ? super(now()) : super(...given) }
  static now() { return now() }
}
performance.now = () => 1_000_000 + now() - begun
os.uptime = () => 1_000_000 + (now() - begun) / 1000
syncBuiltinESMExports()
let rests = 0
const next = Buffer.alloc(16)
const later = globalThis.setTimeout
globalThis.setTimeout = (work, delay, ...rest) => {
  if (delay === ${IDLE_DELAY_MS} && isMainThread) {
    readSync(file, next, 0, 16, 32)
    if (Number(next.toString()) > now()) {
      writeSync(file, next, 0, 16, 0)
      forget()
    }
    writeSync(file, String(++rests).padStart(16, '0'), 16)
  }
  return later(work, delay, ...rest)
}`

/** A clock that moves only when a test moves it, for whole processes: two runs of one script happen at the same instants. */
export type ScriptedClock = {
  /** for the processes that go by it: one desk, and commands */
  readonly environment: Environment
  /** milliseconds since the epoch */
  readonly now: () => number
  /** at once: for a moment, in which the desk does nothing by itself */
  readonly advance: (milliseconds: number) => void
  /** between two turns of the desk's scheduler; resolves when it has nothing left to do */
  readonly advanceAtRest: (milliseconds: number) => Promise<void>
  /** the desk's scheduler has since begun and ended a turn in which nothing was to do */
  readonly rest: () => Promise<void>
  readonly close: () => void
}

const FIELD_BYTES = 16
const FIELDS = { now: 0, rests: FIELD_BYTES, next: 2 * FIELD_BYTES } as const

let made = 0

/** A clock that stands at this instant, ISO 8601. */
export function createScriptedClock(start: string): ScriptedClock {
  const path = join(tmpdir(), `mimamori-scripted-clock-${process.pid}-${++made}`)
  const file = openSync(path, 'w+')
  const bytes = Buffer.alloc(FIELD_BYTES)
  const write = (field: keyof typeof FIELDS, value: number) =>
    void writeSync(file, String(value).padStart(FIELD_BYTES, '0'), FIELDS[field])
  const read = (field: keyof typeof FIELDS) => {
    readSync(file, bytes, 0, FIELD_BYTES, FIELDS[field])
    return Number(bytes.toString())
  }
  async function rest(): Promise<void> {
    // the turn that ends next may have begun before
    const enough = read('rests') + 2
    while (read('rests') < enough) await pause(ASK_AGAIN_MS)
  }
  for (const field of ['rests', 'next'] as const) write(field, 0)
  write('now', Date.parse(start))
  const preload = `data:text/javascript,${encodeURIComponent(PRELOAD_SOURCE)}`
  return {
    environment: { NODE_OPTIONS: `--import=${preload}`, SCRIPTED_CLOCK: path },
    now: () => read('now'),
    advance: (milliseconds) => write('now', read('now') + milliseconds),
    async advanceAtRest(milliseconds) {
      const instant = read('now') + milliseconds
      write('next', instant)
      while (read('now') < instant) await pause(ASK_AGAIN_MS)
      // what is begun in one turn may end in the next
      await rest()
      await rest()
    },
    rest,
    close() {
      closeSync(file)
      rmSync(path)
    },
  }
}
