import { setTimeout as pause } from 'node:timers/promises'
import type { DeskProcess } from '../harness/desk-process.ts'
import { type Figure, roundTo, type Scale } from './bench-figures.ts'
import { startFilledDesks } from './filled-desks.ts'
import { hasChildren, type PeakMemory, peakMemoryDuring, startUnderLimit } from './process-memory.ts'

/** a larger desk gives a refit no more to learn from */
const CASE_COUNT = 20_000
const LIMIT_MB = 640
const HOUR_MS = 3_600_000
const REFIT_STARTS_MS = 20_000
const POLL_INTERVAL_MS = 250

/** Milliseconds until 03:31 of the next day, Japan time: the nightly refit begins in the hour from half past three. */
function untilTheNight(): number {
  const japan = new Date(Date.now() + 9 * HOUR_MS)
  const night = Date.UTC(japan.getUTCFullYear(), japan.getUTCMonth(), japan.getUTCDate() + 1, 3, 31)
  return night - japan.getTime()
}

/** A night: the model is learned, and the hours after it bring backup, standards and what ends by retention. */
async function passNight({ moveClock, pid }: DeskProcess): Promise<{ learned: boolean }> {
  moveClock(untilTheNight())
  const began = performance.now()
  while (!hasChildren(pid()) && performance.now() - began < REFIT_STARTS_MS) await pause(POLL_INTERVAL_MS)
  const learned = hasChildren(pid())
  while (hasChildren(pid())) await pause(POLL_INTERVAL_MS)
  for (const hours of [1, 2, 6]) {
    moveClock(untilTheNight() + hours * HOUR_MS)
    await pause(5_000)
    while (hasChildren(pid())) await pause(POLL_INTERVAL_MS)
  }
  return { learned }
}

function figuresOf(engine: string, during: string, peaks: PeakMemory, outcome: string): Figure[] {
  const of = { id: 'N39', engine, unit: 'MB', n: 1, outcome } as const
  const figureOf = (name: string, value: number): Figure => ({
    ...of,
    name: `${name} ${during}`,
    value: roundTo(value, 0),
  })
  return [
    figureOf('memory of the desk', peaks.desk),
    figureOf('memory of the process that learns', peaks.child),
    figureOf('memory of both together', peaks.together),
  ]
}

/** N39: the most memory of the desk, of the process that learns a model beside it, and of both: asked for, and in a night under a limit of 640 MB. */
export async function benchRefitMemory({ cases }: Scale): Promise<Figure[]> {
  const fill = { cases: Math.min(CASE_COUNT, cases) }
  const asked = await startFilledDesks(fill)
  const figures: Figure[] = []
  try {
    const learned = asked.first.ask('model refit', {})
    const peaks = await peakMemoryDuring(asked.first.pid(), learned)
    const { outcome } = JSON.parse(await learned) as { readonly outcome: string }
    figures.push(...figuresOf(asked.engine, 'while a model is learned', peaks, outcome))
  } finally {
    await asked.discard()
  }
  const { started: night, limit } = await startUnderLimit(LIMIT_MB, () =>
    startFilledDesks(fill, 'sqlite', { ownClock: false }),
  )
  try {
    const passed = passNight(night.first)
    const peaks = await peakMemoryDuring(night.first.pid(), passed)
    const { learned } = await passed
    const during = `in a night${limit ? ` under ${LIMIT_MB} MB` : ''}`
    figures.push(...figuresOf(night.engine, during, peaks, learned ? 'learned' : 'not learned'))
    const of = { id: 'N39', engine: night.engine, unit: 'kills', n: 1 } as const
    if (limit) figures.push({ ...of, name: `processes killed ${during}`, value: limit.kills() })
  } finally {
    await night.discard()
    limit?.lift()
  }
  return figures
}
