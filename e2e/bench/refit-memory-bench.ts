import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Figure, Scale } from './bench-figures.ts'
import { roundTo } from './bench-figures.ts'
import { startFilledDesks } from './filled-desks.ts'

/** a larger desk gives a refit no more to learn from */
const CASE_COUNT = 20_000
const POLL_INTERVAL_MS = 100

/** What the system says of a process: its resident memory in megabytes, and its parent; `null`: there is none. */
function statusOf(pid: string): { readonly memoryMb: number; readonly parent: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const numberOf = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
    return { memoryMb: numberOf('VmRSS') / 1024, parent: numberOf('PPid') }
  } catch {
    return null
  }
}

const childrenMb = (pid: number): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statusOf)
    .reduce((sum, status) => (status?.parent === pid ? sum + status.memoryMb : sum), 0)

/** N39: the most memory of the desk, of the process that learns a model beside it, and of both together. */
export async function benchRefitMemory({ cases }: Scale): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases: Math.min(CASE_COUNT, cases) })
  const { pid, ask } = filled.first
  try {
    const peaks = { desk: 0, child: 0, together: 0 }
    let done = false
    const learned = ask('model refit', {}).finally(() => {
      done = true
    })
    while (!done) {
      const [desk, child] = [statusOf(String(pid()))?.memoryMb ?? 0, childrenMb(pid())]
      peaks.desk = Math.max(peaks.desk, desk)
      peaks.child = Math.max(peaks.child, child)
      peaks.together = Math.max(peaks.together, desk + child)
      await pause(POLL_INTERVAL_MS)
    }
    const { outcome } = JSON.parse(await learned) as { readonly outcome: string }
    const of = { id: 'N39', engine: filled.engine, unit: 'MB', n: 1, outcome } as const
    const figureOf = (name: string, value: number): Figure => ({ ...of, name, value: roundTo(value, 0) })
    return [
      figureOf('memory of the desk while a model is learned', peaks.desk),
      figureOf('memory of the process that learns a model', peaks.child),
      figureOf('memory of both together', peaks.together),
    ]
  } finally {
    await filled.discard()
  }
}
