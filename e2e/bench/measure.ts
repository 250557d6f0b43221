import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../running/processes.ts'

/** One figure of `docs/design` numbers, as a line of JSON. */
export type Figure = {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly unit: string
  /** how many were measured */
  readonly n: number
  readonly engine: string
} & Readonly<Record<string, string | number>>

export type Percentiles = { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** Nearest-rank percentiles. */
export function percentilesOf(samples: readonly number[]): Percentiles {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

export const medianOf = (samples: readonly number[]): number => percentilesOf(samples).p50

const SYNCS = 1_000

/** What the disk itself takes for a durable page: p50 of 1,000 × (write 4 kB, fdatasync), in milliseconds. */
function fdatasyncMs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-disk-'))
  const file = openSync(join(folder, 'pages'), 'w')
  const page = Buffer.alloc(4096, 7)
  const samples = Array.from({ length: SYNCS }, () => {
    const from = performance.now()
    writeSync(file, page)
    fdatasyncSync(file)
    return performance.now() - from
  })
  closeSync(file)
  rmSync(folder, { recursive: true })
  return rounded(medianOf(samples), 3)
}

/** Print the figures of a bench and keep them in docs/bench. */
export function report(bench: string, figures: readonly Figure[]): void {
  const fdatasync_ms = fdatasyncMs()
  const command = `pnpm bench ${bench}`
  const lines = figures.map((figure) => JSON.stringify({ ...figure, fdatasync_ms, command }))
  for (const line of lines) console.log(line)
  const folder = join(ROOT, 'docs', 'bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${bench}.json`), `${lines.join('\n')}\n`)
}
