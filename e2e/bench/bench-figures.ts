import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../harness/server-processes.ts'
import type { Platform } from './filled-desks.ts'

/** One figure of a bench, as a line of JSON; `id` is its row of the numbers the desk is measured by. */
export type Figure = {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly unit: string
  /** how many were measured */
  readonly n: number
  readonly engine: string
} & Readonly<Record<string, string | number>>

/** How large a bench is to be made. */
export type Scale = {
  /** cases of the large desk */
  readonly cases: number
  /** the same in words, for the names of figures */
  readonly at: string
  readonly platforms: readonly Platform[]
}

export type Percentiles = { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }

export const roundTo = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** Nearest-rank percentiles. */
export function percentilesOf(samples: readonly number[]): Percentiles {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => roundTo(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

/** Percentiles of latencies as a figure carries them. */
export function latencyPercentiles(latencies: readonly number[]) {
  const { p50, p95, p99, max } = percentilesOf(latencies)
  return { p50_ms: p50, p95_ms: p95, p99_ms: p99, max_ms: max }
}

export const medianOf = (samples: readonly number[]): number => percentilesOf(samples).p50

const SYNC_COUNT = 1_000

/** What the disk itself takes for a durable page: p50 of 1,000 × (write 4 kB, fdatasync), in milliseconds. */
function measureFdatasyncMs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-disk-'))
  const file = openSync(join(folder, 'pages'), 'w')
  const page = Buffer.alloc(4096, 7)
  const samples = Array.from({ length: SYNC_COUNT }, () => {
    const from = performance.now()
    writeSync(file, page)
    fdatasyncSync(file)
    return performance.now() - from
  })
  closeSync(file)
  rmSync(folder, { recursive: true })
  return roundTo(medianOf(samples), 3)
}

const REPORT_FOLDERS = { bench: 'docs/bench', proof: 'docs/proofs' } as const

/**
 * Print what `pnpm <kind> <name>` found, a line of JSON each, and keep it: benches in docs/bench, proofs in docs/proofs.
 * Not kept: what was made smaller to look at something.
 */
export function reportFigures(
  kind: keyof typeof REPORT_FOLDERS,
  name: string,
  figures: readonly Figure[],
  keep = true,
): void {
  const fdatasync_ms = measureFdatasyncMs()
  const command = `npm run ${kind} ${name}`
  const lines = figures.map((figure) => JSON.stringify({ ...figure, fdatasync_ms, command }))
  for (const line of lines) console.log(line)
  if (!keep) return
  const folder = join(ROOT, REPORT_FOLDERS[kind])
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${lines.join('\n')}\n`)
}
